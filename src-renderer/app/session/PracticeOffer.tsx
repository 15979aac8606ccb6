/** The way in for whoever wants to try Patchbay first: a practice server is started as soon as the store is open. */
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { CheckField } from '../../ui/CheckField.tsx'
import { usePracticeWished, wishPractice } from '../practice.ts'

export function PracticeOffer() {
  const isWished = usePracticeWished()
  const { data } = useRpcQuery(['practice', 'status'], (signal) =>
    rpc.practice.status.query(undefined, { signal }),
  )
  if (data === undefined || data.url !== null) return null
  return (
    <CheckField
      label={t('practice.try')}
      help={t('practice.what')}
      isChecked={isWished}
      onChange={(isChecked) => wishPractice(isChecked ? 'nothing' : null)}
    />
  )
}
