import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { emptyPlace, ended, errorOf, root, run, start } from './support.ts'

const place = emptyPlace()

describe('help and version', () => {
  test('help goes to standard output and exits 0, with all commands and the global options', async () => {
    const { code, stdout, stderr } = await run(['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const word of [
      'init',
      'import',
      'export',
      'validate',
      'service',
      'user',
      'server',
      'pull',
      'plan',
    ]) {
      expect(stdout).toMatch(new RegExp(`^  ${word} `, 'm'))
    }
    for (const word of [
      'push',
      'conflicts',
      'resolve',
      'adopt',
      'runs',
      'run',
      'practice',
      'serve',
      'audit',
      'person',
      'key',
      'backup',
      'undo',
      'redo',
      'history',
      'trash',
      'rollback',
      'promote',
      'drift',
      'decisions',
    ]) {
      expect(stdout).toMatch(new RegExp(`^  ${word} `, 'm'))
    }
    for (const word of ['--data', '--passphrase-file', '--json', '--quiet']) expect(stdout).toContain(word)
  })

  test('help of a command shows its options and the global ones', async () => {
    const { code, stdout } = await run(['server', 'add', '--help'])
    expect(code).toBe(0)
    for (const word of ['--url', '--auth', '--password-file', '--api-key-file', '--mapping', '--data']) {
      expect(stdout).toContain(word)
    }
  })

  test('with --json help and version are one document', async () => {
    expect((await run(['--version', '--json'])).json()).toEqual({ version: '0.1.0' })
    expect((await run(['push', '--help', '--json'])).json().help).toContain('--allow-deletes')
  })
})

describe('wrong use is USAGE_INVALID with exit 1', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no command', [], /A command is missing/],
    ['unknown command', ['frobnicate'], /Unknown command 'frobnicate'/],
    ['a group without its command', ['server'], /"patchbay server --help"/],
    ['unknown command of a group', ['service', 'drop'], /Unknown command 'drop'/],
    ['unknown option', ['init', '--force'], /Unknown option '--force'/],
    ['missing argument', ['import'], /Missing required argument 'file'/],
    ['too many arguments', ['validate', 'a.yaml', 'b.yaml'], /Too many arguments/],
    ['a missing option value', ['plan', 'prod', '--out'], /--out <file>/],
    ['an empty --data', ['--data', '', 'init'], /--data <dir>/],
    ['an empty name', ['service', 'show', ''], /argument 'name'. It is empty/],
    ['no mode', ['server', 'add', 'prod', '--url', 'https://h/RI/rci'], /--auth <mode>/],
    ['an unknown mode', ['server', 'add', 'x', '--url', 'https://h', '--auth', 'ntlm'], /Allowed choices/],
    ['an unknown form of secrets', ['export', 'x.yaml', '--secrets', 'clear'], /Allowed choices/],
    ['a port out of range', ['practice', '--port', '65536'], /from 0 to 65535/],
    ['a port that is no number', ['serve', '--port', '0x10'], /from 0 to 65535/],
    ['a negative delete cap', ['push', 'prod', '--allow-deletes', '-1'], /whole number/],
    ['both sides of a conflict', ['resolve', 'p', 'k', '--mine', '--theirs'], /cannot be used with/],
    ['a side and none', ['resolve', 'p', 'k', '--mine', '--open'], /cannot be used with/],
    ['no side of a conflict', ['resolve', 'p', 'k'], /--mine .*--theirs/],
  ]
  test.each(cases)('%s', async (_name, args, message) => {
    const error = await errorOf(
      run([...args, '--json', '--data', place.data].filter((arg) => arg !== undefined)),
    )
    expect(error.code).toBe('USAGE_INVALID')
    expect(error.message).toMatch(message)
  })

  test('without --json it is a sentence on standard error alone', async () => {
    const { code, stdout, stderr } = await run(['init', '--force'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toBe(`Unknown option '--force'. "patchbay init --help" shows what is possible.\n`)
  })

  test('what was typed as a secret by mistake is not repeated', async () => {
    for (const args of [
      ['init', '--passphrase=hunter2hunter2'],
      ['init', 'hunter2hunter2'],
      ['server', 'add', 'prod', '--password=hunter2hunter2'],
    ]) {
      const { code, stdout, stderr } = await run(args)
      expect(code).toBe(1)
      expect(stdout + stderr).not.toContain('hunter2')
    }
  })

  test('nothing was made by any of these', async () => {
    expect((await errorOf(run(['user', 'list', '--json', '--data', place.data]))).code).toBe(
      'STORE_NOT_CREATED',
    )
  })
})

describe('streams', () => {
  test('a reader that goes away is no error', async () => {
    const child = start(['--help'])
    child.stdout?.destroy()
    const { code, stderr } = await ended(child)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  test.runIf(existsSync('/dev/full'))(
    'output that cannot be written (a device of Linux) is not done',
    async () => {
      const entry = path.join(root, 'src-main', 'cli', 'index.ts')
      const args = ['-c', 'exec "$0" "$@" >/dev/full', process.execPath, entry, '--help']
      const { code, stderr } = await ended(spawn('sh', args, { stdio: ['ignore', 'pipe', 'pipe'] }))
      expect(code).toBe(1)
      expect(stderr).toContain('The output could not be written (ENOSPC).')
    },
  )

  test('a closed standard input asks nothing', async () => {
    const entry = path.join(root, 'src-main', 'cli', 'index.ts')
    const child = spawn(
      'sh',
      ['-c', 'exec "$0" "$@" <&-', process.execPath, entry, 'init', '--json', '--data', place.data],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    expect((await errorOf(ended(child))).code).toBe('PASSPHRASE_REQUIRED')
  })
})
