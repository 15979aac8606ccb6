import type { ProcedurePath } from '../../../src-main/rpc/roles.ts'
import { useSessionStatus } from './useSessionStatus.ts'

/** Whether the role of the person may call a procedure; false while that is not known. */
export function useMay(): (path: ProcedurePath) => boolean {
  const { data } = useSessionStatus()
  return (path) => data?.may.includes(path) ?? false
}
