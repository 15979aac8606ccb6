/** What saving the form will create, before it does: nothing else comes into being. */
import { generatedLength } from '../../../src-main/domain/passwordPolicy.ts'
import { t } from '../../i18n/t.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import type { UserForm } from './userForm.ts'

export function CreationSummary({ form }: { readonly form: UserForm }) {
  const { logonName, firstName, lastName, usesMessagingService } = form
  return (
    <Block title={t('incoming.summary')}>
      <dl className="facts">
        <dt>{t('incoming.summary.user')}</dt>
        <dd>{t('incoming.summary.user.text', { logonName, firstName, lastName })}</dd>
        <dt>{t('incoming.summary.password')}</dt>
        <dd>{passwordText(form)}</dd>
        <dt>{t('incoming.summary.right')}</dt>
        <dd>{t(usesMessagingService ? 'incoming.summary.rightOnly' : 'incoming.summary.noRight')}</dd>
        <dt>{t('incoming.summary.where')}</dt>
        <dd>{t('incoming.summary.whereText')}</dd>
      </dl>
      <p className="fieldHelp">{t('incoming.summary.next')}</p>
    </Block>
  )
}

function passwordText({ setsPassword, password, isGenerated }: UserForm): string {
  if (!setsPassword || password === '') return t('incoming.summary.noPassword')
  return isGenerated
    ? t('incoming.summary.generated', { count: generatedLength })
    : t('incoming.summary.typed')
}
