/** The practice server: a stand-in on this machine, for rehearsals (interfaces.md section 6). */
import { Button } from '@ui5/webcomponents-react/Button'
import { Tag } from '@ui5/webcomponents-react/Tag'
import { useId } from 'react'
import { useNavigate } from 'react-router'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { postMessage } from '../../ui/messages.ts'

export function PracticeCard() {
  const id = useId()
  const navigate = useNavigate()
  const may = useMay()
  const { data, error } = useRpcQuery(['practice', 'status'], (signal) =>
    rpc.practice.status.query(undefined, { signal }),
  )
  const start = useRpcMutation(() => rpc.practice.start.mutate(), ['practice', 'server', 'sync'])
  const stop = useRpcMutation(() => rpc.practice.stop.mutate(), ['practice'])
  const url = data?.url ?? null
  const end = () => stop.mutate(undefined, { onSuccess: () => postMessage('info', t('practice.ended')) })
  const begin = () =>
    start.mutate(undefined, {
      onSuccess: (started) => {
        postMessage('success', t('practice.started', { url: started.url }))
        void navigate(`/servers/${started.serverId}`)
      },
    })
  return (
    <section className="practiceCard" aria-labelledby={id}>
      <div className="practiceText">
        <h2 id={id}>
          {t('practice.title')}{' '}
          <Tag design={url === null ? 'Neutral' : 'Positive'} hideStateIcon={url === null}>
            {t(url === null ? 'practice.stopped' : 'practice.running')}
          </Tag>
        </h2>
        <p>
          {t('practice.text')} {url !== null && t('practice.address', { url })}
        </p>
        <ErrorStrip error={error ?? start.error ?? stop.error} />
      </div>
      {url === null ? (
        may('practice.start') && (
          <Button disabled={start.isPending || data === undefined} onClick={begin}>
            {t('practice.start')}
          </Button>
        )
      ) : (
        <Button disabled={stop.isPending} onClick={end}>
          {t('practice.stop')}
        </Button>
      )}
    </section>
  )
}
