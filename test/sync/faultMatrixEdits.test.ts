/**
 * The fault matrix (matrixCases.ts): someone else changes an object just before each request of the push. What they did is
 * lost only where a person decided so, or where it came between the read of an object and its PUT: without a version
 * of the object on the server nothing can tell (rci.md section 11).
 */
import type { ConflictSide } from '../../src-main/store/conflicts.ts'
import type { MatrixWorld } from './matrix.ts'
import type { FaultCase } from './matrixCases.ts'
import { type MatrixRow, matrixTests } from './matrixTests.ts'
import type { Json } from './matrixWorld.ts'

const theirs = 'https://theirs.example.com/send'
const mine = 'https://graph.facebook.com/v19.0/me/messages'

/** Both sides win in turn. */
const sideAt = (index: number): ConflictSide => (index % 2 === 0 ? 'mine' : 'theirs')

/** From 1; the nth request of this kind in the push that nothing disturbs. */
function placeOf(world: MatrixWorld, request: string, nth: number): number {
  const places = world.requests.flatMap((other, at) => (other === request ? [at + 1] : []))
  return places[nth - 1] ?? Number.NaN
}

type Change = { readonly patch: Json } | { readonly add: Json } | { readonly remove: true }

function edit(object: 'service' | 'user', key: string | null, change: Change): FaultCase {
  const at = key === null ? {} : { key }
  const fault: FaultCase['fault'] = { kind: 'edit', object, when: 'before', ...at, ...change }
  return { fault, losesAnswers: false, sideAt }
}

type Place = readonly [kind: 'service' | 'user', name: string, attribute: string]

/** The attribute in the end; `null`: there is no such object. */
function shows([kind, name, attribute]: Place, wanted: (world: MatrixWorld, index: number) => unknown) {
  return (world: MatrixWorld, index: number): string[] => {
    const object = world.view.find(kind, name)
    const shown = object === null ? null : (object[attribute] ?? '')
    const expected = wanted(world, index)
    return shown === expected
      ? []
      : [`${attribute} of ${name} is ${String(shown)}, and not ${String(expected)}`]
  }
}

/** Updates of services: 1 New Name, 2 Rows Facebook, 3 Secret Facebook. Of users: 1 changed.name, 2 new.logon. */
const putService = '/messagingServices/*'
const putUser = '/users/*'

const rows: readonly MatrixRow[] = [
  [
    'another field than the one that the push changes',
    {
      ...edit('service', 'Secret Facebook', { patch: { authenticationScope: 'theirs' } }),
      judge: shows(['service', 'Secret Facebook', 'authenticationScope'], (world, index) =>
        index === placeOf(world, `PUT ${putService}`, 3) ? '' : 'theirs',
      ),
    },
  ],
  [
    'the same field of a service',
    {
      ...edit('service', 'Old Name', { patch: { serviceConnection: theirs } }),
      // Once it is renamed there is no "Old Name" to be changed.
      judge: shows(['service', 'New Name', 'serviceConnection'], (world, index) =>
        index < placeOf(world, `PUT ${putService}`, 1) && sideAt(index) === 'theirs'
          ? theirs
          : 'https://wavy.example.com/send/v2',
      ),
    },
  ],
  [
    'the same field of a user',
    {
      ...edit('user', 'changed.name', { patch: { surname: 'Theirs' } }),
      judge: shows(['user', 'changed.name', 'surname'], (world, index) => {
        const put = placeOf(world, `PUT ${putUser}`, 1)
        const isTheirs = index > put || (index < put && sideAt(index) === 'theirs')
        return isTheirs ? 'Theirs' : 'Renamed'
      }),
    },
  ],
  [
    'rows of a service',
    edit('service', 'Rows Facebook', {
      patch: {
        authentications: [{ authenticationId: '3001' }, { authenticationId: '3009', password: 'theirs' }],
      },
    }),
  ],
  [
    'a service is removed that the push updates',
    {
      ...edit('service', 'Secret Facebook', { remove: true }),
      judge: shows(['service', 'Secret Facebook', 'serviceConnection'], (_world, index) =>
        sideAt(index) === 'mine' ? mine : null,
      ),
    },
  ],
  [
    'a user is removed that the push gives a right',
    {
      ...edit('user', 'needs.right', { remove: true }),
      judge: shows(['user', 'needs.right', 'surname'], (_world, index) =>
        sideAt(index) === 'mine' ? 'Twilio' : null,
      ),
    },
  ],
  [
    'the service that the push deletes is changed',
    edit('service', 'Gone Facebook', { patch: { serviceConnection: theirs } }),
  ],
  ['the service that the push deletes is removed', edit('service', 'Gone Facebook', { remove: true })],
  [
    'a service is added under the name of one that the push creates',
    {
      ...edit('service', null, {
        add: {
          name: 'New Facebook',
          type: 'facebook',
          serviceConnection: theirs,
          authentications: [{ authenticationId: '6001', password: 'theirs' }],
        },
      }),
      judge: shows(['service', 'New Facebook', 'serviceConnection'], (world, index) => {
        const isFirst = index <= placeOf(world, 'POST /messagingServices', 1)
        return isFirst && sideAt(index) === 'theirs' ? theirs : mine
      }),
    },
  ],
]

matrixTests({}, { requests: 37, leastPushes: 660 }, rows)
