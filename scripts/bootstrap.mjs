// Brings a fresh clone to a working state with nothing but some Node >= 18 and the npm registry.
// Runs before anything is installed: only Node's own modules, and only syntax that Node 18 knows.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const modules = path.join(root, 'node_modules')
const stamp = path.join(modules, '.patchbay-installed')
const windows = process.platform === 'win32'

/** The pinned Node (the major that Electron carries); the machine's own may crash native modules. */
export const pinnedNode = path.join(modules, 'node', 'bin', windows ? 'node.exe' : 'node')

/** Tells the reader what happened and how to cure it, then ends with exit code 1. */
export function giveUp(problem, cure) {
  process.stderr.write(`patchbay: ${problem}\n${cure}\n`)
  process.exit(1)
}

function npm(args) {
  // npm's own script is run by the running Node, so that no shell is needed on any platform.
  const script = process.env.npm_execpath
  const result = script
    ? spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: windows })
  return result.status === 0
}

/** Installs what the lock file names, once per lock file; a second call costs a few file reads. */
export function install() {
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8')
  const known = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
  if (known === lock && existsSync(pinnedNode)) return
  process.stderr.write('patchbay: installing dependencies (npm ci), this takes about a minute\n')
  if (!npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
    giveUp(
      'the dependencies could not be installed.',
      'Check that the npm registry is reached (npm ping), then run the same command again.',
    )
  }
  // Install scripts are off (.npmrc): no dependency may run code here but the one that fetches Node itself.
  npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error'])
  if (!existsSync(pinnedNode)) {
    giveUp(
      `the pinned Node ${packageVersion('node')} could not be installed for ${process.platform}-${process.arch}.`,
      'Check that the npm registry is reached (npm ping), then run the same command again.',
    )
  }
  writeFileSync(stamp, lock)
}

/** The version of an installed package. */
export function packageVersion(name) {
  return JSON.parse(readFileSync(path.join(modules, name, 'package.json'), 'utf8')).version
}

/** The script behind a package's command, so that it runs under the pinned Node on every platform. */
export function packageBin(command) {
  const bins = { tsc: 'typescript', biome: '@biomejs/biome', playwright: '@playwright/test' }
  const name = bins[command] ?? command
  const { bin } = JSON.parse(readFileSync(path.join(modules, name, 'package.json'), 'utf8'))
  return path.join(modules, name, typeof bin === 'string' ? bin : bin[command])
}

/** Environment in which child processes find the pinned Node first. */
export function environment(extra) {
  const bin = path.dirname(pinnedNode)
  return { ...process.env, PATH: bin + path.delimiter + process.env.PATH, ...extra }
}

/** Runs a script under the pinned Node with the terminal attached; resolves to its exit code. */
export function runNode(args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(pinnedNode, args, { cwd: root, stdio: 'inherit', env: environment(), ...options })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    child.on('error', () => resolve(1))
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}

const built = path.join(root, 'out', '.built')
const building = path.join(modules, '.patchbay-building')

/** When the newest file below `entry` was changed; 0 when there is none. */
function newestBelow(entry) {
  const stats = statSync(entry, { throwIfNoEntry: false })
  if (!stats) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(stats.mtimeMs, ...readdirSync(entry).map((name) => newestBelow(path.join(entry, name))))
}

function isBuilt() {
  const sources = ['src-main', 'src-renderer', 'drizzle', 'electron.vite.config.ts', 'package-lock.json']
  const since = newestBelow(built)
  return since > 0 && sources.every((name) => newestBelow(path.join(root, name)) < since)
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Only one process builds; another waits for it and then finds the work done. */
function takeTurn() {
  const pause = new Int32Array(new SharedArrayBuffer(4))
  for (;;) {
    try {
      writeFileSync(building, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    Atomics.wait(pause, 0, 0, 100)
    const holder = existsSync(building) ? Number(readFileSync(building, 'utf8')) : 0
    if (holder > 0 && !isAlive(holder)) rmSync(building, { force: true })
  }
}

async function runBuild() {
  if (isBuilt()) return true
  const started = new Date()
  process.stderr.write('patchbay: building\n')
  const args = [packageBin('electron-vite'), 'build', '--logLevel', 'warn']
  if ((await runNode(args, { stdio: ['ignore', 2, 2] })) !== 0) return false
  writeFileSync(built, '')
  // A source that is changed during the build is newer than its start, and so asks for another one.
  utimesSync(built, started, started)
  return true
}

/** Builds main, preload and renderer when a source is newer than the last build. */
export async function build() {
  if (isBuilt()) return
  takeTurn()
  const done = await runBuild().finally(() => rmSync(building, { force: true }))
  if (!done) giveUp('the build failed.', 'The lines above name the file and the cause.')
}
