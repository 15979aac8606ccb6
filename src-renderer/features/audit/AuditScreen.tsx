/** The audit trail, newest first: searched while typing, verified and exported as a whole. */
import { BusyIndicator } from '@ui5/webcomponents-react/BusyIndicator'
import { Button } from '@ui5/webcomponents-react/Button'
import { useState } from 'react'
import type { AuditEntry } from '../../../src-main/store/audit.ts'
import { useMay } from '../../app/session/useMay.ts'
import { numberText } from '../../i18n/language.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { downloadText } from '../../ui/downloadText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { postMessage } from '../../ui/messages.ts'
import { SearchListPage } from '../../ui/SearchListPage.tsx'
import { useDialog } from '../../ui/useDialog.ts'
import { useListWindow } from '../../ui/useListWindow.ts'
import { type Column, VirtualTable } from '../../ui/VirtualTable.tsx'
import { AuditFilters, useAuditFilter } from './AuditFilters.tsx'
import { actionText, exactTime, hostText } from './auditText.ts'
import { type Exported, ExportedDialog } from './ExportedDialog.tsx'
import { RecordDialog } from './RecordDialog.tsx'
import { VerifyOutcome } from './VerifyOutcome.tsx'

type Row = AuditEntry & { readonly id: string }

const columns: readonly Column<Row>[] = [
  { key: 'at', header: t('audit.column.when'), width: '13rem', cell: ({ at }) => exactTime(at) },
  { key: 'person', header: t('audit.column.who'), minWidth: '9rem', cell: ({ person }) => person },
  { key: 'host', header: t('audit.column.host'), width: '8.5rem', cell: ({ host }) => hostText(host) },
  {
    key: 'action',
    header: t('audit.column.action'),
    minWidth: '12rem',
    cell: ({ action }) => actionText(action),
  },
  { key: 'object', header: t('audit.column.object'), minWidth: '14rem', cell: ({ object }) => object },
  {
    key: 'seq',
    header: t('audit.column.number'),
    width: '7rem',
    cell: ({ seq }) => numberText(seq),
  },
]

/** Writes the file's name with the day; the exact time stands in the export. */
async function exportSigned(): Promise<Exported> {
  const { text, ...result } = await rpc.audit.exportText.mutate()
  const file = `patchbay-audit-${new Date().toISOString().slice(0, 10)}.jsonl`
  downloadText(file, text)
  postMessage('success', t('audit.exported', { file }))
  return { ...result, file }
}

export function AuditScreen() {
  const may = useMay()
  const { filter, from, isFiltered, set, clear } = useAuditFilter()
  const { search, object, person } = filter
  const list = useListWindow<Row>(
    ['audit', 'list', { search, object, person, from }],
    async ({ offset, limit }, signal) => {
      const input = { search, object, person, since: from, offset, limit }
      const { rows, total } = await rpc.audit.list.query(input, { signal })
      return { rows: rows.map((row) => ({ ...row, details: row.details, id: String(row.seq) })), total }
    },
  )
  const records = useDialog<AuditEntry>()
  const exports = useDialog<Exported>()
  const [isShown, setShown] = useState(false)
  const verify = useRpcMutation(() => rpc.audit.verify.mutate(), ['audit'])
  const write = useRpcMutation(exportSigned, ['audit'])
  const startVerify = () => {
    setShown(true)
    verify.mutate(undefined, {
      onSuccess: ({ records: count, firstBad }) =>
        firstBad
          ? postMessage('error', t('audit.verify.failed', { seq: firstBad.seq }))
          : postMessage('success', t('audit.verify.done', { count: numberText(count) })),
    })
  }
  const isWorking = verify.isPending || write.isPending
  return (
    <SearchListPage
      title={t('audit.title')}
      searchLabel={t('list.searchIn', { what: t('audit.what') })}
      searchHint={t('audit.searchHint')}
      search={search}
      onSearch={(text) => set({ ...filter, search: text })}
      filters={<AuditFilters filter={filter} onChange={set} />}
      actions={
        <>
          {may('audit.verify') && (
            <Button disabled={isWorking} onClick={startVerify}>
              {t('audit.verify')}
            </Button>
          )}
          {may('audit.exportText') && (
            <Button disabled={isWorking} onClick={() => write.mutate(undefined, { onSuccess: exports.ask })}>
              {t('audit.export')}
            </Button>
          )}
        </>
      }
      count={list.total === null ? '' : tCount(list.total, 'audit.count.one', 'audit.count.other')}
      error={list.error ?? verify.error ?? write.error}
      above={
        <div role="status" className="auditOutcome">
          {verify.isPending && <Working text={t('audit.verify.working')} />}
          {write.isPending && <Working text={t('audit.export.working')} />}
          {isShown && verify.data && <VerifyOutcome outcome={verify.data} onClose={() => setShown(false)} />}
        </div>
      }
      empty={list.total === 0 && <NoRecords isFiltered={isFiltered} onClear={clear} />}
      dialogs={
        <>
          {records.asked && (
            <RecordDialog
              key={records.key}
              record={records.asked}
              open={records.isOpen}
              onClose={records.close}
            />
          )}
          {exports.asked && (
            <ExportedDialog exported={exports.asked} open={exports.isOpen} onClose={exports.close} />
          )}
        </>
      }
    >
      <VirtualTable label={t('audit.title')} list={list} columns={columns} onOpen={records.ask} staysOpen />
    </SearchListPage>
  )
}

function Working({ text }: { readonly text: string }) {
  return <BusyIndicator active delay={0} size="S" text={text} textPlacement="Bottom" />
}

function NoRecords({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  if (!isFiltered) return <EmptyState title={t('audit.empty')} text={t('audit.empty.text')} />
  return (
    <EmptyState title={t('list.noMatches')} text={t('list.noMatches.text')}>
      <Button onClick={onClear}>{t('list.clearSearch')}</Button>
    </EmptyState>
  )
}
