/** An estate, a store that holds it, and a practice server in a process of its own, for the benchmarks of pushes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Application } from '../src-main/application.ts'
import { Secret } from '../src-main/domain/secret.ts'
import type { PracticeConfig } from '../src-main/practice/config.ts'
import { createCaller } from '../src-main/rpc/router.ts'
import { saveServer } from '../src-main/store/servers.ts'

export const inFlight = 10
/** What the benchmarks ask for: as many requests at once, and pages as large, as a mapping may name. */
export const mapping = { concurrency: inFlight, paging: { limit: 1000 } }

export interface Practice {
  readonly url: string
  readonly user: string
  readonly password: string
  close(): Promise<void>
}

export function nextLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (data) => resolve(String(data)))
    child.once('exit', (code) => reject(new Error(`The process ended with ${code} before it said anything.`)))
  })
}

/** Each answer is `delayMs` late; 0: as soon as it is there. */
export async function startPractice(delayMs: number): Promise<Practice> {
  const faults = delayMs === 0 ? [] : [{ fault: { kind: 'delay' as const, ms: delayMs } }]
  const config: PracticeConfig = { mapping, faults }
  const script = path.join(import.meta.dirname, 'practiceProcess.ts')
  const child = spawn(process.execPath, [script, JSON.stringify(config)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const { url, user, password } = JSON.parse(await nextLine(child)) as Omit<Practice, 'close'>
  return {
    url,
    user,
    password,
    async close() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.stdin.end()
      await gone
    },
  }
}

/** Half services with two rows each, half users with the right: as product.md describes an estate. */
function estateOf(objects: number): object {
  const half = objects / 2
  const services = Array.from({ length: half }, (_, number) => ({
    name: `Service ${number}`,
    type: 'sinchconversation',
    serviceConnection: `https://eu.conversation.api.sinch.com/v1/projects/project-${number}/messages:send`,
    authentications: [
      { id: `key-${number}@APP${number}`, secret: `access key secret of ${number}` },
      { id: 'webhook', secret: `webhook secret of ${number}` },
    ],
  }))
  const users = Array.from({ length: half }, (_, number) => ({
    firstName: 'Hook',
    lastName: `Number ${number}`,
    logonName: `hook.number.${number}`,
    password: `a long enough password ${number}`,
    use: ['messagingService'],
  }))
  return { patchbay: 1, services, users }
}

/** Fills an empty store with that many objects. */
export async function fill(app: Application, folder: string, objects: number): Promise<void> {
  const file = path.join(folder, 'estate.json')
  writeFileSync(file, JSON.stringify(estateOf(objects)))
  await createCaller({ app }).estate.import({ file })
}

export function addServer(app: Application, practice: Omit<Practice, 'close'>) {
  return saveServer(app.session.store, null, {
    name: practice.url,
    url: practice.url,
    authMode: 'basic',
    authUser: practice.user,
    authSecret: new Secret(practice.password),
    release: 'fp21',
    localHttpAuth: true,
    prerequisites: [],
    mapping,
  }).id
}
