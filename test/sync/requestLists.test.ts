/** The exact list of requests of whole pushes, first read and verification included: what is not needed is not sent. */
import { describe, expect, test } from 'vitest'
import { getServiceByName, removeServices } from '../../src-main/store/services.ts'
import { type Bench, lists, newBench, pageId, putService, putUser } from './support.ts'

const facebook = 'Support Facebook'
const secondPageId = '204829561234567'
const serviceAlone = ['GET /messagingServices/*', 'PUT /messagingServices/*']
/** Role and membership of the one user that shall have the right; the role is looked up once for each push. */
const rightRead = ['GET /roles', 'GET /users/*/roles']
const read = [...lists, ...rightRead]
/** The second read of the same push: the role is known. */
const readAgain = [...lists, 'GET /users/*/roles']

/** A server that is in agreement with the store: a service with two rows, a user with the right. */
async function agreed(mapping: Record<string, unknown> = {}): Promise<Bench> {
  const bench = await newBench({ mapping })
  putService(bench.store, facebook, { rows: { [pageId]: 'EAAB-1', [secondPageId]: 'EAAB-2' } })
  putUser(bench.store, 'hook.twilio')
  expect(await bench.push()).toMatchObject({ done: 3, converged: true })
  bench.requests()
  return bench
}

async function pushed(bench: Bench, done: number, options = {}): Promise<string[]> {
  expect(await bench.push(options)).toMatchObject({ done, failed: 0, notAttempted: 0, converged: true })
  return bench.requests()
}

describe('exactly these requests', () => {
  test('nothing changed: the reads, once, and no write', async () => {
    const bench = await agreed()
    expect(await pushed(bench, 0)).toEqual(read)
    await bench.plan()
    expect(bench.requests()).toEqual(read)
    await bench.pull()
    expect(bench.requests()).toEqual(read)
  })

  test('one changed field: one GET and one PUT of its object', async () => {
    const bench = await agreed()
    const rows = { [pageId]: undefined, [secondPageId]: undefined }
    putService(bench.store, facebook, { authenticationScope: 'changed', rows })
    expect(await pushed(bench, 1)).toEqual([...read, ...serviceAlone, ...readAgain])
    putUser(bench.store, 'hook.twilio', { lastName: 'Changed', password: undefined })
    expect(await pushed(bench, 1)).toEqual([...read, 'GET /users/*', 'PUT /users/*', ...readAgain])
  })

  test('one changed secret: one GET and one PUT of its object', async () => {
    const bench = await agreed()
    putService(bench.store, facebook, { rows: { [pageId]: 'EAAB-new', [secondPageId]: undefined } })
    expect(await pushed(bench, 1)).toEqual([...read, ...serviceAlone, ...readAgain])
    expect(bench.practice.control.secretMatches('service', facebook, pageId, 'EAAB-new')).toBe(true)
  })

  test('a new service: one POST', async () => {
    const bench = await agreed()
    putService(bench.store, 'Sales Facebook')
    expect(await pushed(bench, 1)).toEqual([...read, 'POST /messagingServices', ...readAgain])
  })

  test('a new user with the right: one POST each', async () => {
    const bench = await agreed()
    putUser(bench.store, 'hook.wavy')
    expect(await pushed(bench, 2)).toEqual([
      ...read,
      'POST /users',
      'POST /users/*/roles',
      ...readAgain,
      'GET /users/*/roles',
    ])
  })

  test('a rename: one GET and one PUT of the same object', async () => {
    const bench = await agreed()
    const rows = { [pageId]: undefined, [secondPageId]: undefined }
    putService(bench.store, facebook, { rows }, 'Care Facebook')
    expect(await pushed(bench, 1)).toEqual([...read, ...serviceAlone, ...readAgain])
    expect(bench.practice.control.services().map(({ name }) => name)).toEqual(['Care Facebook'])
  })

  test('a delete: one GET and one DELETE, and the lost object is asked for by nobody', async () => {
    const bench = await agreed()
    removeServices(bench.store, [getServiceByName(bench.store, facebook).id])
    expect(await pushed(bench, 1, { allowDeletes: 1 })).toEqual([
      ...read,
      'GET /messagingServices/*',
      'DELETE /messagingServices/*',
      ...readAgain,
    ])
  })

  test('rows of their own: the changed row, the new one, the one taken out, and no PUT of the service', async () => {
    const bench = await agreed({ messagingServices: { authentications: { location: 'subresource' } } })
    const rowsRead = 'GET /messagingServices/*/authentications'
    const lists = ['GET /messagingServices', rowsRead, 'GET /users']
    putService(bench.store, facebook, { rows: { [pageId]: 'EAAB-new', '304829561234567': 'EAAB-3' } })
    expect(await pushed(bench, 1)).toEqual([
      ...lists,
      ...rightRead,
      'GET /messagingServices/*',
      rowsRead,
      'DELETE /messagingServices/*/authentications/*',
      'PUT /messagingServices/*/authentications/*',
      'POST /messagingServices/*/authentications',
      // The credentials are known to be right: both lists at once.
      'GET /messagingServices',
      'GET /users',
      rowsRead,
      'GET /users/*/roles',
    ])
  })
})
