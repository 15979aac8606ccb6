/** Help > About. */
import { license, version } from '../../package.json'
import { t } from '../i18n/t.ts'
import { InfoDialog } from '../ui/InfoDialog.tsx'
import { useSessionStatus } from './session/useSessionStatus.ts'
import { closeShellDialog, useShellDialog } from './shellState.ts'

export function AboutDialog() {
  const { data } = useSessionStatus()
  return (
    <InfoDialog open={useShellDialog() === 'about'} onClose={closeShellDialog} title={t('about.title')}>
      <div className="dialogText">
        <p>{t('about.text')}</p>
        <dl className="facts">
          <dt>{t('shell.about.version')}</dt>
          <dd>{version}</dd>
          <dt>{t('shell.about.licence')}</dt>
          <dd>{license}</dd>
          <dt>{t('about.dataDirectory')}</dt>
          <dd>{data?.dataDirectory}</dd>
        </dl>
      </div>
    </InfoDialog>
  )
}
