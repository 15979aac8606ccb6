/** Calls procedures of an application by their paths, and keeps every input and every answer, errors included. */
import { onTestFinished } from 'vitest'
import { type Application, createApplication } from '../../src-main/application.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import type { SystemKeyring } from '../../src-main/keyring/systemKeyring.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import type { ProcedurePath } from '../../src-main/rpc/roles.ts'
import { createCaller } from '../../src-main/rpc/router.ts'
import { errorDocumentOf } from '../../src-main/rpc/trpc.ts'

export interface Answer {
  readonly path: string
  readonly ok: boolean
  readonly text: string
}

type Groups = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

/** A push has an end; `session.watch` has none: the first news is all. */
async function newsOf(path: string, stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const news: unknown[] = []
  for await (const item of stream) {
    news.push(item)
    if (path === 'session.watch') break
  }
  return news
}

export class Recorder {
  readonly app: Application
  readonly answers: Answer[] = []
  /** Inputs by procedure, as they were given. */
  readonly inputs = new Map<ProcedurePath, unknown[]>()
  readonly #procedures: Groups

  constructor(app: Application) {
    this.app = app
    this.#procedures = createCaller({ app }) as unknown as Groups
  }

  /** Never throws: a refusal is an answer like another. */
  async call(path: ProcedurePath, input?: unknown): Promise<Answer> {
    this.inputs.set(path, [...(this.inputs.get(path) ?? []), input])
    const answer = await this.#answer(path, input)
    this.answers.push(answer)
    return answer
  }

  async #answer(path: ProcedurePath, input: unknown): Promise<Answer> {
    const [group = '', verb = ''] = path.split('.')
    try {
      const result = await this.#procedures[group]?.[verb]?.(input)
      const told = isStream(result) ? await newsOf(path, result) : result
      return { path, ok: true, text: JSON.stringify(told) ?? '' }
    } catch (error) {
      return { path, ok: false, text: JSON.stringify(errorDocumentOf(error)) }
    }
  }

  /** The result of a call that has to succeed. */
  async result<Result = unknown>(path: ProcedurePath, input?: unknown): Promise<Result> {
    const { ok, text } = await this.call(path, input)
    if (!ok) throw new Error(`${path}: ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as Result
  }

  /** The code of a call that has to be refused. */
  async refusal(path: ProcedurePath, input?: unknown): Promise<string> {
    const { ok, text } = await this.call(path, input)
    if (ok) throw new Error(`${path} was not refused`)
    return (JSON.parse(text) as { code: string }).code
  }
}

/** A computer's keyring that works; what it keeps is told to `know`. */
function keyringInMemory(know: (key: Buffer) => void): SystemKeyring {
  const kept = new Map<string, Buffer>()
  return {
    adapter: 'osKeyring',
    backend: async () => ({ name: 'secret-service', isWeak: false }),
    async protect(slot, key) {
      kept.set(slot, Buffer.from(key))
      know(Buffer.from(key))
      return { algorithm: 'os-keyring', backend: 'secret-service', service: 'Patchbay', account: slot }
    },
    state: async (slot, protectedKey) => (protectedKey && kept.has(slot) ? 'ready' : 'absent'),
    async recover(slot) {
      return { key: Buffer.from(kept.get(slot) ?? []), shouldProtectAgain: false }
    },
    forget: async (slot) => kept.delete(slot),
  }
}

/** On `directory`, without a store yet. An hour passes between two looks at the clock: nobody waits after mistakes. */
export function newRecorder(directory: string, know: (key: Buffer) => void): Recorder {
  let now = Date.parse('2026-01-01T00:00:00.000Z')
  const clock = {
    now() {
      now += 3_600_000
      return new Date(now).toISOString()
    },
  }
  const paths = resolveDataPaths(directory, {})
  const systemKeyring = keyringInMemory(know)
  const app = createApplication({ paths, host: 'cli', kdfCost: minimumCost, clock, systemKeyring })
  onTestFinished(() => app.close())
  return new Recorder(app)
}
