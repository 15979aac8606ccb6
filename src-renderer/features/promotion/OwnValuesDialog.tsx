/** What rarely differs: IDs of rows for one object alone, rows that stay away, and values that are to be forgotten. */
import { useState } from 'react'
import { authenticationIdOf } from '../../../src-main/domain/canonical.ts'
import type { Server } from '../../../src-main/domain/model.ts'
import { ownRowId } from '../../../src-main/domain/promotion.ts'
import type { PromotionEntry } from '../../../src-main/sync/promotion/promotion.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ActionDialog } from '../../ui/ActionDialog.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { FormField } from '../../ui/FormField.tsx'
import { postMessage } from '../../ui/messages.ts'
import { secretText } from './promotionValues.ts'
import { useFreshOverview } from './usePromotionForm.ts'

interface Row {
  readonly field: string
  /** On the source. */
  readonly id: string
  /** On the target; empty = by the map. */
  readonly ownId: string
  readonly isAway: boolean
}

/** Rows of the source, those that stay away from the target included. */
function rowsOf({ needs, values }: PromotionEntry): Row[] {
  const fields = new Set([...needs, ...values].map(({ field }) => field))
  return [...fields].flatMap((field) => {
    const id = ownRowId(field) === null ? authenticationIdOf(field) : null
    if (id === null) return []
    const own = values.find((value) => value.field === field)
    return [{ field, id, ownId: own?.text ?? '', isAway: own?.text === null }]
  })
}

export function hasOwnValues(entry: PromotionEntry): boolean {
  return rowsOf(entry).length > 0 || entry.values.length > 0
}

type OwnValue = PromotionEntry['values'][number]

function valueName({ field, text, secret }: OwnValue): string {
  const name = secretText(field)
  if (secret === 'set' || authenticationIdOf(field) !== null || ownRowId(field) !== null) return name
  return t('promotion.own.text', { name, text: text ?? '' })
}

interface OwnValuesDialogProps {
  readonly server: Server
  readonly entry: PromotionEntry
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** What is to be forgotten needs no other change. */
function useOwnValues({ server, entry, onClose }: OwnValuesDialogProps) {
  const { kind, objectId } = entry
  const [rows, setRows] = useState(() => rowsOf(entry))
  const [forgotten, setForgotten] = useState<ReadonlySet<string>>(new Set())
  const refresh = useFreshOverview(server.id)
  const before = new Map(rowsOf(entry).map((row) => [row.field, row]))
  const changed = rows.filter(({ field, ownId, isAway }) => {
    const was = before.get(field)
    return !forgotten.has(field) && (was?.ownId !== ownId || was.isAway !== isAway)
  })
  const save = useRpcMutation(async () => {
    const object = { serverId: server.id, kind, objectId }
    for (const field of forgotten) await rpc.promotion.removeValue.mutate({ ...object, field })
    for (const { field, ownId, isAway } of changed) {
      await rpc.promotion.setValue.mutate({ ...object, field, text: isAway ? null : ownId.trim() })
    }
    await refresh()
  }, ['promotion', 'sync'])
  return {
    rows,
    setRow: (row: Row) => setRows(rows.map((other) => (other.field === row.field ? row : other))),
    forgotten,
    forget: (field: string, isForgotten: boolean) => {
      const next = new Set(forgotten)
      if (isForgotten) next.add(field)
      else next.delete(field)
      setForgotten(next)
    },
    hasChanges: changed.length > 0 || forgotten.size > 0,
    save,
    submit: () =>
      save.mutate(undefined, {
        onSuccess: () => {
          postMessage('success', t('promotion.own.saved', { key: entry.key, server: server.name }))
          onClose()
        },
      }),
  }
}

export function OwnValuesDialog(props: OwnValuesDialogProps) {
  const { server, entry, isOpen, onClose } = props
  const { rows, setRow, forgotten, forget, hasChanges, save, submit } = useOwnValues(props)
  return (
    <ActionDialog
      open={isOpen}
      title={t('promotion.own.title', { key: entry.key, server: server.name })}
      submitText={t('action.save')}
      workingText={t('promotion.saving')}
      isWorking={save.isPending}
      canSubmit={hasChanges}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('promotion.own.help', { server: server.name })}</p>
      {rows.map((row) => (
        <RowFields key={row.field} server={server} row={row} onChange={setRow} />
      ))}
      {entry.values.length > 0 && (
        <fieldset className="ticks">
          <legend>{t('promotion.forget')}</legend>
          {entry.values.map((value) => (
            <CheckField
              key={value.field}
              label={t('promotion.forget.this', { what: valueName(value) })}
              isChecked={forgotten.has(value.field)}
              onChange={(isForgotten) => forget(value.field, isForgotten)}
            />
          ))}
        </fieldset>
      )}
    </ActionDialog>
  )
}

interface RowFieldsProps {
  readonly server: Server
  readonly row: Row
  readonly onChange: (row: Row) => void
}

function RowFields({ server, row, onChange }: RowFieldsProps) {
  return (
    <div>
      <FormField
        label={t('promotion.own.id', { id: row.id, server: server.name })}
        value={row.ownId}
        disabled={row.isAway}
        placeholder={t('promotion.own.byMap')}
        onInput={(ownId) => onChange({ ...row, ownId })}
      />
      <CheckField
        label={t('promotion.own.away', { id: row.id, server: server.name })}
        isChecked={row.isAway}
        onChange={(isAway) => onChange({ ...row, isAway })}
      />
    </div>
  )
}
