/** One record of the audit trail: what it says, and the fields before and after. */
import '@ui5/webcomponents-icons/dist/locked.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { useState } from 'react'
import type { AuditEntry } from '../../../src-main/store/audit.ts'
import { numberText } from '../../i18n/language.ts'
import { t } from '../../i18n/t.ts'
import { InfoDialog } from '../../ui/InfoDialog.tsx'
import { type DetailSection, detailSections, type Value } from './auditDetails.ts'
import { actionText, exactTime, hostText, objectText } from './auditText.ts'

/** An import is one record of thousands of objects. */
const part = 50

interface RecordDialogProps {
  readonly record: AuditEntry
  readonly open: boolean
  readonly onClose: () => void
}

export function RecordDialog({ record, open, onClose }: RecordDialogProps) {
  const { seq, at, person, host, action, object, details } = record
  const facts = [
    [t('audit.column.when'), exactTime(at)],
    [t('audit.column.who'), person],
    [t('audit.column.host'), hostText(host)],
    [t('audit.column.action'), actionText(action)],
    [t('audit.record.word'), action],
    [t('audit.column.object'), objectText({ action, object })],
  ] as const
  return (
    <InfoDialog
      className="recordDialog"
      open={open}
      title={t('audit.record', { seq, action: actionText(action) })}
      onClose={onClose}
    >
      {open && (
        <div className="recordBody">
          <dl className="facts">
            {facts.map(([name, text]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <Details sections={detailSections(details)} />
        </div>
      )}
    </InfoDialog>
  )
}

function Details({ sections }: { readonly sections: readonly DetailSection[] }) {
  const [count, setCount] = useState(part)
  const left = sections.length - count
  if (sections.length === 0) return <p className="fieldHelp">{t('audit.record.noDetails')}</p>
  return (
    <>
      {sections.slice(0, count).map((section, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a record never changes, and names may repeat in it
        <Section key={at} section={section} isNamed={sections.length > 1} />
      ))}
      {left > 0 && (
        <Button onClick={() => setCount(count + part)}>{t('list.more', { left: numberText(left) })}</Button>
      )}
    </>
  )
}

function Section({ section, isNamed }: { readonly section: DetailSection; readonly isNamed: boolean }) {
  const { name, fields, facts } = section
  return (
    <section className="recordSection">
      {isNamed && name !== null && <h2>{t('audit.record.changes', { name })}</h2>}
      {fields?.length === 0 && <p className="fieldHelp">{t('audit.record.noField')}</p>}
      {fields && fields.length > 0 && (
        <table className="plainTable recordTable">
          <thead>
            <tr>
              <th scope="col">{t('audit.record.field')}</th>
              <th scope="col">{t('audit.record.before')}</th>
              <th scope="col">{t('audit.record.after')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td>
                  <ValueText value={before} />
                </td>
                <td>
                  <ValueText value={after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {facts.length > 0 && (
        <dl className="facts">
          {facts.map((fact) => (
            <div key={fact.name}>
              <dt>{fact.name}</dt>
              <dd>{fact.text}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

function ValueText({ value }: { readonly value: Value }) {
  if (value === null) return <span className="fieldHelp">{t('audit.record.nothing')}</span>
  if (value.text === '') return <span className="fieldHelp">{t('audit.record.empty')}</span>
  if (!value.isSecret) return value.text
  return (
    <span className="secretMark">
      <Icon name="locked" mode="Decorative" /> {value.text}
    </span>
  )
}
