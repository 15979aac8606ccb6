/** The practice server: a stand-in on this machine, for rehearsals (interfaces.md section 6). */
import { Button } from '@ui5/webcomponents-react/Button'
import { Tag } from '@ui5/webcomponents-react/Tag'
import { useEffect, useEffectEvent, useId, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { endsPractice } from '../../app/practice.ts'
import { useMay } from '../../app/session/useMay.ts'
import { currentLanguage } from '../../i18n/language.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { postMessage } from '../../ui/messages.ts'

export function PracticeCard() {
  const id = useId()
  const navigate = useNavigate()
  const may = useMay()
  const { data, error, refetch } = useRpcQuery(['practice', 'status'], (signal) =>
    rpc.practice.status.query(undefined, { signal }),
  )
  const start = useRpcMutation(
    () => rpc.practice.start.mutate({ language: currentLanguage() }),
    ['practice', 'server', 'sync'],
  )
  const stop = useRpcMutation(() => rpc.practice.stop.mutate(), ['practice'])
  const url = data?.url ?? null
  const [isAsked, setAsked] = useState(false)
  const end = () => {
    setAsked(false)
    stop.mutate(undefined, { onSuccess: () => postMessage('info', t('practice.ended')) })
  }
  const objects = data?.objects ?? 0
  const askToEnd = async () => {
    // Pushed to since the card was drawn: what it holds now counts.
    const { data: now } = await refetch()
    if ((now?.objects ?? 0) > 0) setAsked(true)
    else end()
  }
  const { pathname, search, state } = useLocation()
  const isEndWished = endsPractice(state) && url !== null
  const endAsWished = useEffectEvent(() => {
    // Once: the address keeps its state over a reload.
    void navigate({ pathname, search }, { replace: true, state: null })
    void askToEnd()
  })
  useEffect(() => {
    if (isEndWished) endAsWished()
  }, [isEndWished])
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
        <Button disabled={stop.isPending} onClick={() => void askToEnd()}>
          {t('practice.stop')}
        </Button>
      )}
      <ConfirmDialog
        open={isAsked}
        title={t('practice.stop.title')}
        confirmText={t('practice.stop')}
        isDestructive
        onConfirm={end}
        onCancel={() => setAsked(false)}
      >
        <p>{tCount(objects, 'practice.stop.text.one', 'practice.stop.text.other')}</p>
      </ConfirmDialog>
    </section>
  )
}
