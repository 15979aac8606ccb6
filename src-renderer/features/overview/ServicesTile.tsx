/** Services by readiness: a ring, and each state with its number and the way to its services. */
import type { Overview } from '../../../src-main/rpc/overview.ts'
import type { ServiceState } from '../../../src-main/rpc/standings.ts'
import { numberText } from '../../i18n/language.ts'
import { stateText } from '../../i18n/standingText.ts'
import { t } from '../../i18n/t.ts'
import { GoLink } from './GoLink.tsx'
import { Swatch, type Tone } from './Patterns.tsx'
import { Ring } from './Ring.tsx'
import { serviceStates } from './states.ts'
import { Tile } from './Tile.tsx'

const toneOf: Readonly<Record<ServiceState, Tone>> = {
  ready: 'good',
  outgoingOnly: 'fair',
  unknown: 'open',
  missing: 'bad',
}

export function ServicesTile({ services }: { readonly services: Overview['services'] }) {
  const texts = serviceStates.map((state) =>
    t('overview.state.part', { state: stateText(state), count: numberText(services[state]) }),
  )
  const total = numberText(services.total)
  return (
    <Tile
      title={t('overview.services')}
      more={{ to: '/services', text: t('overview.services.all') }}
      note={t('overview.services.note')}
    >
      <div className="ringAndLegend">
        <Ring
          label={t('overview.services.ring', { total, parts: texts.join(', ') })}
          unit={t(services.total === 1 ? 'overview.services.unit.one' : 'overview.services.unit.other')}
          parts={serviceStates.map((state) => ({ tone: toneOf[state], count: services[state] }))}
        />
        <ul className="legend">
          {serviceStates.map((state) => (
            <li key={state}>
              <Swatch tone={toneOf[state]} />
              <span className="legendName">
                {services[state] === 0 ? (
                  stateText(state)
                ) : (
                  <GoLink to={`/overview/services/${state}`}>{stateText(state)}</GoLink>
                )}
              </span>
              <span className="legendCount">{numberText(services[state])}</span>
            </li>
          ))}
        </ul>
      </div>
    </Tile>
  )
}
