/** What the fields of findings are called, by the release of the servers. */
import { useCallback } from 'react'
import { commonRelease } from '../../../src-main/domain/checkEstate.ts'
import type { Release } from '../../../src-main/domain/model.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { findingField, type NamedField } from './fieldLabel.ts'

export function useReleaseOfServers(): Release | undefined {
  const { data: servers } = useRpcQuery(['server', 'list'], (signal) =>
    rpc.server.list.query(undefined, { signal }),
  )
  return commonRelease(servers ?? [])
}

export function useFindingField(): (finding: NamedField) => string {
  const release = useReleaseOfServers()
  return useCallback((finding: NamedField) => findingField(finding, release), [release])
}
