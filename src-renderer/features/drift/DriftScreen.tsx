/** What moved on each server since it was agreed on, and what is to become of it. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useNavigate } from 'react-router'
import type { ServerDrift } from '../../../src-main/sync/status.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useCancellableRead } from '../../rpc/useCancellableRead.ts'
import { useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { BlockPage } from '../../ui/BlockPage.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { postMessage } from '../../ui/messages.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { Working } from '../../ui/Working.tsx'
import { MoreButton, useShown } from '../push/MoreButton.tsx'
import { DriftedObjectEntry } from './DriftedObjectEntry.tsx'
import { contactText, doneText, driftedObjects } from './driftText.ts'

/** Scheduled pulls find drift by themselves. */
const repeatAfter = 15_000

export function DriftScreen() {
  const navigate = useNavigate()
  const { data, error } = useRpcQuery(['sync', 'drift'], (signal) => rpc.sync.drift.query({}, { signal }), {
    repeatAfter,
  })
  return (
    <BlockPage title={t('drift.title')} subtitle={t('drift.subtitle')}>
      <ErrorStrip error={error} />
      {data?.length === 0 && (
        <EmptyState title={t('push.noServer')} text={t('drift.noServer.text')}>
          <Button design="Emphasized" onClick={() => void navigate('/servers')}>
            {t('push.noServer.go')}
          </Button>
        </EmptyState>
      )}
      {data?.map((drift) => (
        <ServerDriftBlock key={drift.serverId} drift={drift} />
      ))}
    </BlockPage>
  )
}

function ServerDriftBlock({ drift }: { readonly drift: ServerDrift }) {
  const { serverId, server, isTarget } = drift
  const may = useMay()
  const navigate = useNavigate()
  const objects = driftedObjects(drift.entries)
  const { shown, more } = useShown(objects)
  const pull = useCancellableRead(
    (_: undefined, workId) => rpc.sync.pull.mutate({ serverId, workId }),
    ['sync'],
  )
  const decide = useRpcMutation(
    ({ side, key }: { side: 'adopt' | 'overwrite'; key: string }): Promise<unknown> => {
      const input = { serverId, keys: [key] }
      return side === 'adopt' ? rpc.sync.acceptDrift.mutate(input) : rpc.sync.overwriteDrift.mutate(input)
    },
    ['sync', 'service', 'user'],
  )
  const isBusy = pull.isPending || decide.isPending
  return (
    <Block title={server}>
      <div className="pushActions">
        {may('sync.pull') && (
          <Button disabled={isBusy} onClick={() => pull.mutate(undefined)}>
            {t('drift.pull')}
          </Button>
        )}
        <Button design="Transparent" onClick={() => void navigate(`/push/${serverId}`)}>
          {t('server.push')}
        </Button>
        <span className="fieldHelp">{contactText(drift)}</span>
        <Working
          isActive={isBusy}
          text={t('push.comparing')}
          {...(pull.isPending && { onCancel: pull.cancel })}
        />
      </div>
      <ErrorStrip error={pull.error ?? decide.error} />
      {isTarget && objects.length > 0 && <p className="fieldHelp">{t('drift.take.note')}</p>}
      <p role="status">
        {objects.length === 0
          ? t(drift.readAt === null ? 'drift.unknown' : 'drift.none')
          : tCount(objects.length, 'drift.objects.one', 'drift.objects.other')}
      </p>
      <ul className="entryList">
        {shown.map((object) => (
          <DriftedObjectEntry
            key={`${object.kind} ${object.key}`}
            object={object}
            isTarget={isTarget}
            isBusy={isBusy}
            onDecide={(side) =>
              decide.mutate(
                { side, key: object.key },
                { onSuccess: () => postMessage('success', doneText(side, isTarget, object)) },
              )
            }
          />
        ))}
      </ul>
      <MoreButton more={more} />
    </Block>
  )
}
