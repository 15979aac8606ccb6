/** Hub accounts as an editable table; lines of a spreadsheet are pasted into any of its fields, or by the button. */
import '@ui5/webcomponents-icons/dist/add.js'
import '@ui5/webcomponents-icons/dist/delete.js'
import '@ui5/webcomponents-icons/dist/paste.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Input } from '@ui5/webcomponents-react/Input'
import { type ClipboardEvent, useId, useState } from 'react'
import type { LandscapeProblem } from '../../../src-main/domain/landscapes.ts'
import { pastedAccounts } from '../../../src-main/domain/pastedAccounts.ts'
import { isTable } from '../../../src-main/domain/pastedRows.ts'
import { rowKindsOf } from '../../../src-main/domain/serviceTypes.ts'
import { t, tCount } from '../../i18n/t.ts'
import { FieldFindings, valueStateOf } from '../../ui/FindingText.tsx'
import { focusFieldSoon } from '../../ui/focusField.ts'
import { InfoDialog } from '../../ui/InfoDialog.tsx'
import { postMessage } from '../../ui/messages.ts'
import { PasteField } from '../../ui/PasteField.tsx'
import {
  type AccountRow,
  columnOf,
  emptyAccount,
  isFilled,
  problemFinding,
  withPasted,
} from './landscapeForm.ts'

interface AccountTableProps {
  readonly rows: readonly AccountRow[]
  readonly problems: readonly LandscapeProblem[]
  readonly onChange: (rows: readonly AccountRow[]) => void
  readonly onAdd: () => void
}

const columns = ['account', 'password', 'url'] as const
type Column = (typeof columns)[number]

const hints: Readonly<Record<Column, string>> = {
  account: rowKindsOf('social365')[0]?.id ?? '',
  password: '',
  url: 'https://',
}

export function AccountTable({ rows, problems, onChange, onAdd }: AccountTableProps) {
  const [isPasting, setPasting] = useState(false)
  const take = (text: string) => {
    const { accounts } = pastedAccounts(text)
    if (accounts.length > 0) onChange(withPasted(rows, accounts))
    setPasting(false)
    const level = accounts.length > 0 ? 'success' : 'error'
    postMessage(level, tCount(accounts.length, 'landscapes.pasted.one', 'landscapes.pasted.other'))
    if (accounts.length > 0) focusFieldSoon(`accounts[${rows.filter(isFilled).length}].account`)
  }
  const takeOverPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (!isTable(text)) return
    event.preventDefault()
    event.stopPropagation()
    take(text)
  }
  const change = (index: number, part: Column, value: string) =>
    onChange(rows.map((row, place) => (place === index ? { ...row, [part]: value } : row)))
  const remove = (index: number) => {
    const others = rows.filter((_, place) => place !== index)
    onChange(others.length === 0 ? [emptyAccount()] : others)
    focusFieldSoon(`accounts[${Math.max(0, Math.min(index, others.length - 1))}].account`)
  }
  return (
    <>
      <div onPasteCapture={takeOverPaste}>
        <table className="formTable accountTable">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`landscapes.${column}`)}
                </th>
              ))}
              <th scope="col" className="actionColumn">
                <span className="visuallyHidden">{t('action.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.id}>
                {columns.map((column) => (
                  <td key={column}>
                    <AccountField
                      column={column}
                      index={index}
                      value={row[column]}
                      problems={problems.filter(
                        (each) => each.line === index + 1 && columnOf(each) === column,
                      )}
                      onInput={(value) => change(index, column, value)}
                    />
                  </td>
                ))}
                <td className="actionColumn">
                  <Button
                    icon="delete"
                    design="Transparent"
                    tooltip={t('service.row.remove', { row: index + 1 })}
                    onClick={() => remove(index)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="blockActions">
          <Button icon="add" onClick={onAdd}>
            {t('action.add')}
          </Button>
          <Button icon="paste" onClick={() => setPasting(true)}>
            {t('paste.button')}
          </Button>
          <span className="fieldHelp">{t('landscapes.paste.hint')}</span>
        </div>
      </div>
      <InfoDialog open={isPasting} title={t('landscapes.paste.title')} onClose={() => setPasting(false)}>
        {isPasting && (
          <div className="dialogText">
            <PasteField label={t('paste.field')} hint={t('landscapes.paste.field.hint')} onText={take} />
          </div>
        )}
      </InfoDialog>
    </>
  )
}

interface AccountFieldProps {
  readonly column: Column
  readonly index: number
  readonly value: string
  readonly problems: readonly LandscapeProblem[]
  readonly onInput: (value: string) => void
}

function AccountField({ column, index, value, problems, onInput }: AccountFieldProps) {
  const id = useId()
  const findings = problems.map(problemFinding)
  return (
    <>
      <Input
        className="formInput"
        type={column === 'password' ? 'Password' : 'Text'}
        data-field={`accounts[${index}].${column}`}
        accessibleName={t('service.row', { column: t(`landscapes.${column}`), row: index + 1 })}
        accessibleDescriptionRef={`${id}-findings`}
        placeholder={hints[column]}
        value={value}
        valueState={valueStateOf(findings)}
        onInput={(event) => onInput(event.target.value)}
      />
      <FieldFindings id={`${id}-findings`} findings={findings} />
    </>
  )
}
