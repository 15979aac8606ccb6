/** Findings about a logon name that another user has, in the store or on a server (seed.txt: do not reuse one). */
import { useEffect, useState } from 'react'
import type { Finding } from '../../../src-main/domain/finding.ts'
import { block, warn } from '../../../src-main/domain/makeFinding.ts'
import { naturalKey, type UserId } from '../../../src-main/domain/model.ts'
import type { LogonNameSightings } from '../../../src-main/store/logonNames.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'

/** Longer than between two keys. */
const pauseMs = 250

export function useSightings(logonName: string, id: UserId | null): readonly Finding[] {
  const asked = usePaused(naturalKey(logonName))
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

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}
