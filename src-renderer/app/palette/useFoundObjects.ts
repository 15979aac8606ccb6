/** Services, users and servers by what is typed, through the searches of their lists. No secret is searched. */
import { useNavigate } from 'react-router'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { usePaused } from '../../ui/usePaused.ts'
import { type Command, fold } from './commands.ts'

const shownOfKind = 6
/** One letter finds half of the store. */
const shortestSearch = 2
const pauseMs = 120

interface Found {
  readonly objects: readonly Command[]
  /** The answer to what is typed now is still on its way. */
  readonly isSearching: boolean
}

/** `scope` incoming: only services, to create the incoming user of. */
export function useFoundObjects(typed: string, scope: 'all' | 'incoming'): Found {
  const navigate = useNavigate()
  const wanted = typed.trim()
  const search = usePaused(wanted, pauseMs)
  const isIncoming = scope === 'incoming'
  const enabled = isIncoming || search.length >= shortestSearch
  const page = { search, offset: 0, limit: shownOfKind }
  const services = useRpcQuery(
    ['service', 'palette', search],
    (signal) => rpc.service.list.query(page, { signal }),
    { enabled, keepPrevious: true },
  )
  const users = useRpcQuery(['user', 'palette', search], (signal) => rpc.user.list.query(page, { signal }), {
    enabled: enabled && !isIncoming,
    keepPrevious: true,
  })
  const servers = useRpcQuery(['server', 'list'], (signal) => rpc.server.list.query(undefined, { signal }))
  const isSearching =
    (isIncoming || wanted.length >= shortestSearch) && (wanted !== search || services.isFetching)
  if (!enabled) return { objects: [], isSearching }
  const go = (path: string) => () => void navigate(path)
  const foundServices = (services.data?.rows ?? []).map(({ id, name, type }): Command => {
    const path = isIncoming ? `/users/incoming?service=${id}` : `/services/${id}`
    return { id: path, kind: 'service', text: name, detail: serviceTypeInfo(type).label, run: go(path) }
  })
  if (isIncoming) return { objects: foundServices, isSearching }
  const foundUsers = (users.data?.rows ?? []).map(({ id, logonName, firstName, lastName }): Command => {
    const path = `/users/${id}`
    return {
      id: path,
      kind: 'user',
      text: logonName,
      detail: `${firstName} ${lastName}`.trim(),
      run: go(path),
    }
  })
  const foundServers = (servers.data ?? [])
    .filter(({ name, url }) => fold(`${name} ${url}`).includes(fold(search)))
    .slice(0, shownOfKind)
    .map(({ id, name, url }): Command => {
      const path = `/servers/${id}`
      return { id: path, kind: 'server', text: name, detail: url, run: go(path) }
    })
  return { objects: [...foundServices, ...foundUsers, ...foundServers], isSearching }
}
