/**
 * A real Secret Service for tests: gnome-keyring on a D-Bus of its own, with folders of its own. Nothing of the
 * machine's session is read or changed, and `end` ends exactly what was started here.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { requirePrograms } from './debianPackages.ts'

const run = promisify(execFile)

/** Without activation of services but the one named: a missing keyring stays missing. */
function busConfig(folder: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${path.join(folder, 'bus')}</listen>
  <servicedir>${path.join(folder, 'services')}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`
}

async function endProcess(child: ChildProcess | null): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

export class SecretService {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'patchbay-secrets-'))
  #bus: ChildProcess | null = null
  #daemon: ChildProcess | null = null
  /** Environment of a process that uses this keyring. */
  env: NodeJS.ProcessEnv = {}

  /** Starts the bus, without a keyring on it. */
  async start(): Promise<void> {
    requirePrograms([
      { program: 'dbus-daemon', debianPackage: 'dbus' },
      { program: 'dbus-send', debianPackage: 'dbus' },
      { program: 'dbus-monitor', debianPackage: 'dbus' },
      { program: 'gnome-keyring-daemon', debianPackage: 'gnome-keyring' },
      { program: 'secret-tool', debianPackage: 'libsecret-tools' },
    ])
    for (const name of ['home', 'runtime', 'services']) {
      mkdirSync(path.join(this.#folder, name), { mode: 0o700 })
    }
    const config = path.join(this.#folder, 'bus.conf')
    writeFileSync(config, busConfig(this.#folder))
    const bus = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    this.#bus = bus
    const [address] = (await once(createInterface({ input: bus.stdout }), 'line')) as [string]
    this.env = {
      PATH: process.env['PATH'],
      HOME: path.join(this.#folder, 'home'),
      XDG_RUNTIME_DIR: path.join(this.#folder, 'runtime'),
      DBUS_SESSION_BUS_ADDRESS: address,
    }
  }

  /** Starts the keyring; with a password its login keyring is made or unlocked, without one it stays as it is. */
  async startKeyring(password: string | null): Promise<void> {
    const unlock = password === null ? [] : ['--unlock']
    const args = ['--foreground', '--components=secrets', ...unlock]
    this.#daemon = spawn('gnome-keyring-daemon', args, {
      env: this.env,
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    this.#daemon.stdin?.end(password ?? '')
    const deadline = Date.now() + 20_000
    while (!(await this.#hasKeyring())) {
      if (Date.now() > deadline) throw new Error('gnome-keyring-daemon did not come up within 20 s')
    }
  }

  async #hasKeyring(): Promise<boolean> {
    const bus = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus']
    const question = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets']
    const { stdout } = await run('dbus-send', [...bus, ...question], { env: this.env })
    return stdout.includes('boolean true')
  }

  async endKeyring(): Promise<void> {
    await endProcess(this.#daemon)
    this.#daemon = null
  }

  /** From now on the keyring answers nothing, and every caller waits; until `endKeyring`. */
  freezeKeyring(): void {
    this.#daemon?.kill('SIGSTOP')
  }

  /**
   * From now on the keyring's dialogue, where a person unlocks it, is asked for and never answered: in its place a
   * program is started that stays on the bus until the bus ends, and never takes the dialogue's name.
   */
  async leaveDialogueUnanswered(): Promise<void> {
    const name = 'org.gnome.keyring.SystemPrompter'
    const silent = '/usr/bin/env dbus-monitor --session interface=org.example.Nothing'
    const service = `[D-BUS Service]\nName=${name}\nExec=${silent}\n`
    writeFileSync(path.join(this.#folder, 'services', `${name}.service`), service)
    const bus = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus']
    await run('dbus-send', [...bus, 'org.freedesktop.DBus.ReloadConfig'], { env: this.env })
  }

  /** The keyring as another program sees it; `input` is the password to store. Standard output of secret-tool. */
  async secretTool(args: readonly string[], input = ''): Promise<string> {
    const running = run('secret-tool', args, { env: this.env })
    running.child.stdin?.end(input)
    return (await running).stdout
  }

  async end(): Promise<void> {
    await endProcess(this.#daemon)
    await endProcess(this.#bus)
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
