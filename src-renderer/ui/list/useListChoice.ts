/**
 * Search, filters, order and columns of a list. The search stands in the address alone, as soon as typing pauses;
 * filters stand there too, so that a link may carry them and Back leads to the same list, and are kept with the rest
 * for the person.
 */
import { useSearchParams } from 'react-router'
import { useTypedText } from '../useTypedText.ts'
import { type ListView, plainView, sortedBy } from './listView.ts'

export interface ListChoice {
  readonly search: string
  readonly view: ListView
  readonly isFiltered: boolean
  readonly onSearch: (search: string) => void
  /** An empty value: all. */
  readonly onFilter: (name: string, value: string) => void
  readonly onSort: (column: string) => void
  readonly onView: (view: ListView) => void
  /** Neither search nor filters. */
  readonly clear: () => void
}

export function useListChoice(
  [kept, keep]: readonly [ListView, (view: ListView | null) => void],
  filterNames: readonly string[] = [],
): ListChoice {
  const [params, setParams] = useSearchParams()
  const linked = filterNames.flatMap((name) => {
    const value = params.get(name)
    return value ? [[name, value] as const] : []
  })
  // A link says all there is to filter by.
  const filters: Readonly<Record<string, string>> =
    linked.length > 0 ? Object.fromEntries(linked) : kept.filters
  const view = { ...kept, filters }
  const keepAddress = (text: string, chosen: Readonly<Record<string, string>>) =>
    setParams({ ...(text && { search: text }), ...chosen }, { replace: true })
  // A new address makes the whole screen look anew: too much for every letter.
  const [search, onSearch, showSearch] = useTypedText(
    params.get('search') ?? '',
    (text) => keepAddress(text, filters),
    {
      isLate: true,
    },
  )
  const show = (text: string, chosen: Readonly<Record<string, string>>) => {
    showSearch(text)
    keepAddress(text, chosen)
  }
  return {
    search,
    view,
    isFiltered: search !== '' || filterNames.some((name) => filters[name] !== undefined),
    onSearch,
    onFilter: (name, value) => {
      const { [name]: _former, ...others } = filters
      const chosen = value === '' ? others : { ...others, [name]: value }
      keep({ ...view, filters: chosen })
      show(search, chosen)
    },
    onSort: (column) => keep(sortedBy(view, column)),
    onView: keep,
    clear: () => {
      if (Object.keys(kept.filters).length > 0) keep({ ...kept, filters: plainView.filters })
      show('', {})
    },
  }
}
