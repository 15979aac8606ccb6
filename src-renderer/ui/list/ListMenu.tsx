/** What else can be done with a list: its selection in one menu, its columns in a dialog. */
import { MenuItem } from '@ui5/webcomponents-react/MenuItem'
import { MenuSeparator } from '@ui5/webcomponents-react/MenuSeparator'
import { Fragment, useRef, useState } from 'react'
import { t } from '../../i18n/t.ts'
import { MenuButton } from '../MenuButton.tsx'
import type { Column } from '../VirtualTable.tsx'
import { ColumnsDialog } from './ColumnsDialog.tsx'
import type { ListChoice } from './useListChoice.ts'

export interface ListMenuItem {
  readonly text: string
  /** Shown beside it. */
  readonly shortcut?: string
  readonly isDisabled?: boolean
  readonly onClick: () => void
}

interface ListMenuProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly choice: ListChoice
  /** Groups of items, with a line between them. */
  readonly groups: readonly (readonly ListMenuItem[])[]
}

export function ListMenu<Row>({ columns, choice, groups }: ListMenuProps<Row>) {
  /** Waits until the menu has given the focus back: a dialog takes it then. */
  const chosen = useRef<(() => void) | null>(null)
  const choose = (work: () => void) => {
    chosen.current = work
  }
  const [areColumnsOpen, setColumnsOpen] = useState(false)
  return (
    <>
      <MenuButton
        text={t('lists.more')}
        onClosed={() => {
          chosen.current?.()
          chosen.current = null
        }}
      >
        {groups.map((items) => (
          <Fragment key={items[0]?.text}>
            {items.map(({ text, shortcut, isDisabled = false, onClick }) => (
              <MenuItem
                key={text}
                text={text}
                {...(shortcut && { additionalText: shortcut })}
                disabled={isDisabled}
                onClick={() => choose(onClick)}
              />
            ))}
            <MenuSeparator />
          </Fragment>
        ))}
        <MenuItem text={t('lists.columns.open')} onClick={() => choose(() => setColumnsOpen(true))} />
      </MenuButton>
      <ColumnsDialog
        open={areColumnsOpen}
        columns={columns}
        view={choice.view}
        onView={choice.onView}
        onClose={() => setColumnsOpen(false)}
      />
    </>
  )
}
