/** The servers in the status bar: the facts of the only one, or of all together with a list of each. */
import { Popover } from '@ui5/webcomponents-react/Popover'
import { useState } from 'react'
import { t } from '../../i18n/t.ts'
import { useMay } from '../session/useMay.ts'
import { useIsNarrow } from '../textSize.ts'
import { FactLink } from './FactLink.tsx'
import { type Fact, factsOf, type ServerFacts, summaryOf, type Tone } from './serverFacts.ts'
import { usePendingChanges, useServerStatuses } from './useServerFacts.ts'

export function ServerFactsBar() {
  const statuses = useServerStatuses()
  const pending = usePendingChanges()
  const may = useMay()
  const isNarrow = useIsNarrow()
  const now = new Date()
  if (statuses === undefined) return <span className="statusQuiet">{t('shell.status.unknown')}</span>
  // An auditor is told what can be known without the secrets: what is pending is not.
  const mayKnow = ({ name }: Fact) => name !== 'pending' || may('sync.pending')
  const servers = statuses.map((status) => {
    const facts = factsOf(status, pending, now)
    return { ...facts, facts: facts.facts.filter(mayKnow) }
  })
  const [first, second] = servers
  if (first === undefined) {
    const none: Fact = {
      name: 'contact',
      text: t('shell.status.noServers'),
      help: '',
      tone: 'plain',
      path: '/servers',
    }
    return <FactLink fact={none} server="" isInBar />
  }
  const summary = summaryOf(statuses, pending, now).filter(mayKnow)
  if (isNarrow) return <Summary summary={mostUrgent(summary)} servers={servers} />
  if (second === undefined) {
    return first.facts.map((fact) => <FactLink key={fact.name} fact={fact} server={first.server} isInBar />)
  }
  return <Summary summary={summary} servers={servers} />
}

/** The one that there is room for; the list has them all. */
function mostUrgent(facts: readonly Fact[]): readonly Fact[] {
  const found = tones.flatMap((tone) => facts.filter((fact) => fact.tone === tone))
  return found.slice(0, 1)
}

const tones: readonly Tone[] = ['failure', 'attention', 'plain']

interface SummaryProps {
  readonly summary: readonly Fact[]
  readonly servers: readonly ServerFacts[]
}

function Summary({ summary, servers }: SummaryProps) {
  const [opener, setOpener] = useState<HTMLElement | null>(null)
  const close = () => setOpener(null)
  return (
    <>
      {summary.map((fact) => (
        <FactLink
          key={fact.name}
          fact={fact}
          server=""
          isInBar
          isOpen={opener !== null}
          onOpen={(element) => setOpener(opener === null ? element : null)}
        />
      ))}
      <Popover
        open={opener !== null}
        {...(opener && { opener })}
        placement="Top"
        accessibleName={t('shell.status.title')}
        onClose={close}
      >
        <ul className="factList">
          {servers.map(({ serverId, server, facts }) => (
            <li key={serverId}>
              <strong>{server}</strong>
              <div className="factRow">
                {facts.map((fact) => (
                  <FactLink key={fact.name} fact={fact} server={server} onLeave={close} />
                ))}
              </div>
            </li>
          ))}
        </ul>
      </Popover>
    </>
  )
}
