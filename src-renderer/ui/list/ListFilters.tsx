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

/** UI5's select takes an empty value for none. */
const everything = 'all'

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
      value={choice.view.filters[name] ?? everything}
      onChange={(event) => {
        const { value = everything } = event.detail.selectedOption
        choice.onFilter(name, value === everything ? '' : value)
      }}
    >
      <Option value={everything}>{all}</Option>
      {options.map(({ value, text }) => (
        <Option key={value} value={value}>
          {text}
        </Option>
      ))}
    </Select>
  ))
}
