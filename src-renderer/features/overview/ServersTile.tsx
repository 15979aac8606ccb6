/** What waits for a push and what moved, server by server, each as a bar of the same scale. */
import type { ServerStanding } from '../../../src-main/rpc/overview.ts'
import { numberText } from '../../i18n/language.ts'
import { t, tCount } from '../../i18n/t.ts'
import { timeText } from '../../ui/timeText.ts'
import { Bar } from './Bar.tsx'
import { GoLink } from './GoLink.tsx'
import { Tile } from './Tile.tsx'

export function ServersTile({ servers }: { readonly servers: readonly ServerStanding[] }) {
  const most = Math.max(1, ...servers.flatMap((server) => [pendingOf(server), server.driftObjects]))
  return (
    <Tile
      title={t('overview.servers')}
      more={{ to: '/servers', text: t('overview.servers.all') }}
      {...(servers.length > 0 && { note: t('overview.servers.note') })}
    >
      {servers.length === 0 && <p>{t('overview.servers.none')}</p>}
      <ul className="standings">
        {servers.map((server) => (
          <Standing key={server.serverId} server={server} most={most} />
        ))}
      </ul>
    </Tile>
  )
}

function pendingOf({ pending }: ServerStanding): number {
  return pending.added + pending.changed
}

function Standing({ server, most }: { readonly server: ServerStanding; readonly most: number }) {
  const { serverId, server: name, pending, driftObjects, openConflicts, readAt, failed } = server
  const waiting = pendingOf(server)
  const { added, changed, deleted } = pending
  const pendingText =
    waiting === 0 ? t('overview.pending.none') : t('overview.pending.count', { count: numberText(waiting) })
  const driftText =
    driftObjects > 0
      ? tCount(driftObjects, 'overview.drift.count.one', 'overview.drift.count.other')
      : t(readAt === null ? 'overview.drift.unread' : 'overview.drift.none')
  const link = (text: string) => t('overview.pending.link', { server: name, text })
  const details = [
    ...(waiting > 0
      ? [
          t('overview.pending.parts', {
            added: numberText(added),
            changed: numberText(changed),
          }),
        ]
      : []),
    ...(deleted > 0 ? [t('overview.pending.deleted', { count: numberText(deleted) })] : []),
    ...(openConflicts > 0
      ? [tCount(openConflicts, 'overview.conflicts.one', 'overview.conflicts.other')]
      : []),
    ...(readAt === null ? [] : [t('overview.readAt', { at: timeText(readAt) })]),
    ...(failed ? [t('overview.readFailed')] : []),
  ]
  return (
    <li className="standing">
      <h3>
        <GoLink to={`/servers/${serverId}`}>{name}</GoLink>
      </h3>
      <div className="standingBars">
        <span>{t('overview.pending')}</span>
        <Bar label={link(pendingText)} parts={[{ tone: 'fair', count: waiting }]} of={most} />
        <GoLink to={`/push/${serverId}`} label={link(pendingText)}>
          {pendingText}
        </GoLink>
        <span>{t('overview.drift')}</span>
        <Bar label={link(driftText)} parts={[{ tone: 'bad', count: driftObjects }]} of={most} />
        <GoLink to="/drift" label={link(driftText)}>
          {driftText}
        </GoLink>
      </div>
      {details.length > 0 && <p className="fieldHelp">{details.join(' · ')}</p>}
    </li>
  )
}
