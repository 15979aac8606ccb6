/**
 * Asks the server, reading only, whether settings and mapping fit (rci.md, "A start-up check"), and offers what its
 * answers suggest. What a PUT does to secrets is a test of its own, since it writes.
 */
import { Button } from '@ui5/webcomponents-react/Button'
import { Tag } from '@ui5/webcomponents-react/Tag'
import type { Server } from '../../../src-main/domain/model.ts'
import type { ConnectionCheck, ConnectionReport } from '../../../src-main/servers/doctor/report.ts'
import { useMay } from '../../app/session/useMay.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useCancellableRead } from '../../rpc/useCancellableRead.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { Working } from '../../ui/Working.tsx'
import { ProbeBlock } from './ProbeBlock.tsx'
import { Proposals } from './Proposals.tsx'

interface ConnectionTestProps {
  /** As saved; null for a new one. */
  readonly server: Server | null
  readonly isUnsaved: boolean
}

export function ConnectionTest({ server, isUnsaved }: ConnectionTestProps) {
  const may = useMay()
  const test = useCancellableRead(async (tested: Server, workId) => {
    const report: ConnectionReport = await rpc.server.test.mutate({ id: tested.id, workId })
    return { report, revision: tested.revision }
  }, [])
  const canTest = server !== null && !isUnsaved
  // What was found for other settings says nothing of these.
  const report = test.data?.revision === server?.revision ? test.data?.report : undefined
  if (!may('server.test')) return null
  return (
    <Block title={t('server.test')}>
      <div className="testLine">
        <Button disabled={!canTest || test.isPending} onClick={() => server && test.mutate(server)}>
          {t('server.test.button')}
        </Button>
        <span className="fieldHelp">{t(canTest ? 'server.test.help' : 'server.test.saveFirst')}</span>
        <Working isActive={test.isPending} text={t('server.test.working')} onCancel={test.cancel} />
      </div>
      <ErrorStrip error={test.error} />
      <div role="status">{report && <Report report={report} />}</div>
      {server && report && report.proposals.length > 0 && may('server.applyProposals') && (
        <Proposals
          key={server.revision}
          server={server}
          proposals={report.proposals}
          onApplied={(changed) => test.mutate(changed)}
        />
      )}
      {server && may('server.probe') && <ProbeBlock server={server} canTest={canTest} />}
    </Block>
  )
}

const designs = { ok: 'Positive', warn: 'Critical', failed: 'Negative' } as const satisfies Record<
  ConnectionCheck['outcome'],
  string
>

function Report({ report }: { readonly report: ConnectionReport }) {
  return (
    <>
      <p className="testResult">{t(report.ok ? 'server.test.passed' : 'server.test.failed')}</p>
      <table className="plainTable">
        <thead>
          <tr>
            <th scope="col">{t('server.test.check')}</th>
            <th scope="col">{t('server.test.outcome')}</th>
            <th scope="col">{t('server.test.message')}</th>
          </tr>
        </thead>
        <tbody>
          {report.checks.map(({ name, outcome, message }) => (
            <tr key={name + message}>
              <th scope="row">{t(`server.check.${name}`)}</th>
              <td>
                <Tag design={designs[outcome]}>{t(`server.outcome.${outcome}`)}</Tag>
              </td>
              <td className="longText">{domainText(message)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
