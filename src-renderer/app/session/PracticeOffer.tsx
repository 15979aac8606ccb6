/** The way in for whoever wants to try Patchbay first. */
import { Button } from '@ui5/webcomponents-react/Button'
import { t } from '../../i18n/t.ts'
import { usePracticeWished, wishPractice } from '../practice.ts'

export function PracticeOffer() {
  if (usePracticeWished()) return null
  return (
    <section className="practiceOffer">
      <Button onClick={wishPractice}>{t('practice.try')}</Button>
      <p>{t('practice.what')}</p>
    </section>
  )
}
