/** A practice server in a process of its own, and changes made on it past Patchbay. */
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..', '..', '..')

type Remote = Readonly<Record<string, unknown>>

export interface Practice {
  readonly url: string
  readonly user: string
  readonly password: string
  /** Reads the only messaging service. */
  readonly service: () => Promise<Remote>
  /** Changes attributes of the only messaging service, as a colleague would. */
  readonly change: (attributes: Remote) => Promise<void>
  /** Reads the messaging service of this name. */
  readonly serviceOf: (name: string) => Promise<Remote>
  /** Changes attributes of the messaging service of this name. */
  readonly changeOf: (name: string, attributes: Remote) => Promise<void>
  /** Adds a messaging service, as a colleague would. */
  readonly add: (service: Remote) => Promise<void>
  /** Names of all messaging services. */
  readonly names: () => Promise<readonly unknown[]>
  readonly stop: () => void
}

async function announced(child: ChildProcess): Promise<Pick<Practice, 'url' | 'user' | 'password'>> {
  let output = ''
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
      if (output.includes('}')) resolve(JSON.parse(output))
    })
    child.on('exit', (code) => reject(new Error(`the practice server ended with ${code}: ${output}`)))
  })
}

/** `config`: a configuration file (docs/practice-server.md); left out: the defaults. */
export async function startPractice(config?: string): Promise<Practice> {
  const child = spawn(process.execPath, [
    path.join(root, 'out', 'main', 'cli.js'),
    ...['practice', '--port', '0', '--json'],
    ...(config === undefined ? [] : ['--config', config]),
  ])
  const { url, user, password } = await announced(child)
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const call = async (method: string, place: string, body?: Remote): Promise<unknown> => {
    const answer = await fetch(`${url}${place}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${place} was answered with ${answer.status}`)
    return method === 'GET' ? answer.json() : null
  }
  const serviceOf = async (name: string): Promise<Remote> => {
    const list = (await call('GET', '/messagingServices')) as readonly Remote[]
    const id = list.find((found) => found['name'] === name)?.['id']
    if (id === undefined) throw new Error(`no service "${name}" on the practice server`)
    return (await call('GET', `/messagingServices/${id}`)) as Remote
  }
  const service = async (): Promise<Remote> => {
    const list = (await call('GET', '/messagingServices')) as readonly { id: string }[]
    if (list.length !== 1 || !list[0]) throw new Error(`${list.length} services instead of one`)
    return (await call('GET', `/messagingServices/${list[0].id}`)) as Remote
  }
  return {
    url,
    user,
    password,
    service,
    change: async (attributes) => {
      const before = await service()
      await call('PUT', `/messagingServices/${before['id']}`, { ...before, ...attributes })
    },
    serviceOf,
    changeOf: async (name, attributes) => {
      const before = await serviceOf(name)
      await call('PUT', `/messagingServices/${before['id']}`, { ...before, ...attributes })
    },
    add: async (added) => {
      await call('POST', '/messagingServices', added)
    },
    names: async () =>
      ((await call('GET', '/messagingServices')) as readonly Remote[]).map(({ name }) => name),
    stop: () => void child.kill('SIGTERM'),
  }
}
