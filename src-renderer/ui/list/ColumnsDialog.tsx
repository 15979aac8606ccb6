/** Which columns a list shows, in which order and how wide. Every change is seen at once and kept. */
import '@ui5/webcomponents-icons/dist/navigation-down-arrow.js'
import '@ui5/webcomponents-icons/dist/navigation-up-arrow.js'
import { Bar } from '@ui5/webcomponents-react/Bar'
import { Button } from '@ui5/webcomponents-react/Button'
import { CheckBox } from '@ui5/webcomponents-react/CheckBox'
import { Dialog } from '@ui5/webcomponents-react/Dialog'
import { Option } from '@ui5/webcomponents-react/Option'
import { Select } from '@ui5/webcomponents-react/Select'
import { t } from '../../i18n/t.ts'
import { allColumns, type ColumnView, columnWidths, type ListView } from './listView.ts'

/** UI5's select takes an empty value for none. */
const automatic = 'automatic'

interface ColumnsDialogProps {
  readonly open: boolean
  readonly columns: readonly { readonly key: string; readonly header: string }[]
  readonly view: ListView
  readonly onView: (view: ListView) => void
  readonly onClose: () => void
}

export function ColumnsDialog({ open, columns, view, onView, onClose }: ColumnsDialogProps) {
  const shown = allColumns(columns, view)
  const headerOf = (key: string) => columns.find((column) => column.key === key)?.header ?? key
  const change = (next: ColumnView) =>
    onView({ ...view, columns: shown.map((column) => (column.key === next.key ? next : column)) })
  const move = (from: number, to: number) => {
    const next = [...shown]
    next.splice(to, 0, ...next.splice(from, 1))
    onView({ ...view, columns: next })
  }
  return (
    <Dialog
      open={open}
      headerText={t('lists.columns.title')}
      onBeforeClose={(event) => {
        if (!event.detail.escPressed) return
        event.preventDefault()
        onClose()
      }}
      footer={
        <Bar
          design="Footer"
          endContent={
            <>
              <Button disabled={view.columns === null} onClick={() => onView({ ...view, columns: null })}>
                {t('lists.columns.reset')}
              </Button>
              <Button design="Emphasized" onClick={onClose}>
                {t('action.close')}
              </Button>
            </>
          }
        />
      }
    >
      {open && (
        <ul className="columnList">
          {shown.map((column, at) => (
            <ColumnLine
              key={column.key}
              column={column}
              name={headerOf(column.key)}
              isFirst={at === 0}
              onChange={change}
              onUp={at > 1 ? () => move(at, at - 1) : null}
              onDown={at > 0 && at < shown.length - 1 ? () => move(at, at + 1) : null}
            />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

interface ColumnLineProps {
  readonly column: ColumnView
  readonly name: string
  /** It names the row: always shown, always first. */
  readonly isFirst: boolean
  readonly onChange: (column: ColumnView) => void
  /** null: it is as far up, or down, as it gets. */
  readonly onUp: (() => void) | null
  readonly onDown: (() => void) | null
}

function ColumnLine({ column, name, isFirst, onChange, onUp, onDown }: ColumnLineProps) {
  const { isShown, width } = column
  return (
    <li className="columnLine">
      <CheckBox
        className="columnName"
        text={name}
        checked={isShown}
        disabled={isFirst}
        onChange={() => onChange({ ...column, isShown: !isShown })}
      />
      <Select
        className="columnWidth"
        accessibleName={t('lists.columns.width', { column: name })}
        value={width === null ? automatic : String(width)}
        onChange={(event) => {
          const chosen = event.detail.selectedOption.value
          onChange({ ...column, width: columnWidths.find((known) => String(known) === chosen) ?? null })
        }}
      >
        <Option value={automatic}>{t('lists.columns.width.auto')}</Option>
        {columnWidths.map((known) => (
          <Option key={known} value={String(known)}>
            {t(`lists.columns.width.${known}`)}
          </Option>
        ))}
      </Select>
      <Button
        design="Transparent"
        icon="navigation-up-arrow"
        tooltip={t('lists.columns.up', { column: name })}
        accessibleName={t('lists.columns.up', { column: name })}
        disabled={onUp === null}
        onClick={() => onUp?.()}
      />
      <Button
        design="Transparent"
        icon="navigation-down-arrow"
        tooltip={t('lists.columns.down', { column: name })}
        accessibleName={t('lists.columns.down', { column: name })}
        disabled={onDown === null}
        onClick={() => onDown?.()}
      />
    </li>
  )
}
