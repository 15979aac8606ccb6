/** Filters of a list as compact selects in its toolbar. */
import { Option } from '@ui5/webcomponents-react/Option'
import { Select } from '@ui5/webcomponents-react/Select'
import type { ListChoice } from './useListChoice.ts'

export interface ListFilter {
  readonly name: string
  readonly label: string
  /** The text of the choice that filters nothing. */
  readonly all: string
  readonly options: readonly { readonly value: string; readonly text: string }[]
}

interface ListFiltersProps {
  readonly filters: readonly ListFilter[]
  readonly choice: ListChoice
}

export function ListFilters({ filters, choice }: ListFiltersProps) {
  return filters.map(({ name, label, all, options }) => (
    <Select
      key={name}
      className="listFilter"
      accessibleName={label}
      value={choice.view.filters[name] ?? ''}
      onChange={(event) => choice.onFilter(name, event.detail.selectedOption.value ?? '')}
    >
      <Option value="">{all}</Option>
      {options.map(({ value, text }) => (
        <Option key={value} value={value}>
          {text}
        </Option>
      ))}
    </Select>
  ))
}
