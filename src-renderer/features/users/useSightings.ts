/** Findings about a logon name that another user has, in the store or on a server (seed.txt: do not reuse one). */
import type { Finding } from '../../../src-main/domain/finding.ts'
import { block, warn } from '../../../src-main/domain/makeFinding.ts'
import { naturalKey, type User } from '../../../src-main/domain/model.ts'
import type { LogonNameSightings } from '../../../src-main/store/logonNames.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { usePaused } from '../../ui/usePaused.ts'
import type { UserForm } from './userForm.ts'

/** Longer than between two keys. */
const pauseMs = 250

export function useSightings({ logonName }: UserForm, stored: User | null): readonly Finding[] {
  const id = stored?.id ?? null
  const asked = usePaused(naturalKey(logonName), pauseMs)
  const { data } = useRpcQuery(
    ['user', 'sightings', { id, logonName: asked }],
    (signal) => rpc.user.sightings.query({ id, logonName: asked }, { signal }),
    { enabled: asked !== '' },
  )
  return data === undefined || asked !== naturalKey(logonName) ? [] : sightingFindings(data)
}

export function sightingFindings({ isInStore, servers }: LogonNameSightings): readonly Finding[] {
  const found: Finding[] = []
  if (isInStore) found.push(block('LOGON_NAME_TAKEN', 'logonName', t('user.known.inStore')))
  if (servers.length > 0) {
    const text = t('user.known.onServers', { servers: servers.join(', ') })
    found.push(warn('LOGON_NAME_ON_SERVER', 'logonName', text))
  }
  return found
}
