/** Runs the real command line as a child process, standard input closed, on temporary data directories. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect } from 'vitest'
import type { ErrorDocument } from '../../src-main/domain/errors.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { systemClock } from '../../src-main/platform/clock.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import { Session } from '../../src-main/store/session.ts'

export const root = path.resolve(import.meta.dirname, '..', '..')
const entry = path.join(root, 'out', 'main', 'cli.js')
export const passphrase = 'correct horse battery'

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** Standard output as the one JSON document that it has to be. The caller asserts what it reads of `Shape`. */
  json<Shape = Json>(): Shape
}

export type Json = Readonly<Record<string, unknown>>

/** A folder that is removed when the test file ends. */
export function fileFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'patchbay-cli-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { PATCHBAY_DATA_DIR: _data, PATCHBAY_PASSPHRASE_FILE: _file, ...inherited } = process.env
  return { ...inherited, ...env }
}

export interface StartOptions {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
}

export function start(args: readonly string[], options: StartOptions = {}): ChildProcess {
  return spawn(process.execPath, [entry, ...args], {
    cwd: options.cwd ?? root,
    env: environment(options.env ?? {}),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Everything that any command printed in this test file, to look for secrets in. */
export const printed: string[] = []

export function ended(child: ChildProcess): Promise<Ended> {
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      const stdout = Buffer.concat(out).toString('utf8')
      const stderr = Buffer.concat(err).toString('utf8')
      printed.push(stdout, stderr)
      expect(`${stdout}${stderr}`).not.toMatch(/^\s+at .*\(?.*:\d+:\d+\)?$/m)
      resolve({ code, stdout, stderr, json: () => oneDocument(stdout) })
    })
  })
}

function oneDocument<Shape>(stdout: string): Shape {
  expect(stdout.endsWith('\n')).toBe(true)
  return JSON.parse(stdout) as Shape
}

export function run(args: readonly string[], options: StartOptions = {}): Promise<Ended> {
  return ended(start(args, options))
}

/** Code of the error document; the exit code has to be `exit`, and standard error empty of it. */
export async function errorOf(result: Promise<Ended>, exit = 1): Promise<ErrorDocument> {
  const { code, json } = await result
  const document = json<{ error: ErrorDocument }>()
  expect(Object.keys(document)).toEqual(['error'])
  expect(Object.keys(document.error)).toEqual(['code', 'message', 'data'])
  expect(document.error.message).toMatch(/^\S.* .*[.!?)\w]$/s)
  expect({ code, error: document.error.code }).toEqual({ code: exit, error: document.error.code })
  return document.error
}

export interface Place {
  readonly folder: string
  readonly data: string
  readonly passphraseFile: string
  /** Writes a file into `folder`, and gives its path. */
  file(name: string, content: string): string
  /** Runs with --data and --passphrase-file. */
  patchbay(...args: string[]): Promise<Ended>
}

export function placeIn(folder: string): Place {
  const data = path.join(folder, 'data')
  const file = (name: string, content: string) => {
    const target = path.join(folder, name)
    writeFileSync(target, content, { mode: 0o600 })
    return target
  }
  const passphraseFile = file('passphrase', `${passphrase}\n`)
  return {
    folder,
    data,
    passphraseFile,
    file,
    patchbay: (...args) => run(['--data', data, '--passphrase-file', passphraseFile, ...args]),
  }
}

/** A place without a store. */
export function emptyPlace(): Place {
  return placeIn(fileFolder())
}

/** A place with an empty store, its passphrase slot at the lowest cost that is allowed. */
export async function placeWithStore(folder: string = fileFolder()): Promise<Place> {
  mkdirSync(folder, { recursive: true })
  const place = placeIn(folder)
  const session = new Session({
    paths: resolveDataPaths(place.data, {}),
    clock: systemClock,
    host: 'cli',
    kdfCost: minimumCost,
  })
  await session.create(new Secret(passphrase))
  session.lock()
  return place
}

/** Contents of all files below a folder. */
export function filesBelow(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile())
  return new Map(
    files.map((item) => {
      const file = path.join(item.parentPath, item.name)
      return [path.relative(folder, file), readFileSync(file)]
    }),
  )
}

/** Texts in which a secret could leak. */
export function formsOf(secret: string): readonly Buffer[] {
  const bytes = Buffer.from(secret, 'utf8')
  return [
    bytes,
    Buffer.from(bytes.toString('base64').replace(/=+$/, '')),
    Buffer.from(bytes.toString('hex')),
    Buffer.from(secret, 'utf16le'),
  ]
}
