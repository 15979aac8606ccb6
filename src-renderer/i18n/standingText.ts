/** How ready a service is, and what is missing or cannot be told, as the overview and the lists say it. */
import type { Gap, ServiceState } from '../../src-main/rpc/standings.ts'
import { domainText } from './domainText.ts'
import { t } from './t.ts'

export function stateText(state: ServiceState): string {
  return t(`overview.state.${state}`)
}

export function gapsText(gaps: readonly Gap[]): string {
  return gaps.map(gapText).join(' ')
}

function gapText({ reason, servers }: Gap): string {
  const text = domainText(reason)
  return servers.length === 0 ? text : t('overview.gap', { servers: servers.join(', '), reason: text })
}
