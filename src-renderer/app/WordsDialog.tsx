/** Help > Words: Patchbay's own words, each with what comes nearest to it in System Configurator. */
import { t } from '../i18n/t.ts'
import { InfoDialog } from '../ui/InfoDialog.tsx'
import { closeShellDialog, useShellDialog } from './shellState.ts'

const words = [
  'store',
  'service',
  'incoming',
  'server',
  'practice',
  'finding',
  'readiness',
  'pending',
  'compare',
  'push',
  'run',
  'drift',
  'conflict',
  'adopt',
  'promotion',
  'secret',
] as const

export function WordsDialog() {
  return (
    <InfoDialog
      className="shortcuts"
      open={useShellDialog() === 'words'}
      onClose={closeShellDialog}
      title={t('words.title')}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="tableScroll" tabIndex={0} aria-label={t('words.title')}>
        <table className="plainTable">
          <thead>
            <tr>
              <th scope="col">{t('words.word')}</th>
              <th scope="col">{t('words.meaning')}</th>
              <th scope="col">{t('words.inSc')}</th>
            </tr>
          </thead>
          <tbody>
            {words.map((word) => (
              <tr key={word}>
                <th scope="row">{t(`words.${word}`)}</th>
                <td>{t(`words.${word}.meaning`)}</td>
                <td>{t(`words.${word}.sc`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </InfoDialog>
  )
}
