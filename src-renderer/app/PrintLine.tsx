/** On paper, above every screen: when it was printed, and by whom. */
import { useEffect, useState } from 'react'
import { t } from '../i18n/t.ts'
import { timeText } from '../ui/timeText.ts'
import { useSessionStatus } from './session/useSessionStatus.ts'

export function PrintLine() {
  const { data } = useSessionStatus()
  const [at, setAt] = useState(() => new Date())
  useEffect(() => {
    const paper = window.matchMedia('print')
    const note = () => paper.matches && setAt(new Date())
    paper.addEventListener('change', note)
    return () => paper.removeEventListener('change', note)
  }, [])
  return (
    <p className="printOnly printLine">
      {t('print.line', {
        product: t('app.name'),
        at: timeText(at.toISOString()),
        person: data?.person ?? '',
      })}
    </p>
  )
}
