/** What a restore will do, and the key of an administrator that it takes. */
import { Button } from '@ui5/webcomponents-react/Button'
import { type FormEvent, useEffect, useState } from 'react'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import type { RpcError } from '../../rpc/rpcError.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { FormField } from '../../ui/FormField.tsx'
import { focusField } from '../../ui/focusField.ts'
import { timeText } from '../../ui/timeText.ts'

export interface RestoreRequest {
  readonly which: { readonly name: string }
  readonly passphrase?: string
  readonly recoveryKey?: string
}

interface ConfirmRestoreProps {
  /** Of the backup. */
  readonly name: string
  readonly isPending: boolean
  readonly error: RpcError | null
  readonly onRestore: (request: RestoreRequest) => void
  readonly onBack: () => void
}

export function ConfirmRestore({ name, isPending, error, onRestore, onBack }: ConfirmRestoreProps) {
  const [means, setMeans] = useState<'passphrase' | 'recoveryKey'>('passphrase')
  const [entered, setEntered] = useState('')
  const preview = useRpcQuery(
    ['backup', 'preview', { name }],
    (signal) => rpc.backup.preview.query({ which: { name } }, { signal }),
    { isFresh: true },
  )
  const isReady = preview.data !== undefined
  const isPassphrase = means === 'passphrase'
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (entered === '') return focusField('restoreKey')
    if (!isPending && isReady) onRestore({ which: { name }, [means]: entered })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the other means has another field
  useEffect(() => {
    if (isReady) focusField('restoreKey')
  }, [isReady, means])
  return (
    <>
      <ErrorStrip error={preview.error} />
      {preview.data && <Preview {...preview.data} />}
      <form onSubmit={submit} noValidate>
        {isReady && (
          <FormField
            key={means}
            label={t(isPassphrase ? 'restore.passphrase' : 'restore.recoveryKey')}
            type="Password"
            required
            field="restoreKey"
            value={entered}
            onInput={setEntered}
            help={t(preview.data.keyringReplaced ? 'restore.key.ofBackup' : 'restore.key.present')}
          />
        )}
        <ErrorStrip error={error} />
        <div className="sessionActions">
          {isReady && (
            <Button design="Emphasized" disabled={isPending} onClick={() => submit()}>
              {t(isPending ? 'restore.working' : 'restore.submit')}
            </Button>
          )}
          <Button design="Transparent" disabled={isPending} onClick={onBack}>
            {t('restore.back')}
          </Button>
          {isReady && (
            <Button
              design="Transparent"
              onClick={() => {
                setMeans(isPassphrase ? 'recoveryKey' : 'passphrase')
                setEntered('')
              }}
            >
              {t(isPassphrase ? 'unlock.useRecoveryKey' : 'unlock.usePassphrase')}
            </Button>
          )}
        </div>
        <button type="submit" hidden />
      </form>
    </>
  )
}

type PreviewData = Awaited<ReturnType<typeof rpc.backup.preview.query>>

function Preview({ name, createdAt, counts, present, backups, keyringReplaced }: PreviewData) {
  return (
    <dl className="problemText">
      <dt>{t('restore.preview.backup')}</dt>
      <dd>
        {createdAt === null ? name : timeText(createdAt, 'medium')}
        {counts && ` · ${t('restore.counts', counts)}`}
      </dd>
      <dt>{t('restore.preview.replaced')}</dt>
      <dd>{t(keyringReplaced ? 'restore.preview.storeAndKeyring' : 'restore.preview.store')}</dd>
      <dt>{t('restore.preview.aside')}</dt>
      <dd>
        {present.length === 0 ? (
          t('restore.preview.nothing')
        ) : (
          <>
            {t('restore.preview.asideIn', { folder: backups })}
            <ul className="nameList">
              {present.map((file) => (
                <li key={file}>{file}</li>
              ))}
            </ul>
          </>
        )}
      </dd>
    </dl>
  )
}
