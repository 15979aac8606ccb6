// Brings a fresh clone to a working state with nothing but some Node >= 18 and the npm registry.
// Runs before anything is installed: only Node's own modules, and only syntax that Node 18 knows.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
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

function newestChange(entry) {
  const stats = statSync(entry, { throwIfNoEntry: false })
  return stats ? stats.mtimeMs : 0
}

/** Builds main, preload and renderer when a source is newer than the last build. */
export async function build() {
  const listed = spawnSync(pinnedNode, [path.join(root, 'scripts', 'sources.mjs')], {
    cwd: root,
    encoding: 'utf8',
  })
  const sources = listed.stdout.split('\n').filter(Boolean)
  const built = newestChange(path.join(root, 'out', '.built'))
  if (built > 0 && sources.every((file) => newestChange(path.join(root, file)) < built)) return
  process.stderr.write('patchbay: building the screens\n')
  const code = await runNode([packageBin('electron-vite'), 'build', '--logLevel', 'warn'], {
    stdio: ['ignore', 2, 2],
  })
  if (code !== 0) giveUp('the build failed.', 'The lines above name the file and the cause.')
  writeFileSync(path.join(root, 'out', '.built'), '')
}
