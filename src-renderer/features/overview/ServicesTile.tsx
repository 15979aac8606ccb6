/** Services by readiness: a ring, and each state with its number and the way to its services. */
import type { Overview, ServiceState } from '../../../src-main/rpc/overview.ts'
import { numberText } from '../../i18n/language.ts'
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
    t('overview.state.part', { state: t(`overview.state.${state}`), count: numberText(services[state]) }),
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
                  t(`overview.state.${state}`)
                ) : (
                  <GoLink to={`/overview/services/${state}`}>{t(`overview.state.${state}`)}</GoLink>
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
