/**
 * Memory of a push: what a process that pushes 10,000 objects keeps at its peak, less what one keeps that pushes 1,000.
 *
 * Each push has a process of its own, which unlocks a store that another process filled. Kept is what is left after a
 * forced collection (JavaScript heap, buffers and what else hangs on it), looked at every second, at each 1,000th step,
 * and when the plan, the verification and the result are there. The peak of the resident set is told beside it: with
 * gigabytes free the engine collects late, so that it says how much garbage was made rather than what was needed.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createApplication } from '../src-main/application.ts'
import { Secret } from '../src-main/domain/secret.ts'
import { minimumCost } from '../src-main/keyring/kdfCost.ts'
import { resolveDataPaths } from '../src-main/platform/paths.ts'
import { createCaller } from '../src-main/rpc/router.ts'
import { type Figure, passphrase, print, round } from './support.ts'
import { addServer, fill, nextLine, startPractice } from './syncSupport.ts'

const few = 1000
const many = 10_000
const boundMiB = 50

interface Memory {
  readonly keptMiB: number
  readonly residentMiB: number
}

function openApplication(folder: string) {
  return createApplication({ paths: resolveDataPaths(folder, {}), host: 'cli', kdfCost: minimumCost })
}

/** Peak of the resident set since `forgetPeak`, in MiB. */
function residentMiB(): number {
  return process.resourceUsage().maxRSS / 1024
}

/** Linux only; elsewhere the peak of the unlocking counts as well. */
function forgetPeak(): void {
  if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5')
}

/** Largest live memory seen so far, looked at whenever `look` is called. */
function createWatch() {
  const { gc } = globalThis
  if (!gc) throw new Error('Start it with --expose-gc.')
  let keptMiB = 0
  const look = () => {
    gc()
    const { heapUsed, external } = process.memoryUsage()
    keptMiB = Math.max(keptMiB, (heapUsed + external) / 2 ** 20)
  }
  return { look, peak: () => keptMiB }
}

/** In the child: pushes what the store in `folder` holds and prints what that took. */
async function pushAndTell(folder: string): Promise<void> {
  const app = openApplication(folder)
  await app.session.unlock(new Secret(passphrase))
  const caller = createCaller({ app })
  const [server] = await caller.server.list()
  if (!server) throw new Error('The store has no server.')
  forgetPeak()
  const watch = createWatch()
  const timer = setInterval(watch.look, 1000)
  const { pushId } = await caller.sync.startPush({ serverId: server.id })
  for await (const news of await caller.sync.watchPush({ pushId })) {
    if (news.type === 'failed' || (news.type === 'runFinished' && !news.result.converged)) {
      throw new Error('The push did not converge.')
    }
    if (news.type !== 'stepStarted' && (news.type !== 'stepFinished' || news.finished % 1000 === 0))
      watch.look()
  }
  clearInterval(timer)
  const memory: Memory = { keptMiB: watch.peak(), residentMiB: residentMiB() }
  process.stdout.write(`${JSON.stringify(memory)}\n`)
  await app.close()
}

async function memoryOf(objects: number): Promise<Memory> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'patchbay-bench-'))
  const practice = await startPractice(0)
  try {
    const app = openApplication(folder)
    await app.session.create(new Secret(passphrase))
    await fill(app, folder, objects)
    addServer(app, practice)
    await app.close()
    const child = spawn(process.execPath, ['--expose-gc', import.meta.filename, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    return JSON.parse(await nextLine(child)) as Memory
  } finally {
    await practice.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function benchPushMemory(): Promise<Figure> {
  const small = await memoryOf(few)
  const large = await memoryOf(many)
  const value = round(large.keptMiB - small.keptMiB, 0)
  const told = ({ keptMiB, residentMiB: resident }: Memory) =>
    `${round(keptMiB, 0)} MiB (resident at most ${round(resident, 0)})`
  return {
    name: 'Memory: what a push of 10,000 objects keeps at its peak, less that of 1,000',
    value,
    unit: 'MiB',
    bound: `<= ${boundMiB}`,
    holds: value <= boundMiB,
    detail: `1,000 objects ${told(small)}, 10,000 objects ${told(large)}`,
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = process.argv[2]
  if (folder === undefined) print(await benchPushMemory())
  else await pushAndTell(folder)
}
