/**
 * Rows from a spreadsheet, looked at before they are taken: secrets masked, findings beside each row. The text of the
 * clipboard is read once and kept nowhere; what was read goes with the dialog.
 */
import type { Finding } from '../../../src-main/domain/finding.ts'
import { type PastedRows, type PasteNote, pastedRows } from '../../../src-main/domain/pastedRows.ts'
import { t, tCount } from '../../i18n/t.ts'
import { ActionDialog } from '../../ui/ActionDialog.tsx'
import { FindingText, FindingTexts } from '../../ui/FindingText.tsx'
import { PasteField } from '../../ui/PasteField.tsx'
import type { PastePreview, PreviewRow } from './pastePreview.ts'

interface PasteRowsDialogProps {
  /** Null: closed. */
  readonly pasted: PastedRows | null
  readonly preview: PastePreview | null
  readonly columns: { readonly id: string; readonly secret: string }
  readonly onPasted: (pasted: PastedRows) => void
  readonly onTake: () => void
  readonly onClose: () => void
}

/** More rows than anybody reads are counted. */
const shownRows = 200

export function PasteRowsDialog(props: PasteRowsDialogProps) {
  const { pasted, preview, columns, onPasted, onTake, onClose } = props
  const count = preview?.rows.length ?? 0
  return (
    <ActionDialog
      open={pasted !== null}
      className="wideDialog"
      title={t('paste.title')}
      submitText={count === 0 ? t('paste.take') : tCount(count, 'paste.take.one', 'paste.take.other')}
      workingText=""
      isWorking={false}
      canSubmit={count > 0}
      error={null}
      onSubmit={onTake}
      onClose={onClose}
    >
      <PasteField
        label={t('paste.field')}
        hint={t('paste.field.hint', columns)}
        onText={(text) => onPasted(pastedRows(text))}
      />
      {pasted && preview && (pasted.rows.length > 0 || pasted.notes.length > 0) && (
        <Preview pasted={pasted} preview={preview} columns={columns} />
      )}
    </ActionDialog>
  )
}

function Preview({
  pasted,
  preview,
  columns,
}: Pick<PasteRowsDialogProps, 'columns'> & {
  readonly pasted: PastedRows
  readonly preview: PastePreview
}) {
  const { rows, added, replaced, kept, general } = preview
  return (
    <>
      <p role="status">
        {t('paste.toCome', { added, replaced, kept })} {pasted.hasHeader && t('paste.header')}
      </p>
      {pasted.notes.map((note) => (
        <FindingText key={`${note.code} ${note.line}`} finding={noteFinding(note)} />
      ))}
      <FindingTexts findings={general} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section className="pastePreview" tabIndex={0} aria-label={t('paste.preview')}>
        <table className="plainTable">
          <thead>
            <tr>
              <th scope="col">{t('paste.line')}</th>
              <th scope="col">{columns.id}</th>
              <th scope="col">{columns.secret}</th>
              <th scope="col">{t('paste.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shownRows).map((row) => (
              <PreviewLine key={row.line} row={row} />
            ))}
          </tbody>
        </table>
        {rows.length > shownRows && <p>{t('paste.more', { count: rows.length - shownRows })}</p>}
      </section>
    </>
  )
}

function PreviewLine({ row }: { readonly row: PreviewRow }) {
  return (
    <tr>
      <td>{row.line}</td>
      <td className="nameCell">
        {row.authenticationId}
        <FindingTexts findings={row.idFindings} />
      </td>
      <td>
        {row.hasSecret ? (
          <>
            <span aria-hidden="true">••••••••</span>
            <span className="visuallyHidden">{t('paste.secretGiven')}</span>
          </>
        ) : (
          t('paste.noSecret')
        )}
        <FindingTexts findings={row.secretFindings} />
      </td>
      <td>{t(`paste.outcome.${row.outcome}`)}</td>
    </tr>
  )
}

function noteText({ code, line, authenticationId: id, other }: PasteNote): string {
  if (code === 'idMissing') return t('paste.note.idMissing', { line })
  if (code === 'moreColumns') return t('paste.note.moreColumns', { line })
  const words = code === 'duplicate' ? 'paste.note.duplicate' : 'paste.note.contradiction'
  return t(words, { line, id, other: other ?? 0 })
}

function noteFinding(note: PasteNote): Finding {
  const { code } = note
  const level = code === 'contradiction' || code === 'idMissing' ? 'warn' : 'info'
  return { level, code, message: noteText(note), field: '' }
}
