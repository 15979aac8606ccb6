/**
 * Push of 2,000 objects against a bare undici loop that sends the same requests, both to a practice server in a
 * process of its own that answers 20 ms late, ten requests in flight.
 *
 *   recorded push ─> requests: method, path, headers, body, place of the answer
 *   then in turns, each on a fresh server: bare loop, push from a fresh store (first read to second plan)
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { pathToFileURL } from 'node:url'
import { Agent } from 'undici'
import { createCaller } from '../src-main/rpc/router.ts'
import { type Figure, median, print, round, timed, withApplication } from './support.ts'
import { addServer, fill, inFlight, type Practice, startPractice } from './syncSupport.ts'

const objects = 2000
const delayMs = 20
const rounds = 3
const bound = 0.9

interface Recorded {
  readonly method: string
  readonly path: string
  readonly body: string | null
  readonly accept: string | undefined
  /** Id of the object that this request made. */
  createdId: string | null
}

/** Pushes a fresh store of `objects` objects. Milliseconds from the first read to the result. */
async function pushOnce(practice: Practice): Promise<number> {
  return withApplication(async (app, folder) => {
    await fill(app, folder, objects)
    const serverId = addServer(app, practice)
    const caller = createCaller({ app })
    let isConverged = false
    const ms = await timed(async () => {
      isConverged = (await caller.sync.push({ serverId })).converged
    })
    if (!isConverged) throw new Error('The push did not converge.')
    return ms
  })
}

function idIn(location: string): string | null {
  return /[0-9A-F]{32}$/.exec(location)?.[0] ?? null
}

/** What undici tells of a request; the part that is read here. */
interface Told {
  readonly request: {
    readonly method: string
    readonly path: string
    readonly body: unknown
    readonly headers: readonly string[] | string
  }
  readonly response?: { readonly headers: readonly Buffer[] }
}

function headerOf(flat: readonly unknown[], name: string): string | undefined {
  const at = flat.findIndex((item, index) => index % 2 === 0 && String(item).toLowerCase() === name)
  return at < 0 ? undefined : String(flat[at + 1])
}

/** All requests of a push, in the order in which they left. */
async function record(practice: Practice): Promise<readonly Recorded[]> {
  const recorded = new Map<Told['request'], Recorded>()
  const created = (message: unknown) => {
    const { request } = message as Told
    const { method, path, body } = request
    const accept = Array.isArray(request.headers) ? headerOf(request.headers, 'accept') : undefined
    recorded.set(request, {
      method,
      path,
      body: body === null ? null : String(body),
      accept,
      createdId: null,
    })
  }
  const answered = (message: unknown) => {
    const { request, response } = message as Told
    const entry = recorded.get(request)
    if (entry && response) entry.createdId = idIn(headerOf(response.headers, 'location') ?? '')
  }
  subscribe('undici:request:create', created)
  subscribe('undici:request:headers', answered)
  try {
    await pushOnce(practice)
  } finally {
    unsubscribe('undici:request:create', created)
    unsubscribe('undici:request:headers', answered)
  }
  return [...recorded.values()]
}

/**
 * Sends all requests, ten at a time, in their order. Ids that the server gives are others than those recorded: a
 * request below an object waits for the answer that made it. Roles are found by their place in the list.
 */
async function sendBare(requests: readonly Recorded[], practice: Practice, roles: readonly [string, string]) {
  const agent = new Agent({ pipelining: 1 })
  const { origin } = new URL(practice.url)
  const authorization = `Basic ${Buffer.from(`${practice.user}:${practice.password}`).toString('base64')}`
  const ids = new Map<string, string>([roles])
  const translate = (text: string) => text.replace(/[0-9A-F]{32}/g, (id) => ids.get(id) ?? id)
  let next = 0
  const worker = async () => {
    for (let request = requests[next++]; request; request = requests[next++]) {
      const { method, path, body, accept, createdId } = request
      const headers = {
        authorization,
        ...(accept === undefined ? {} : { accept }),
        ...(body === null ? {} : { 'content-type': 'application/json' }),
      }
      const answer = await agent.request({
        origin,
        path: translate(path),
        method: method as 'GET',
        headers,
        body: body === null ? null : translate(body),
      })
      await answer.body.text()
      if (answer.statusCode >= 300) throw new Error(`${method} ${path} answered ${answer.statusCode}`)
      const made = idIn(String(answer.headers.location ?? ''))
      if (createdId !== null && made !== null) ids.set(createdId, made)
    }
  }
  const ms = await timed(() => Promise.all(Array.from({ length: inFlight }, worker)))
  await agent.close()
  return ms
}

async function roleId(practice: Practice): Promise<string> {
  const authorization = `Basic ${Buffer.from(`${practice.user}:${practice.password}`).toString('base64')}`
  const answer = await fetch(`${practice.url}/roles`, { headers: { authorization } })
  const [role] = (await answer.json()) as { id: string }[]
  return role?.id ?? ''
}

async function onFreshServer<Result>(work: (practice: Practice) => Promise<Result>): Promise<Result> {
  const practice = await startPractice(delayMs)
  try {
    return await work(practice)
  } finally {
    await practice.close()
  }
}

export async function benchPush(): Promise<Figure> {
  const { requests, recordedRole } = await onFreshServer(async (practice) => {
    return { requests: await record(practice), recordedRole: await roleId(practice) }
  })
  const bare: number[] = []
  const pushed: number[] = []
  for (let at = 0; at < rounds; at++) {
    bare.push(
      await onFreshServer(async (practice) =>
        sendBare(requests, practice, [recordedRole, await roleId(practice)]),
      ),
    )
    pushed.push(await onFreshServer(pushOnce))
  }
  const ratio = median(bare) / median(pushed)
  const times = bare.map((ms, at) => `${round(ms / 1000)} / ${round((pushed[at] ?? 0) / 1000)} s`)
  return {
    name: 'Push of 2,000 objects, throughput against a bare undici loop with the same requests (20 ms, 10 in flight)',
    value: round(ratio, 3),
    unit: 'x',
    bound: `>= ${bound}`,
    holds: ratio >= bound,
    detail: `${requests.length} requests, bare / push: ${times.join(', ')}`,
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) print(await benchPush())
