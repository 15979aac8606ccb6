/** A search with its result list, as System Configurator's views have it: heading, search, buttons, table, count. */
import '@ui5/webcomponents-icons/dist/search.js'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { Input } from '@ui5/webcomponents-react/Input'
import type { ReactNode } from 'react'
import { numberText } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import type { RpcError } from '../rpc/rpcError.ts'
import { ErrorStrip } from './ErrorStrip.tsx'
import { PageHead } from './PageHead.tsx'

interface SearchListPageProps {
  readonly title: string
  readonly subtitle?: string | undefined
  readonly searchLabel: string
  readonly searchHint: string
  /** As it is typed. */
  readonly search: string
  readonly onSearch: (search: string) => void
  /** Selects beside the search field. */
  readonly filters?: ReactNode
  /** Buttons: Add New, Copy, Delete. */
  readonly actions: ReactNode
  /** Like `3 services`. */
  readonly count: string
  readonly selectedCount?: number
  /** All that match. */
  readonly total?: number | null
  readonly error: RpcError | null
  /** Shown in place of the table. */
  readonly empty?: ReactNode
  /** Between the buttons and the list. */
  readonly above?: ReactNode
  /** Between the list and its count. */
  readonly below?: ReactNode
  readonly dialogs?: ReactNode
  readonly children: ReactNode
}

export function SearchListPage(props: SearchListPageProps) {
  const { title, searchLabel, searchHint, search, onSearch, selectedCount = 0, total, empty } = props
  return (
    <div className="listPage">
      <PageHead title={title} subtitle={props.subtitle} />
      <search className="listToolbar" aria-label={searchLabel}>
        <Input
          className="searchInput"
          type="Search"
          accessibleName={searchLabel}
          placeholder={searchHint}
          showClearIcon
          value={search}
          icon={<Icon name="search" mode="Decorative" />}
          onInput={(event) => onSearch(event.target.value)}
        />
        {props.filters}
        <span className="toolbarSpace" />
        <div className="toolbarActions">{props.actions}</div>
      </search>
      <ErrorStrip error={props.error} />
      {props.above}
      <div className="listBody">{empty || props.children}</div>
      {props.below}
      <div className="listFoot" role="status">
        <span>{props.count}</span>
        {selectedCount > 0 && <span>{selectionText(selectedCount, total ?? 0)}</span>}
      </div>
      {props.dialogs}
    </div>
  )
}

/** Rows stay selected while another search shows fewer. */
function selectionText(selected: number, total: number): string {
  const count = numberText(selected)
  if (selected > total) return t('lists.selected', { count })
  return t('lists.selectedOf', { count, total: numberText(total) })
}
