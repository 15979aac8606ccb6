/** The built loopback host as a process that writes heap snapshots, and a browser's connections to it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { onTestFinished } from 'vitest'

const main = path.resolve(import.meta.dirname, '..', '..', 'out', 'main')

/** Strings are kept whole: V8 cuts them at 1024 characters otherwise, and a call's body may be longer. */
const snapshotFlags = ['--heapsnapshot-signal=SIGUSR2', '--heap-snapshot-string-limit=100000000']

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
}

async function firstMatch(child: ChildProcess, pattern: RegExp): Promise<string> {
  if (!child.stdout) throw new Error('the process has no standard output')
  for await (const line of createInterface({ input: child.stdout })) {
    const found = pattern.exec(line)?.[0]
    if (found !== undefined) return found
  }
  throw new Error('the process ended before it was ready')
}

/** A practice server in a process of its own; `config` as a file. */
export async function practiceProcess(configFile: string) {
  const cli = path.join(main, 'cli.js')
  const child = spawn(process.execPath, [cli, 'practice', '--json', '--config', configFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => end(child))
  return JSON.parse(await firstMatch(child, /^\{.*\}$/)) as {
    readonly url: string
    readonly user: string
    readonly password: string
  }
}

export interface Page {
  /** A call as the screens make it, over connections that stay open. The whole answer, errors included. */
  call(procedure: string, input?: unknown): Promise<string>
  /** The same, for a call that has to succeed: its result. */
  result<Result>(procedure: string, input?: unknown): Promise<Result>
  /** Follows a subscription to its end: all that it told. */
  follow(procedure: string, input: unknown): Promise<string>
  /** Lets the host write its heap, and reads it when it is complete. */
  snapshot(): Promise<Buffer>
}

/** A host on the data directory `<folder>/data`, with a page open that follows the session. */
export async function openPage(folder: string, nodeOptions: readonly string[] = []): Promise<Page> {
  const args = [
    ...snapshotFlags,
    ...nodeOptions,
    '--disable-warning=ExperimentalWarning',
    path.join(main, 'loopback.js'),
  ]
  const child = spawn(process.execPath, [...args, '--data', path.join(folder, 'data')], {
    cwd: folder,
    env: { ...process.env, PATCHBAY_NO_BROWSER: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => end(child))
  const address = new URL(await firstMatch(child, /^http:\S+$/))
  // As many connections as a browser opens, each with what it carried last.
  const agent = new http.Agent({ keepAlive: true, maxSockets: 6 })
  onTestFinished(() => agent.destroy())
  const entered = await send(agent, address, {})
  const cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  const headers = { cookie, origin: address.origin, 'sec-fetch-site': 'same-origin' }
  const watch = http.get(new URL('/rpc/session.watch', address), {
    headers: { ...headers, accept: 'text/event-stream' },
  })
  watch.on('response', (answer) => answer.resume())
  watch.on('error', () => {})
  onTestFinished(() => void watch.destroy())
  const call: Page['call'] = async (procedure, input) => {
    const where = new URL(`/rpc/${procedure}?batch=1`, address)
    const body = JSON.stringify(input === undefined ? {} : { 0: input })
    return (await send(agent, where, { ...headers, 'content-type': 'application/json' }, body)).text
  }
  return {
    call,
    async result<Result>(procedure: string, input?: unknown) {
      const [answer] = JSON.parse(await call(procedure, input)) as {
        result?: { data?: Result }
        error?: { message: string }
      }[]
      if (!answer?.result) throw new Error(`${procedure}: ${answer?.error?.message}`)
      return answer.result.data as Result
    },
    follow: (procedure, input) => {
      const where = new URL(`/rpc/${procedure}`, address)
      where.searchParams.set('input', JSON.stringify(input))
      return readToReturn(where, { ...headers, accept: 'text/event-stream' })
    },
    snapshot: () => takeSnapshot(child, folder),
  }
}

function send(agent: http.Agent, url: URL, headers: http.OutgoingHttpHeaders, body?: string) {
  return new Promise<{ headers: http.IncomingHttpHeaders; text: string }>((resolve, reject) => {
    const method = url.pathname.startsWith('/rpc/') ? 'POST' : 'GET'
    const request = http.request(url, { method, agent, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({ headers: answer.headers, text: Buffer.concat(chunks).toString('utf8') }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** Server-sent events until the one by which tRPC says that there are no more. */
async function readToReturn(url: URL, headers: http.OutgoingHttpHeaders): Promise<string> {
  const request = http.get(url, { headers })
  const [answer] = (await once(request, 'response')) as [http.IncomingMessage]
  let text = ''
  for await (const chunk of answer) {
    text += String(chunk)
    if (text.includes('event: return')) break
  }
  return text
}

async function takeSnapshot(child: ChildProcess, folder: string): Promise<Buffer> {
  const files = () => readdirSync(folder).filter((name) => name.endsWith('.heapsnapshot'))
  const before = new Set(files())
  child.kill('SIGUSR2')
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    await wait(100)
    const file = files().find((name) => !before.has(name))
    if (file === undefined || statSync(path.join(folder, file)).size < 1024) continue
    const bytes = readFileSync(path.join(folder, file))
    if (bytes.subarray(-16).toString('latin1').trimEnd().endsWith(']}')) return bytes
  }
  throw new Error('the heap snapshot was not written')
}
