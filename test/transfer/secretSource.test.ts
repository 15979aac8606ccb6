import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SecretChange } from '../../src-main/domain/draft.ts'
import { readEstate } from '../../src-main/transfer/estateReader.ts'
import { failureOf } from './estateErrors.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'patchbay-secrets-'))
  mkdirSync(path.join(folder, 'secrets'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function secretFile(name: string, content: string | Uint8Array): void {
  writeFileSync(path.join(folder, 'secrets', name), content)
}

async function read(password: string, env: Record<string, string | undefined> = {}): Promise<SecretChange> {
  const file = path.join(folder, 'estate.yaml')
  writeFileSync(file, `patchbay: 1\nusers:\n  - logonName: a\n    password: ${password}\n`)
  return (await readEstate({ path: file, env })).users[0]?.password
}

describe('secrets from files', () => {
  test.each([
    ['no line end', 'EXAMPLE', 'EXAMPLE'],
    ['one line end', 'EXAMPLE\n', 'EXAMPLE'],
    ['one Windows line end', 'EXAMPLE\r\n', 'EXAMPLE'],
    ['two line ends', 'EXAMPLE\n\n', 'EXAMPLE\n'],
    ['outer spaces', ' EXAMPLE \n', ' EXAMPLE '],
    ['byte order mark', '\ufeffEXAMPLE\n', 'EXAMPLE'],
    ['empty', '', ''],
    ['many lines', 'a\nb\n', 'a\nb'],
  ])('%s', async (name, content, expected) => {
    secretFile(name, content)
    expect((await read(`{ file: "secrets/${name}" }`))?.reveal()).toBe(expected)
  })

  test('an absolute path is taken as it is', async () => {
    secretFile('absolute', 'EXAMPLE')
    expect((await read(`{ file: ${JSON.stringify(path.join(folder, 'secrets/absolute'))} }`))?.reveal()).toBe(
      'EXAMPLE',
    )
  })

  test.each([
    ['missing', 'secrets/missing', 'does not exist'],
    ['a folder', 'secrets', 'is a folder'],
    ['too large', 'secrets/large', 'larger than 64 KiB'],
    ['no UTF-8', 'secrets/latin', 'UTF-8'],
    ['a hash', 'secrets/hash', 'a hash'],
  ])('%s is refused with place and path', async (_what, name, words) => {
    secretFile('large', 'x'.repeat(64 * 1024 + 1))
    secretFile('latin', Buffer.from([0x41, 0xff]))
    secretFile('hash', 'sha256-salted:abc')
    const failure = await failureOf(() => read(`{ file: ${name} }`))
    expect([failure.code, failure.line, failure.column]).toEqual(['SECRET_SOURCE_MISSING', 4, 15])
    expect(failure.message).toContain(path.join(folder, name))
    expect(failure.message).toContain(words)
    expect(failure.problems[0]?.path).toBe('users[0].password')
  })
})

describe('secrets from the environment', () => {
  test('are taken whole', async () => {
    expect((await read('{ env: HOOK }', { HOOK: 'EXAMPLE\n' }))?.reveal()).toBe('EXAMPLE\n')
  })

  test.each([
    ['HOOK', {}],
    ['HOOK', { HOOK: undefined }],
    ['toString', {}],
    ['__proto__', {}],
    ['HOOK', { HOOK: 'sha256-salted:abc' }],
  ])('%s in %j is refused with its name and place, never its value', async (name, env) => {
    const failure = await failureOf(() => read(`{ env: ${name} }`, env))
    expect([failure.code, failure.line, failure.column]).toEqual(['SECRET_SOURCE_MISSING', 4, 15])
    expect(failure.message).toContain(name)
    expect(JSON.stringify([failure.message, failure.data])).not.toContain('salted:abc')
  })
})

test('all sources that give nothing are named at once, rows in services included', async () => {
  const file = path.join(folder, 'two.json')
  writeFileSync(
    file,
    `{"patchbay": 1, "services": [{"name": "A", "type": "facebook", "authentications": [
  {"id": "1", "secret": "EXAMPLE"}, {"id": "2"},
  {"id": "3", "secret": {"env": "ONE"}}]}],
  "users": [{"logonName": "a", "password": {"file": "nowhere"}}]}`,
  )
  const failure = await failureOf(() => readEstate({ path: file, env: {} }))
  expect(failure.code).toBe('SECRET_SOURCE_MISSING')
  expect(failure.problems.map((problem) => [problem.line, problem.column, problem.path])).toEqual([
    [3, 25, 'services[0].authentications[2].secret'],
    [4, 44, 'users[0].password'],
  ])
})

test('a left-out secret stays left out', async () => {
  const file = path.join(folder, 'none.yaml')
  writeFileSync(file, 'patchbay: 1\nusers: [{ logonName: a }]\n')
  expect((await readEstate({ path: file, env: {} })).users[0]).toEqual({
    firstName: '',
    lastName: '',
    logonName: 'a',
    use: [],
  })
})
