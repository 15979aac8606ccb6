/** What is searched for in the audit trail; it stands in the address. */
import { Input } from '@ui5/webcomponents-react/Input'
import { Option } from '@ui5/webcomponents-react/Option'
import { Select } from '@ui5/webcomponents-react/Select'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { t } from '../../i18n/t.ts'
import { useTypedText } from '../../ui/useTypedText.ts'

const day = 24 * 60 * 60 * 1000
const periods = { day, week: 7 * day, month: 30 * day } as const
export type Period = keyof typeof periods

export interface AuditFilter {
  readonly search: string
  readonly object: string
  readonly person: string
  readonly since: Period | 'any'
}

const none: AuditFilter = Object.freeze({ search: '', object: '', person: '', since: 'any' })

function periodOf(word: string | null): Period | 'any' {
  return word === 'day' || word === 'week' || word === 'month' ? word : 'any'
}

export function useAuditFilter() {
  const [params, setParams] = useSearchParams()
  const filter: AuditFilter = {
    search: params.get('search') ?? '',
    object: params.get('object') ?? '',
    person: params.get('person') ?? '',
    since: periodOf(params.get('since')),
  }
  const { since } = filter
  // Counted from when it was chosen: a time that moves on would be another search each time the page is drawn.
  const from = useMemo(
    () => (since === 'any' ? undefined : new Date(Date.now() - periods[since]).toISOString()),
    [since],
  )
  const set = (next: AuditFilter) => {
    const given = Object.entries(next).filter(([name, value]) => value !== none[name as keyof AuditFilter])
    setParams(Object.fromEntries(given), { replace: true })
  }
  const isFiltered = Object.entries(filter).some(([name, value]) => value !== none[name as keyof AuditFilter])
  return { filter, from, isFiltered, set, clear: () => set(none) }
}

interface AuditFiltersProps {
  readonly filter: AuditFilter
  readonly onChange: (filter: AuditFilter) => void
}

export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  return (
    <>
      <TextFilter
        label={t('audit.filter.object')}
        kept={filter.object}
        onType={(object) => onChange({ ...filter, object })}
      />
      <TextFilter
        label={t('audit.filter.person')}
        kept={filter.person}
        onType={(person) => onChange({ ...filter, person })}
      />
      <Select
        className="sinceFilter"
        accessibleName={t('audit.filter.since')}
        value={filter.since}
        onChange={(event) =>
          onChange({ ...filter, since: periodOf(event.detail.selectedOption.value ?? null) })
        }
      >
        <Option value="any">{t('audit.since.any')}</Option>
        <Option value="day">{t('audit.since.day')}</Option>
        <Option value="week">{t('audit.since.week')}</Option>
        <Option value="month">{t('audit.since.month')}</Option>
      </Select>
    </>
  )
}

interface TextFilterProps {
  readonly label: string
  readonly kept: string
  readonly onType: (text: string) => void
}

function TextFilter({ label, kept, onType }: TextFilterProps) {
  const [text, type] = useTypedText(kept, onType)
  return (
    <Input
      className="textFilter"
      accessibleName={label}
      placeholder={label}
      showClearIcon
      value={text}
      onInput={(event) => type(event.target.value)}
    />
  )
}
