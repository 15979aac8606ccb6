/** The question before a version is put back: it names what would change of the object as it is now. */
import type { ObjectVersion } from '../../../src-main/store/history.ts'
import type { ObjectKind } from '../../../src-main/store/images.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { postMessage } from '../../ui/messages.ts'
import { timeText } from '../../ui/timeText.ts'
import { useUnsavedNames } from '../../ui/useUnsavedGuard.ts'
import { Differences } from './Differences.tsx'
import { changedByHistory } from './kinds.ts'

interface RestoreQuestionProps {
  readonly kind: ObjectKind
  readonly id: string
  readonly version: ObjectVersion
  readonly onClose: (isRestored: boolean) => void
}

export function RestoreQuestion({ kind, id, version, onClose }: RestoreQuestionProps) {
  const { seq, label, person, name } = version
  const at = timeText(version.at, 'medium')
  const input = { kind, id, seq }
  const names = useUnsavedNames()
  const { data, error } = useRpcQuery(
    ['history', 'compare', input],
    (signal) => rpc.history.compare.query(input, { signal }),
    { isFresh: true },
  )
  const restore = useRpcMutation(() => rpc.history.restore.mutate(input), changedByHistory)
  const confirm = () => {
    if (restore.isPending) return
    restore.mutate(undefined, {
      onSuccess: ({ remarks }) => {
        postMessage('success', [t(`history.restore.done.${kind}`, { name, at }), ...remarks].join(' '))
        onClose(true)
      },
    })
  }
  return (
    <ConfirmDialog
      open
      title={t(`history.restore.${kind}`, { name })}
      confirmText={t('history.restore.confirm')}
      onConfirm={confirm}
      onCancel={() => onClose(false)}
    >
      <p>{t('history.restore.version', { at, label: domainText(label), person })}</p>
      <ErrorStrip error={restore.error ?? error} />
      {data === undefined && !error && <p>{t('history.restore.looking')}</p>}
      {data?.fields.length === 0 && <p>{t('history.restore.same')}</p>}
      {data !== undefined && data.fields.length > 0 && (
        <section className="restoredFields" aria-label={t('history.restore.fields')}>
          <h2>{t('history.restore.fields')}</h2>
          <Differences
            fields={data.fields}
            change="changed"
            beforeText={t('history.restore.now')}
            afterText={t('history.restore.then')}
          />
        </section>
      )}
      {names.length > 0 && <p>{t('history.restore.unsaved', { names: names.join(', ') })}</p>}
    </ConfirmDialog>
  )
}
