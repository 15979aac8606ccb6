/** The secrets that were not changed for the longest time, each with its age as a bar. */
import { ownSecretPath } from '../../../src-main/domain/promotion.ts'
import type { Overview } from '../../../src-main/rpc/overview.ts'
import { t } from '../../i18n/t.ts'
import { ageText } from './ageText.ts'
import { Bar } from './Bar.tsx'
import { GoLink } from './GoLink.tsx'
import { Tile } from './Tile.tsx'

/** So that a young secret looks young, also where there is none older. */
const yearMs = 365 * 24 * 60 * 60 * 1000

type Age = Overview['secrets'][number]

const paths: Readonly<Record<Age['kind'], string>> = { service: 'services', user: 'users', server: 'servers' }

/** Authentication IDs as they are; the secrets of users and servers by their labels. */
function secretName(age: Age): string {
  const secret = ownName(age)
  return age.own === null ? secret : t('overview.secrets.onServer', { secret, server: age.own.server })
}

function ownName({ kind, secret }: Age): string {
  if (kind === 'user') return t('overview.secrets.password')
  if (kind === 'server' && (secret === 'authSecret' || secret === 'apiKey' || secret === 'clientKey'))
    return t(`overview.secrets.${secret}`)
  return secret
}

/** Where it can be changed: a value of a server alone is entered on the screen of that target. */
function pathOf({ kind, objectId, own }: Age): string {
  if (own === null || kind === 'server') return `/${paths[kind]}/${objectId}`
  return `/promotion/${own.serverId}?field=${encodeURIComponent(ownSecretPath(kind, objectId, own.field))}`
}

export function SecretsTile({ secrets }: { readonly secrets: Overview['secrets'] }) {
  const now = Date.now()
  const msOf = ({ since }: Age) => Math.max(0, now - Date.parse(since))
  const full = Math.max(yearMs, ...secrets.map(msOf))
  return (
    <Tile
      title={t('overview.secrets')}
      width="two"
      {...(secrets.length > 0 && { note: t('overview.secrets.note') })}
    >
      {secrets.length === 0 && <p>{t('overview.secrets.none')}</p>}
      <ul className="ages">
        {secrets.map((age) => {
          const { kind, objectId, name, own, isExact } = age
          const secret = secretName(age)
          const since = ageText(msOf(age))
          const text = isExact ? since : t('overview.age.atLeast', { age: since })
          return (
            <li key={`${kind} ${objectId} ${own?.serverId} ${own?.field ?? age.secret}`}>
              <span className="ageName">
                <GoLink to={pathOf(age)} label={t('overview.secrets.of', { secret, name })}>
                  {name}
                </GoLink>
                <span className="ageSecret">{secret}</span>
              </span>
              <Bar
                label={t('overview.secrets.age', { secret, name, age: text })}
                parts={[{ tone: isExact ? 'fair' : 'open', count: msOf(age) }]}
                of={full}
              />
              <span className="ageText">{text}</span>
            </li>
          )
        })}
      </ul>
    </Tile>
  )
}
