/** Why a service needs an incoming user, and on which servers (messaging-services.md section 2.1). */
import { needsIncomingUser } from '../../../src-main/domain/incomingUser.ts'
import type { Service } from '../../../src-main/domain/model.ts'
import { t } from '../../i18n/t.ts'
import { useAskingServers } from './useAskingServers.ts'

export function IncomingNote({ service: { type } }: { readonly service: Service }) {
  const servers = useAskingServers((server) => needsIncomingUser(type, server.localHttpAuth))
  if (servers === undefined) return null
  return (
    <>
      {servers.length === 0
        ? t('user.incoming.ifOn')
        : t('user.incoming.isOn', { servers: servers.join(', ') })}{' '}
      {t('user.incoming.noReuse')}
    </>
  )
}
