/** For which service an incoming user is made, and why it is needed. */

import { needsIncomingUser } from '../../../src-main/domain/incomingUser.ts'
import type { Server, Service } from '../../../src-main/domain/model.ts'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'

export function IncomingNote({ serviceId }: { readonly serviceId: string }) {
  const service = useRpcQuery(['service', 'get', { id: serviceId }], (signal) =>
    rpc.service.get.query({ id: serviceId }, { signal }),
  )
  const servers = useRpcQuery(['server', 'list'], (signal) => rpc.server.list.query(undefined, { signal }))
  if (service.data === undefined || servers.data === undefined) return null
  const { name, type } = service.data
  return (
    <>
      <strong>{t('user.incoming.title', { name, type: serviceTypeInfo(type).label })}</strong>{' '}
      {whyNeeded(service.data, servers.data)} {t('user.incoming.noReuse')}
    </>
  )
}

/** messaging-services.md section 2.1. */
function whyNeeded(service: Service, servers: readonly Server[]): string {
  const { label } = serviceTypeInfo(service.type)
  if (!needsIncomingUser(service.type, true)) return t('user.incoming.notNeeded', { type: label })
  const asking = servers.filter((server) => needsIncomingUser(service.type, server.localHttpAuth))
  if (asking.length === 0) return t('user.incoming.ifOn')
  return t('user.incoming.isOn', { servers: asking.map((server) => server.name).join(', ') })
}
