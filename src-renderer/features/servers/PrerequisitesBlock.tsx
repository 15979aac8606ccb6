/** Packages that a person has found installed on the server (seed.txt, Prerequisites). */
import { prerequisites } from '../../../src-main/domain/model.ts'
import { prerequisiteLabels } from '../../../src-main/domain/readiness.ts'
import { t } from '../../i18n/t.ts'
import { CheckField } from '../../ui/CheckField.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import type { ServerBlockProps } from './ServerEditor.tsx'
import { inOrder } from './serverForm.ts'

export function PrerequisitesBlock({ editor: { form, values } }: ServerBlockProps) {
  const tick = (name: (typeof prerequisites)[number], isTicked: boolean) => {
    const others = values.prerequisites.filter((each) => each !== name)
    form.setValue('prerequisites', inOrder(isTicked ? [...others, name] : others), { shouldDirty: true })
  }
  return (
    <Block title={t('server.prerequisites')}>
      <p className="fieldHelp">{t('server.prerequisites.help')}</p>
      <div className="tickList">
        {prerequisites.map((name) => (
          <CheckField
            key={name}
            label={prerequisiteLabels[name]}
            isChecked={values.prerequisites.includes(name)}
            onChange={(isTicked) => tick(name, isTicked)}
          />
        ))}
      </div>
      {values.release === 'cloud' && <p className="fieldHelp">{t('server.prerequisites.cloud')}</p>}
    </Block>
  )
}
