/** The states of readiness, as the main process names them, the best first. */
import type { ServiceState } from '../../../src-main/rpc/standings.ts'

export const serviceStates: readonly ServiceState[] = ['ready', 'outgoingOnly', 'unknown', 'missing']
