/** Starts the built main bundle under plain Node with a stand-in for Electron, and talks to it. */
import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import type { Bridge } from '../../../src-main/preload/bridge.ts'

export const root = path.resolve(import.meta.dirname, '..', '..', '..')
const bundle = path.join(root, 'out', 'main', 'index.js')
const register = path.join(import.meta.dirname, 'register.ts')

interface Report {
  readonly id?: number
  readonly value?: unknown
  readonly ready?: true
  readonly failure?: string
  readonly event?: { readonly channel: string; readonly message: unknown }
}

/** Builds `out/` when a source is newer, as the start script does. */
export function buildOnce(): void {
  const script = "import { build } from './scripts/bootstrap.mjs'; await build()"
  const built = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stderr}`)
}

/** Runs the built preload script with a stand-in for its side of Electron; what it exposes to the page. */
export function loadPreload(bundle: Bundle): Bridge {
  const source = readFileSync(path.join(root, 'out', 'preload', 'index.cjs'), 'utf8')
  const exposed = new Map<string, unknown>()
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => exposed.set(name, value) },
    ipcRenderer: {
      invoke: (_channel: string, message: unknown) => bundle.ask('invoke', message),
      on: (_channel: string, listener: (event: object, message: unknown) => void) =>
        bundle.onEvent(({ message }) => listener({}, message)),
    },
  }
  const load = (name: string) => {
    if (name !== 'electron') throw new Error(`a sandboxed preload script cannot load ${name}`)
    return electron
  }
  vm.runInNewContext(source, { require: load })
  return exposed.get('patchbay') as Bridge
}

export class Bundle {
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, (value: unknown) => void>()
  readonly #watchers = new Set<(event: { channel: string; message: unknown }) => void>()
  readonly started: Promise<'ready' | string>
  #asked = 0

  constructor(data: string) {
    const execArgv = ['--disable-warning=ExperimentalWarning', '--import', register]
    this.#child = fork(bundle, ['--data', data], {
      execArgv,
      execPath: process.execPath,
      // Structured clone, as between a window and Electron's main process.
      serialization: 'advanced',
    })
    this.started = new Promise((resolve) => {
      this.#child.on('message', (report: Report) => {
        if (report.ready) resolve('ready')
        if (report.failure !== undefined) resolve(report.failure)
        if (report.id !== undefined) this.#waiting.get(report.id)?.(report.value)
        if (report.event) for (const watch of this.#watchers) watch(report.event)
      })
      this.#child.on('exit', (code) => resolve(`ended with ${code}`))
    })
  }

  /** Plays `play` of standIn/electron.ts in the child. */
  ask<T = unknown>(play: string, ...values: unknown[]): Promise<T> {
    this.#asked += 1
    const id = this.#asked
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve as (value: unknown) => void)
      this.#child.send({ id, play, values })
    })
  }

  /** Hands every message of the event channel to `watch` from now on. */
  onEvent(watch: (event: { channel: string; message: unknown }) => void): void {
    this.#watchers.add(watch)
  }

  async exitCode(): Promise<number | null> {
    if (this.#child.exitCode === null) await once(this.#child, 'exit')
    return this.#child.exitCode
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }
}
