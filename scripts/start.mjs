// `npm start [-- --browser] [--data DIR] [--port N]`: installs and builds what is missing, then opens the desktop
// application, or serves the same screens on loopback where there is no display or no Electron.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { build, giveUp, install, pinnedNode, root, runNode } from './bootstrap.mjs'

const fetchLimitMs = 120_000
const crashLimitMs = 15_000

function readOptions() {
  const usage = 'Usage: npm start -- [--browser] [--data DIR] [--port N]'
  try {
    const { values } = parseArgs({
      options: { browser: { type: 'boolean' }, data: { type: 'string' }, port: { type: 'string' } },
    })
    if (values.port !== undefined && !(/^\d{1,5}$/.test(values.port) && Number(values.port) <= 65_535)) {
      giveUp(`--port ${values.port} is no port: it is a number from 0 (any free port) to 65535.`, usage)
    }
    if (values.data === '') giveUp('--data names no folder.', usage)
    return values
  } catch (error) {
    return giveUp(error.message, usage)
  }
}

/** npm runs scripts in the package's folder; a relative path means the folder the user stands in. */
function dataOptions(data) {
  if (data === undefined) return []
  const startedByNpm = process.env.npm_lifecycle_event === 'start' && process.env.INIT_CWD
  return ['--data', path.resolve(startedByNpm ? process.env.INIT_CWD : process.cwd(), data)]
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Electron's program as its package records it, or null while it was not fetched. */
function electronProgram() {
  const folder = path.join(root, 'node_modules', 'electron')
  const record = path.join(folder, 'path.txt')
  if (!existsSync(record)) return null
  const distribution = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, 'dist')
  const program = path.join(distribution, readFileSync(record, 'utf8'))
  return existsSync(program) ? program : null
}

/** Runs the package's own install script once: it knows mirrors, caches and checksums. */
function fetchElectron() {
  process.stderr.write('patchbay: fetching Electron (about 120 MB, only once)\n')
  const script = path.join(root, 'node_modules', 'electron', 'install.js')
  const { signal } = spawnSync(pinnedNode, [script], { cwd: root, stdio: 'ignore', timeout: fetchLimitMs })
  if (signal === 'SIGINT') process.exit(130)
  return electronProgram()
}

/** Resolves to the exit code, or null when Electron could not open a window at all. */
function runDesktop(program, args) {
  const started = Date.now()
  const { ELECTRON_RUN_AS_NODE: _never, ...env } = process.env
  return new Promise((resolve) => {
    const child = spawn(program, [root, ...args], { cwd: root, stdio: 'inherit', env })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    child.on('error', () => resolve(null))
    child.on('exit', (code, signal) => {
      // Missing libraries or a forbidden sandbox end it at once, by a signal or a code above our own 0 and 1.
      const wasAsked = ['SIGINT', 'SIGTERM', 'SIGHUP'].includes(signal)
      const hasCrashed = !wasAsked && (code === null || code > 1) && Date.now() - started < crashLimitMs
      resolve(hasCrashed ? null : (code ?? 0))
    })
  })
}

/** Opens the desktop application; resolves to its exit code, or to the reason why there is none. */
async function openDesktop(args) {
  if (!hasDisplay()) return 'there is no display'
  // Electron refuses, and its sandbox is not to be switched off.
  if (process.platform === 'linux' && process.getuid() === 0) return 'Electron does not run as root'
  const program = electronProgram() ?? fetchElectron()
  if (program === null) return "Electron's program is not there and could not be fetched"
  return (await runDesktop(program, args)) ?? 'Electron could not open a window'
}

const options = readOptions()
install()
await build()
const data = dataOptions(options.data)
const outcome = options.browser ? '' : await openDesktop(data)
if (typeof outcome === 'number') process.exit(outcome)
if (outcome !== '') process.stderr.write(`patchbay: ${outcome}, so the screens are served for a browser.\n`)
const port = options.port === undefined ? [] : ['--port', options.port]
process.exitCode = await runNode([path.join(root, 'out', 'main', 'loopback.js'), ...data, ...port])
