/** The audit trail, newest first: searched while typing, in any order, verified and exported as a whole. */
import { BusyIndicator } from '@ui5/webcomponents-react/BusyIndicator'
import { Button } from '@ui5/webcomponents-react/Button'
import { useMemo, useState } from 'react'
import { auditSorts } from '../../../src-main/domain/lists.ts'
import type { AuditEntry } from '../../../src-main/store/audit.ts'
import type { AuditLine } from '../../../src-main/store/auditList.ts'
import { usePreference } from '../../app/preferences.ts'
import { useMay } from '../../app/session/useMay.ts'
import { numberText } from '../../i18n/language.ts'
import { t, tCount } from '../../i18n/t.ts'
import { atOnce, rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { downloadText } from '../../ui/downloadText.ts'
import { ListScreen } from '../../ui/list/ListScreen.tsx'
import { readListViewBy, sortOf } from '../../ui/list/listView.ts'
import { useListChoice } from '../../ui/list/useListChoice.ts'
import type { RowSelection, SelectedIds } from '../../ui/list/useRowSelection.ts'
import { postMessage } from '../../ui/messages.ts'
import { useDialog } from '../../ui/useDialog.ts'
import { useListWindow } from '../../ui/useListWindow.ts'
import {
  auditColumns,
  auditFilterInput,
  auditFilterNames,
  auditFilters,
  auditLabels,
  periodOf,
  startOf,
} from './auditColumns.ts'
import { type Exported, ExportedDialog } from './ExportedDialog.tsx'
import { RecordDialog } from './RecordDialog.tsx'
import { VerifyOutcome } from './VerifyOutcome.tsx'

interface Row extends AuditLine {
  readonly id: string
  /** Left out of rows that are only taken out of Patchbay. */
  readonly details?: unknown
}

interface Page {
  readonly rows: readonly Row[]
  readonly total: number
  readonly people: readonly string[]
}

const newestFirst = readListViewBy({ by: 'number', descending: true })

async function readRecords(ids: readonly string[]): Promise<readonly Row[]> {
  const { rows } = await rpc.audit.rows.query({ seqs: ids.map(Number) })
  return rows.map(toRow)
}

function toRow<Line extends AuditLine>(line: Line): Line & { readonly id: string } {
  return { ...line, id: String(line.seq) }
}

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
  const choice = useListChoice(usePreference('list.audit', newestFirst), auditFilterNames)
  const [selected, onSelect] = useState<SelectedIds>(new Set())
  const { search, view } = choice
  const period = periodOf(view)
  // Counted from when it was chosen: a time that moves on would be another search each time the page is drawn.
  const since = useMemo(() => (period === undefined ? undefined : startOf(period)), [period])
  const request = { search, ...auditFilterInput(view), since, sort: sortOf(view, auditSorts) }
  const asked = { ...request, labels: auditLabels }
  const list = useListWindow<Row, Page>(['audit', 'list', request], async (page, signal) => {
    const { rows, ...answer } = await rpc.audit.list.query({ ...asked, ...page }, { signal, ...atOnce })
    return { ...answer, rows: rows.map(toRow) }
  })
  const selection: RowSelection = {
    selected,
    onSelect,
    readIds: async (part) => (await rpc.audit.seqs.query({ ...asked, ...part })).seqs.map(String),
  }
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
    <ListScreen
      title={t('audit.title')}
      subtitle={t('audit.subtitle')}
      what={t('audit.what')}
      searchHint={t('audit.searchHint')}
      choice={choice}
      filters={auditFilters(list.answer?.people ?? [], view.filters['by'])}
      list={list}
      columns={auditColumns}
      selection={selection}
      readRows={readRecords}
      fileName="patchbay-audit"
      buttons={
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
      countText={(total) => tCount(total, 'audit.count.one', 'audit.count.other')}
      nothing={{ title: t('audit.empty'), text: t('audit.empty.text') }}
      error={verify.error ?? write.error}
      above={
        <div role="status" className="auditOutcome">
          {verify.isPending && <Working text={t('audit.verify.working')} />}
          {write.isPending && <Working text={t('audit.export.working')} />}
          {isShown && verify.data && <VerifyOutcome outcome={verify.data} onClose={() => setShown(false)} />}
        </div>
      }
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
      onOpen={({ details, ...line }) => records.ask({ ...line, details })}
    />
  )
}

function Working({ text }: { readonly text: string }) {
  return <BusyIndicator active delay={0} size="S" text={text} textPlacement="Bottom" />
}
