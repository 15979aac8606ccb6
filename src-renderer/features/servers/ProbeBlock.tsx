/** The test of what a PUT does to secrets, its dialog and what came of it. */
import { Button } from '@ui5/webcomponents-react/Button'
import { Tag } from '@ui5/webcomponents-react/Tag'
import { useState } from 'react'
import type { Server } from '../../../src-main/domain/model.ts'
import type { ProbeResult } from '../../../src-main/sync/probe/probe.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { ProbeDialog } from './ProbeDialog.tsx'
import { Proposals } from './Proposals.tsx'

interface ProbeBlockProps {
  readonly server: Server
  readonly canTest: boolean
}

export function ProbeBlock({ server, canTest }: ProbeBlockProps) {
  const [isAsking, setAsking] = useState(false)
  const [result, setResult] = useState<ProbeResult | null>(null)
  const [isApplied, setApplied] = useState(false)
  return (
    <section className="proposals" aria-label={t('server.probe')}>
      <h3>{t('server.probe')}</h3>
      <p>{t('server.probe.text')}</p>
      <Button disabled={!canTest} onClick={() => setAsking(true)}>
        {t('server.probe.button')}
      </Button>
      <ProbeDialog
        server={server}
        open={isAsking}
        onDone={(done) => {
          setResult(done)
          setApplied(false)
          setAsking(false)
        }}
        onClose={() => setAsking(false)}
      />
      <div role="status">
        {result && (
          <p className="longText">
            <Tag design={result.verdict === 'notVisible' ? 'Critical' : 'Positive'}>
              {t(`server.verdict.${result.verdict}`)}
            </Tag>{' '}
            {domainText(result.message)}
          </p>
        )}
      </div>
      {result && !isApplied && result.proposals.length > 0 && (
        <Proposals server={server} proposals={result.proposals} onApplied={() => setApplied(true)} />
      )}
    </section>
  )
}
