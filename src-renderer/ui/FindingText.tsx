/** Findings beside a field and in the summary of a form. Levels have a word and a sign, not only a colour. */
import '@ui5/webcomponents-icons/dist/alert.js'
import '@ui5/webcomponents-icons/dist/error.js'
import '@ui5/webcomponents-icons/dist/information.js'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { Link } from '@ui5/webcomponents-react/Link'
import type { Finding, FindingLevel } from '../../src-main/domain/finding.ts'
import { findingMessage } from '../i18n/domainText.ts'
import { t, tCount } from '../i18n/t.ts'

const icons: Readonly<Record<FindingLevel, string>> = { block: 'error', warn: 'alert', info: 'information' }
const order: readonly FindingLevel[] = ['block', 'warn', 'info']

export function FindingText({ finding }: { readonly finding: Finding }) {
  return (
    <p className={`finding finding-${finding.level}`}>
      <Icon name={icons[finding.level]} mode="Decorative" />
      <span>
        <span className="findingLevel">{t(`finding.${finding.level}`)}: </span>
        {findingMessage(finding)}
      </span>
    </p>
  )
}

/** The worst first. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
}

/** All findings of something that is only shown, the worst first. */
export function FindingTexts({ findings }: { readonly findings: readonly Finding[] }) {
  return sortFindings(findings).map((finding) => (
    <FindingText key={finding.code + finding.message} finding={finding} />
  ))
}

/**
 * All findings of a field, the worst first. `id`: for the input's description. They come and go while somebody types:
 * the line that they stand in is always there, so that nothing below it moves. It shows the beginning of the worst;
 * all of them float below it as long as the focus is in the element around it, or the pointer on the line.
 */
export function FieldFindings({
  id,
  findings,
}: {
  readonly id?: string
  readonly findings: readonly Finding[]
}) {
  const further = findings.length - 1
  return (
    <div className="fieldFindings" {...(further > 0 && { 'data-further': `+${further}` })}>
      <div id={id} className="fieldFindingTexts">
        <FindingTexts findings={findings} />
      </div>
    </div>
  )
}

/** State of an input for its worst finding, in UI5's words. */
export function valueStateOf(findings: readonly Finding[]): 'None' | 'Negative' | 'Critical' | 'Information' {
  const worst = sortFindings(findings)[0]?.level
  if (worst === undefined) return 'None'
  return ({ block: 'Negative', warn: 'Critical', info: 'Information' } as const)[worst]
}

export function findingsLine(findings: readonly Finding[]): string {
  const blocks = findings.filter((finding) => finding.level === 'block').length
  const warns = findings.filter((finding) => finding.level === 'warn').length
  const parts = [
    ...(blocks > 0 ? [tCount(blocks, 'findings.blocks.one', 'findings.blocks.other')] : []),
    ...(warns > 0 ? [tCount(warns, 'findings.warns.one', 'findings.warns.other')] : []),
  ]
  return parts.length === 0 ? t('findings.none') : parts.join(', ')
}

interface FindingListProps {
  readonly findings: readonly Finding[]
  /** Label of a finding's field. */
  readonly fieldLabel: (field: string) => string
  readonly onGoTo: (field: string) => void
}

/** All findings of a form; each leads to its field. */
export function FindingList({ findings, fieldLabel, onGoTo }: FindingListProps) {
  return (
    <ul className="findingList">
      {sortFindings(findings).map((finding) => (
        <li key={finding.code + finding.field}>
          <Link
            accessibleName={`${fieldLabel(finding.field)}: ${t('findings.goTo')}`}
            accessibleRole="Button"
            onClick={() => onGoTo(finding.field)}
          >
            {fieldLabel(finding.field)}
          </Link>
          <FindingText finding={finding} />
        </li>
      ))}
    </ul>
  )
}
