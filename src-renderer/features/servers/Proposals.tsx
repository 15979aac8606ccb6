/** Changes of the mapping that a test proposed: each with its reason and a box, applied as one edit. */
import { Button } from '@ui5/webcomponents-react/Button'
import { CheckBox } from '@ui5/webcomponents-react/CheckBox'
import { useState } from 'react'
import { type MappingProposal, urlPath } from '../../../src-main/domain/mappingChange.ts'
import type { Server } from '../../../src-main/domain/model.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { postMessage } from '../../ui/messages.ts'

interface ProposalsProps {
  readonly server: Server
  readonly proposals: readonly MappingProposal[]
  /** With the server as it is afterwards. */
  readonly onApplied: (server: Server) => void
}

function shown(value: MappingProposal['to']): string {
  return value === null ? t('server.proposals.nothing') : String(value)
}

export function Proposals({ server, proposals, onApplied }: ProposalsProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = proposals.map(({ path }) => path).filter((path) => !left.has(path))
  const apply = useRpcMutation(
    (paths: string[]) => rpc.server.applyProposals.mutate({ id: server.id, paths }),
    ['server', 'service', 'sync'],
  )
  const submit = () =>
    apply.mutate(chosen, {
      onSuccess: (changed) => {
        const applied = ['server.proposals.applied.one', 'server.proposals.applied.other'] as const
        postMessage('success', tCount(chosen.length, ...applied))
        onApplied(changed)
      },
    })
  const choose = (path: string, isChosen: boolean) => {
    const next = new Set(left)
    if (isChosen) next.delete(path)
    else next.add(path)
    setLeft(next)
  }
  return (
    <section className="proposals" aria-label={t('server.proposals')}>
      <h3>{t('server.proposals')}</h3>
      <p>{t('server.proposals.text')}</p>
      <table className="plainTable">
        <thead>
          <tr>
            <th scope="col">{t('server.proposals.choose')}</th>
            <th scope="col">{t('server.proposals.path')}</th>
            <th scope="col">{t('server.proposals.from')}</th>
            <th scope="col">{t('server.proposals.to')}</th>
            <th scope="col">{t('server.proposals.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {proposals.map(({ path, from, to, reason }) => (
            <tr key={path}>
              <td>
                <CheckBox
                  accessibleName={t('server.proposals.select', { path })}
                  checked={!left.has(path)}
                  onChange={(event) => choose(path, event.target.checked)}
                />
              </td>
              <th scope="row" className="longText">
                {path === urlPath ? t('server.proposals.url') : path}
              </th>
              <td className="longText">{shown(from)}</td>
              <td className="longText">{shown(to)}</td>
              <td className="longText">{domainText(reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button design="Emphasized" disabled={chosen.length === 0 || apply.isPending} onClick={submit}>
        {t('server.proposals.apply')}
      </Button>
      <ErrorStrip error={apply.error} />
    </section>
  )
}
