/** Shows what a restore replaces and what becomes of the present files, and asks an administrator to confirm it. */
import { useState } from 'react'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { toRpcError } from '../../rpc/rpcError.ts'
import { useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { ActionDialog } from '../../ui/ActionDialog.tsx'
import { focusField } from '../../ui/focusField.ts'
import { postLastingMessage } from '../../ui/messages.ts'
import { countsText, madeText, reasonText } from './backupText.ts'
import {
  noOpening,
  type Opening,
  OpeningField,
  openingField,
  openingFindings,
  openingInput,
} from './OpeningField.tsx'

/**
 * The outcome is told from here: the store is locked meanwhile, which takes this dialog from the screen, and the page
 * starts anew when the answer is there.
 */
async function restore(name: string, opening: Opening): Promise<void> {
  try {
    const { counts, putAside } = await rpc.backup.restore.mutate({
      which: { name },
      ...openingInput(opening),
    })
    const told = { name, counts: countsText(counts) }
    postLastingMessage(
      'success',
      putAside === null
        ? t('backup.restored.nothingBefore', told)
        : t('backup.restored', { ...told, folder: putAside }),
    )
  } catch (error) {
    postLastingMessage('error', t('backup.notRestored', { name, message: toRpcError(error).message }))
    throw error
  }
}

function usePreview(name: string, isEnabled: boolean) {
  return useRpcQuery(
    ['backup', 'preview', { name }],
    (signal) => rpc.backup.preview.query({ which: { name } }, { signal }),
    { enabled: isEnabled, isFresh: true },
  )
}
type Preview = NonNullable<ReturnType<typeof usePreview>['data']>

interface RestoreDialogProps {
  readonly name: string
  readonly open: boolean
  readonly onClose: () => void
}

export function RestoreDialog({ name, open, onClose }: RestoreDialogProps) {
  const [opening, setOpening] = useState(noOpening)
  const [isAsked, setAsked] = useState(false)
  const { data: preview, error } = usePreview(name, open)
  const run = useRpcMutation(() => restore(name, opening), ['session', 'backup'])
  const findings = openingFindings(opening)
  const close = () => {
    setOpening(noOpening)
    onClose()
  }
  const submit = () => {
    setAsked(true)
    if (findings.length > 0) return focusField(openingField)
    run.mutate(undefined, { onSuccess: close, onError: () => focusField(openingField) })
  }
  return (
    <ActionDialog
      open={open}
      title={t('backup.restore.title', { name })}
      submitText={t('backup.restore.submit')}
      workingText={t('backup.restore.working')}
      isWorking={run.isPending}
      canSubmit={preview !== undefined}
      isDestructive
      startsOnCancel
      error={error ?? run.error}
      onSubmit={submit}
      onClose={close}
    >
      {preview === undefined ? (
        error === null && <p>{t('app.loading')}</p>
      ) : (
        <>
          <PreviewFacts preview={preview} />
          <p>{t('backup.restore.lock')}</p>
          <p>{t(preview.keyringReplaced ? 'backup.restore.who.backup' : 'backup.restore.who')}</p>
          <OpeningField opening={opening} onChange={setOpening} findings={isAsked ? findings : []} />
        </>
      )}
    </ActionDialog>
  )
}

function PreviewFacts({ preview }: { readonly preview: Preview }) {
  const { createdAt, reason, counts, keyringReplaced, present, backups } = preview
  return (
    <dl className="facts previewFacts">
      <div>
        <dt>{t('backups.when')}</dt>
        <dd>{madeText(createdAt)}</dd>
      </div>
      <div>
        <dt>{t('backups.why')}</dt>
        <dd>{reasonText(reason)}</dd>
      </div>
      <div>
        <dt>{t('backups.counts')}</dt>
        <dd>{countsText(counts)}</dd>
      </div>
      <div>
        <dt>{t('backup.restore.replaces')}</dt>
        <dd>
          {keyringReplaced ? (
            t('backup.restore.replaces.both')
          ) : (
            <>
              {t('backup.restore.replaces.store')} {t('backup.restore.keeps')}
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('backup.restore.present')}</dt>
        <dd>
          <ul className="fileList">
            {present.map((file) => (
              <li key={file}>{file}</li>
            ))}
          </ul>
          {t('backup.restore.aside')} {backups}
        </dd>
      </div>
    </dl>
  )
}
