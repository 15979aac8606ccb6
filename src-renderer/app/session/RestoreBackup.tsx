/** The way from a store that cannot be opened to a backup of it: choose, see what happens, confirm with a key. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useState } from 'react'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { BackupChoice } from './BackupChoice.tsx'
import { ConfirmRestore, type RestoreRequest } from './ConfirmRestore.tsx'
import { SessionPage } from './SessionPage.tsx'

interface RestoreBackupProps {
  readonly directory: string
  /** Restored or not: the store is to be asked for again. */
  readonly onClose: () => void
}

export function RestoreBackup({ directory, onClose }: RestoreBackupProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const list = useRpcQuery(['backup', 'list'], (signal) => rpc.backup.list.query(undefined, { signal }), {
    isFresh: true,
  })
  const restore = useRpcMutation((request: RestoreRequest) => rpc.backup.restore.mutate(request), [])
  if (restore.data) return <Restored {...restore.data} directory={directory} onClose={onClose} />
  if (chosen !== null)
    return (
      <SessionPage key="confirm" title={t('restore.confirm.title')} directory={directory}>
        <ConfirmRestore
          name={chosen}
          isPending={restore.isPending}
          error={restore.error}
          onRestore={restore.mutate}
          onBack={() => {
            restore.reset()
            setChosen(null)
          }}
        />
      </SessionPage>
    )
  return (
    <SessionPage key="choose" title={t('restore.title')} directory={directory}>
      <ErrorStrip error={list.error} />
      {list.data && <BackupChoice backups={list.data.backups} onChosen={setChosen} onCancel={onClose} />}
    </SessionPage>
  )
}

interface RestoredProps {
  readonly putAside: string | null
  readonly keyringReplaced: boolean
  readonly directory: string
  readonly onClose: () => void
}

function Restored({ putAside, keyringReplaced, directory, onClose }: RestoredProps) {
  return (
    <SessionPage key="done" title={t('restore.done.title')} directory={directory}>
      <p>{t('restore.done')}</p>
      {putAside !== null && <p>{t('restore.done.aside', { path: putAside })}</p>}
      {keyringReplaced && <p>{t('restore.done.keyring')}</p>}
      <div className="sessionActions">
        <Button design="Emphasized" onClick={onClose}>
          {t('restore.done.unlock')}
        </Button>
      </div>
    </SessionPage>
  )
}
