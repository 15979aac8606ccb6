/** The backups of the store: making one, proving one, and going back to one. */
import { BusyIndicator } from '@ui5/webcomponents-react/BusyIndicator'
import { Button } from '@ui5/webcomponents-react/Button'
import { useState } from 'react'
import type { BackupEntry } from '../../../src-main/store/backupList.ts'
import type { Verified } from '../../../src-main/store/backupProof.ts'
import { useMay } from '../../app/session/useMay.ts'
import { numberText } from '../../i18n/language.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { BlockPage } from '../../ui/BlockPage.tsx'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { postMessage } from '../../ui/messages.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { useDialog } from '../../ui/useDialog.ts'
import { BackupTable } from './BackupTable.tsx'
import { countsText } from './backupText.ts'
import { RestoreDialog } from './RestoreDialog.tsx'
import { VerifyDialog } from './VerifyDialog.tsx'

interface Asked {
  readonly kind: 'verify' | 'restore'
  readonly name: string
}

export function BackupsScreen() {
  const may = useMay()
  const { data, error } = useRpcQuery(['backup', 'list'], (signal) =>
    rpc.backup.list.query(undefined, { signal }),
  )
  const dialogs = useDialog<Asked>()
  const [verified, setVerified] = useState<ReadonlyMap<string, 'verified' | 'damaged'>>(new Map())
  const create = useRpcMutation(() => rpc.backup.create.mutate(), ['backup', 'audit'])
  const verify = useRpcMutation(
    (name: string) => rpc.backup.verify.mutate({ which: { name } }),
    ['backup', 'audit'],
  )
  const markVerified = ({ name, pages, counts }: Verified) => {
    setVerified((before) => new Map(before).set(name, 'verified'))
    const told = { name, pages: numberText(pages), counts: countsText(counts) }
    postMessage('success', t('backup.verified', told))
  }
  const startVerify = ({ name }: BackupEntry) =>
    verify.mutate(name, {
      onSuccess: markVerified,
      onError: ({ code }) => {
        if (code === 'BACKUP_DAMAGED') setVerified((before) => new Map(before).set(name, 'damaged'))
        if (code === 'PASSPHRASE_REQUIRED') dialogs.ask({ kind: 'verify', name })
      },
    })
  const isWorking = create.isPending || verify.isPending
  const verifyError = verify.error?.code === 'PASSPHRASE_REQUIRED' ? null : verify.error
  return (
    <BlockPage
      title={t('backups.title')}
      subtitle={t('backups.subtitle')}
      actions={
        may('backup.create') && (
          <Button
            design="Emphasized"
            disabled={isWorking}
            onClick={() =>
              create.mutate(undefined, {
                onSuccess: ({ name }) => postMessage('success', t('backup.created', { name })),
              })
            }
          >
            {t('backup.create')}
          </Button>
        )
      }
    >
      <ErrorStrip error={error ?? create.error ?? verifyError} />
      <div role="status" className="backupWork">
        {create.isPending && <Working text={t('backup.create.working')} />}
        {verify.isPending && <Working text={t('backup.verify.working')} />}
      </div>
      <Block title={t('backups.block')}>
        <p className="fieldHelp">{t('backups.kept')}</p>
        {data?.backups.length === 0 && <p className="fieldHelp">{t('backups.empty')}</p>}
        {data && data.backups.length > 0 && (
          <BackupTable
            backups={data.backups}
            verified={verified}
            isWorking={isWorking}
            onVerify={startVerify}
            onRestore={({ name }) => dialogs.ask({ kind: 'restore', name })}
          />
        )}
      </Block>
      {dialogs.asked?.kind === 'verify' && (
        <VerifyDialog
          key={dialogs.key}
          name={dialogs.asked.name}
          open={dialogs.isOpen}
          onClose={dialogs.close}
          onVerified={markVerified}
        />
      )}
      {dialogs.asked?.kind === 'restore' && (
        <RestoreDialog
          key={dialogs.key}
          name={dialogs.asked.name}
          open={dialogs.isOpen}
          onClose={dialogs.close}
        />
      )}
    </BlockPage>
  )
}

function Working({ text }: { readonly text: string }) {
  return <BusyIndicator active delay={0} size="S" text={text} textPlacement="Bottom" />
}
