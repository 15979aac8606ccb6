/** Plan of 10,000 objects without network: half of the services and users moved on one side or the other. */
import { canonicalService, canonicalUser } from '../src-main/domain/canonical.ts'
import type { ServerId } from '../src-main/domain/model.ts'
import type { CanonicalObject } from '../src-main/domain/syncModel.ts'
import type { RemoteObject } from '../src-main/servers/gateway.ts'
import type { BaseRecord } from '../src-main/store/bases.ts'
import { buildPlan, type PlanInput } from '../src-main/sync/plan/plan.ts'
import type { KindRead } from '../src-main/sync/plan/snapshot.ts'
import type { DesiredObject } from '../src-main/sync/port.ts'
import { type Figure, median, round, timed } from './support.ts'

const each = 5000
const rounds = 5
const fingerprint = 'f'.repeat(64)

function service(number: number, connection: string): CanonicalObject {
  return canonicalService({
    name: `Service ${number}`,
    type: 'facebook',
    serviceConnection: connection,
    authenticationUrl: '',
    authenticationScope: '',
    authentications: [1, 2, 3].map((row) => ({ authenticationId: `${number}${row}`, secret: fingerprint })),
  })
}

function user(number: number, lastName: string): CanonicalObject {
  return canonicalUser({ firstName: 'Hook', lastName, logonName: `hook.${number}`, password: fingerprint })
}

function hexId(kind: string, number: number): string {
  return (kind === 'service' ? 'A' : 'B') + number.toString(16).toUpperCase().padStart(31, '0')
}

interface Sides {
  readonly mine: CanonicalObject
  readonly base: CanonicalObject | null
  readonly theirs: CanonicalObject | null
}

/** By number: a tenth is new, a fifth edited here, a tenth edited there, the rest unchanged. */
function sidesOf(number: number, make: (value: string) => CanonicalObject): Sides {
  const agreed = make('https://example.com/a')
  const edited = make('https://example.com/b')
  if (number % 10 === 0) return { mine: agreed, base: null, theirs: null }
  if (number % 10 < 3) return { mine: edited, base: agreed, theirs: agreed }
  if (number % 10 === 3) return { mine: agreed, base: agreed, theirs: edited }
  return { mine: agreed, base: agreed, theirs: agreed }
}

function makeInput(): PlanInput {
  const desired: DesiredObject[] = []
  const bases: BaseRecord[] = []
  const remotes: RemoteObject[] = []
  for (let number = 0; number < each; number++) {
    for (const kind of ['service', 'user'] as const) {
      const make = (value: string) => (kind === 'service' ? service(number, value) : user(number, value))
      const { mine, base, theirs } = sidesOf(number, make)
      const remoteId = hexId(kind, number)
      const objectId = `${kind}-${number}`
      desired.push({ kind, objectId, canonical: mine, rights: kind === 'user' ? ['messagingService'] : [] })
      if (base) {
        const { key, label, fields } = base
        bases.push({
          kind,
          remoteId,
          objectId,
          key,
          label,
          fields,
          rights: kind === 'user' ? ['messagingService'] : [],
        })
      }
      if (theirs) remotes.push({ kind, remoteId, canonical: theirs, raw: {}, rowIds: {} })
    }
  }
  const read = (kind: 'service' | 'user'): KindRead => ({
    completeness: 'complete',
    objects: remotes.filter((remote) => remote.kind === kind),
    unreadable: new Map(),
    refusal: null,
  })
  const rights = new Map(
    remotes.filter(({ kind }) => kind === 'user').map(({ remoteId }) => [remoteId, { has: true }] as const),
  )
  return {
    serverId: 'server' as ServerId,
    serverName: 'bench',
    desired,
    bases,
    snapshot: { service: read('service'), user: read('user'), rights },
    recorded: [],
    refusals: [],
    sent: new Map(),
    onPutWithoutValue: 'unknown',
    rowsAreSeparate: false,
    rightsMode: 'role',
    deletes: false,
    asksBeforeTaking: false,
    select: null,
  }
}

export async function benchPlan(): Promise<Figure> {
  const input = makeInput()
  const times: number[] = []
  let steps = 0
  for (let at = 0; at < rounds; at++) {
    times.push(
      await timed(() => {
        steps = buildPlan(input).plan.steps.length
      }),
    )
  }
  const value = round(median(times) / 1000)
  return {
    name: 'Plan of 10,000 objects without network',
    value,
    unit: 's',
    bound: '<= 0.5',
    holds: value <= 0.5 && steps > 0,
    detail: `${steps} steps, first run ${round(times[0] ?? 0, 0)} ms`,
  }
}
