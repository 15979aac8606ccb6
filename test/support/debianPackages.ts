/** Programs that tests run for real. What is missing is installed where the machine allows it. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

export interface NeededProgram {
  readonly program: string
  readonly debianPackage: string
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .some((folder) => existsSync(path.join(folder, program)))
}

function aptInstall(packages: readonly string[]): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const wait = ['-o', 'DPkg::Lock::Timeout=120']
  spawnSync('apt-get', [...wait, 'update', '-qq'], { stdio: 'ignore', env })
  const install = [...wait, 'install', '-y', '-qq', '--no-install-recommends', ...packages]
  spawnSync('apt-get', install, { stdio: 'ignore', env })
}

/** @throws Error naming what is missing and cannot be installed here. */
export function requirePrograms(needed: readonly NeededProgram[]): void {
  const missing = () => needed.filter(({ program }) => !isOnPath(program))
  if (missing().length > 0) aptInstall(missing().map(({ debianPackage }) => debianPackage))
  const left = missing()
  if (left.length === 0) return
  const programs = left.map(({ program }) => program).join(', ')
  const packages = left.map(({ debianPackage }) => debianPackage).join(' ')
  throw new Error(
    `These tests need the programs ${programs}, which are missing and could not be installed. ` +
      `Install them (on Debian: apt-get install ${packages}), then run the tests again.`,
  )
}
