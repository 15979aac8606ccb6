/**
 * Memory of a push: peak resident set of a process that pushes 10,000 objects, less that of one that pushes 1,000.
 * Each push has a process of its own, which unlocks a store that another process filled, forgets the peak so far (the
 * passphrase's own 64 MiB among it), and pushes; the kernel's high-water mark is read when the result is there.
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
  readonly peakMiB: number
  readonly beforeMiB: number
}

function openApplication(folder: string) {
  return createApplication({ paths: resolveDataPaths(folder, {}), host: 'cli', kdfCost: minimumCost })
}

/** Peak of this process since `forgetPeak`, in MiB. */
function peakMiB(): number {
  return process.resourceUsage().maxRSS / 1024
}

/** Linux only; elsewhere the peak of the unlocking counts as well. */
function forgetPeak(): void {
  if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5')
}

/** In the child: pushes what the store in `folder` holds and prints what that took. */
async function pushAndTell(folder: string): Promise<void> {
  const app = openApplication(folder)
  await app.session.unlock(new Secret(passphrase))
  const caller = createCaller({ app })
  const [server] = await caller.server.list()
  if (!server) throw new Error('The store has no server.')
  forgetPeak()
  const beforeMiB = process.memoryUsage.rss() / 2 ** 20
  const { converged } = await caller.sync.push({ serverId: server.id })
  if (!converged) throw new Error('The push did not converge.')
  process.stdout.write(`${JSON.stringify({ peakMiB: peakMiB(), beforeMiB } satisfies Memory)}\n`)
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
    const child = spawn(process.execPath, [import.meta.filename, folder], {
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
  const value = round(large.peakMiB - small.peakMiB, 0)
  const told = ({ beforeMiB, peakMiB: peak }: Memory) => `${round(beforeMiB, 0)} -> ${round(peak, 0)} MiB`
  return {
    name: 'Memory: peak resident set of a push of 10,000 objects, less that of 1,000',
    value,
    unit: 'MiB',
    bound: `<= ${boundMiB}`,
    holds: value <= boundMiB,
    detail: `before -> peak: 1,000 objects ${told(small)}, 10,000 objects ${told(large)}`,
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = process.argv[2]
  if (folder === undefined) print(await benchPushMemory())
  else await pushAndTell(folder)
}
