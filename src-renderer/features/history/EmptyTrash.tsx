/** The way to an empty trash, with a question that tells how much is forgotten. */
import '@ui5/webcomponents-icons/dist/delete.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { useState } from 'react'
import { t, tCount } from '../../i18n/t.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'

interface EmptyTrashProps {
  /** Objects in the trash. */
  readonly count: number
  readonly isBusy: boolean
  readonly onConfirm: () => void
}

export function EmptyTrash({ count, isBusy, onConfirm }: EmptyTrashProps) {
  const [isAsking, setAsking] = useState(false)
  const close = () => setAsking(false)
  return (
    <>
      <Button icon="delete" disabled={count === 0 || isBusy} onClick={() => setAsking(true)}>
        {t('trash.purge')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={tCount(count, 'trash.purge.title.one', 'trash.purge.title.other')}
        confirmText={t('trash.purge.confirm')}
        isDestructive
        onConfirm={() => {
          close()
          onConfirm()
        }}
        onCancel={close}
      >
        <p>{t('trash.purge.text')}</p>
      </ConfirmDialog>
    </>
  )
}
