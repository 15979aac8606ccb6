import { useServerStatuses } from './status/useServerFacts.ts'

/** Objects that moved on any server, as the last reads saw it; for the navigation. */
export function useDriftCount(): number {
  const statuses = useServerStatuses() ?? []
  return statuses.reduce((sum, { driftObjects }) => sum + driftObjects, 0)
}
