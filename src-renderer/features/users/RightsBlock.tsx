/** User Rights: Use on Messaging Service, the only right that Patchbay gives (seed.txt, messaging-services.md 3.1). */
import { CheckBox } from '@ui5/webcomponents-react/CheckBox'
import { t } from '../../i18n/t.ts'
import { FindingTexts } from '../../ui/FindingText.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { useReadOnly } from '../../ui/readOnly.ts'
import type { UserBlockProps } from './UserEditor.tsx'

export function RightsBlock({ editor: { form, values }, findings }: UserBlockProps) {
  const isReadOnly = useReadOnly()
  return (
    <Block title={t('user.rights')}>
      <p className="fieldHelp">{t('user.rights.note')}</p>
      <table className="plainTable rightsTable">
        <thead>
          <tr>
            <th scope="col">{t('user.rights.object')}</th>
            <th scope="col">{t('user.rights.use')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('user.rights.messagingService')}</th>
            <td>
              <CheckBox
                data-field="use"
                accessibleName={t('user.rights.useLabel')}
                readonly={isReadOnly}
                checked={values.usesMessagingService}
                onChange={(event) =>
                  form.setValue('usesMessagingService', event.target.checked, { shouldDirty: true })
                }
              />
            </td>
          </tr>
        </tbody>
      </table>
      <FindingTexts findings={findings.filter(({ field }) => field === 'use')} />
    </Block>
  )
}
