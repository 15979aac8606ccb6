/** When the store locks itself. */
import { type IdleMinutes, idleMinutesChoices, toIdleMinutes } from '../../../src-main/domain/lockSetting.ts'
import { useMay } from '../../app/session/useMay.ts'
import { useSessionStatus } from '../../app/session/useSessionStatus.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { postMessage } from '../../ui/messages.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { ReadOnly } from '../../ui/readOnly.ts'
import { SelectField } from '../../ui/SelectField.tsx'

const options = idleMinutesChoices.map((minutes) => ({
  value: String(minutes),
  text: t('lock.minutes', { minutes }),
}))

export function LockBlock() {
  const may = useMay()
  const { data } = useSessionStatus()
  const change = useRpcMutation(
    (minutes: IdleMinutes) => rpc.session.setIdleMinutes.mutate({ minutes }),
    ['session', 'audit'],
  )
  const choose = (value: string) => {
    const minutes = toIdleMinutes(Number(value))
    if (minutes === null) return
    change.mutate(minutes, { onSuccess: () => postMessage('success', t('lock.changed', { minutes })) })
  }
  if (data?.idleMinutes == null) return null
  return (
    <Block title={t('lock.block')}>
      <p>{t('lock.text')}</p>
      <ReadOnly value={!may('session.setIdleMinutes')}>
        <SelectField
          label={t('lock.idle')}
          value={String(data.idleMinutes)}
          options={options}
          onChange={choose}
        />
      </ReadOnly>
      <ErrorStrip error={change.error} />
    </Block>
  )
}
