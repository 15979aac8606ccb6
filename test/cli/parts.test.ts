/** The command line's parts that a child process without a terminal cannot show. */
import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { pushExit } from '../../src-main/cli/commands/push.ts'
import { printable } from '../../src-main/cli/output.ts'
import { askSecret, confirm } from '../../src-main/cli/prompt.ts'
import { table } from '../../src-main/cli/table.ts'
import type { ConflictEntry, PushResult, StepAction, StepOutcome } from '../../src-main/domain/syncModel.ts'

describe('push: exit code', () => {
  const conflict: ConflictEntry = {
    kind: 'service',
    key: 'Support Facebook',
    field: 'serviceConnection',
    base: 'a',
    mine: 'b',
    theirs: 'c',
  }

  function exitOf(
    steps: readonly (StepOutcome | [StepAction, StepOutcome])[],
    converged: boolean,
    conflicts: readonly ConflictEntry[] = [],
  ): number {
    const results = steps.map((step, at) => {
      const [action, outcome] = typeof step === 'string' ? (['create', step] as const) : step
      const id = `s${at + 1}`
      return {
        id,
        kind: 'service',
        action,
        key: id,
        outcome,
        remoteId: null,
        message: '',
        code: null,
      } as const
    })
    const count = (outcome: StepOutcome) => results.filter((step) => step.outcome === outcome).length
    const result: PushResult = {
      runId: 'r',
      done: count('done'),
      failed: count('failed'),
      notAttempted: count('notAttempted'),
      unknown: count('unknown'),
      converged,
      steps: results,
      conflicts,
      blocked: [],
      differences: [],
    }
    return pushExit(result)
  }

  test.each([
    ['nothing to do', exitOf([], true), 0],
    ['all done', exitOf(['done', 'done'], true), 0],
    ['all done, not converged', exitOf(['done'], false), 3],
    ['nothing seen to do, but not all could be read', exitOf([], false), 1],
    ['one failed of two', exitOf(['done', 'failed'], false), 3],
    ['one unknown of two', exitOf(['done', 'unknown'], false), 3],
    ['one not attempted of two', exitOf(['done', 'notAttempted'], false), 3],
    ['all failed', exitOf(['failed', 'failed'], false), 1],
    ['all unknown', exitOf(['unknown'], false), 1],
    ['none attempted', exitOf(['notAttempted'], false), 1],
    ['only by hand', exitOf([['manual', 'notAttempted']], true), 3],
    ['done, and one by hand', exitOf(['done', ['manual', 'notAttempted']], true), 3],
    ['failed, and one by hand', exitOf(['failed', ['manual', 'notAttempted']], false), 1],
    ['a conflict alone', exitOf([], false, [conflict]), 4],
    ['a conflict, the others done', exitOf(['done'], false, [conflict]), 4],
    ['a conflict, and a failure', exitOf(['done', 'failed'], false, [conflict]), 3],
  ])('%s', (_name, exit, expected) => {
    expect(exit).toBe(expected)
  })
})

describe('questions', () => {
  function terminal() {
    const input = new PassThrough()
    const output = new PassThrough()
    let shown = ''
    output.on('data', (chunk: Buffer) => {
      shown += chunk.toString('utf8')
    })
    return { input, output, shown: () => shown }
  }

  test('a secret is read and never shown', async () => {
    const { input, output, shown } = terminal()
    const asked = askSecret({ input, output }, 'Passphrase')
    input.write('planted secrex\u007ft ü\r')
    expect((await asked).reveal()).toBe('planted secret ü')
    expect(shown()).toBe('Passphrase: \n')
  })

  test('one question after the other on the same terminal', async () => {
    const { input, output } = terminal()
    for (const text of ['first one', 'second one']) {
      const asked = askSecret({ input, output }, 'Passphrase')
      input.write(`${text}\r`)
      expect((await asked).reveal()).toBe(text)
    }
  })

  test('Ctrl-C and Ctrl-D end it', async () => {
    for (const key of ['\u0003', '\u0004']) {
      const { input, output } = terminal()
      const asked = askSecret({ input, output }, 'Passphrase')
      input.write(key)
      await expect(asked).rejects.toMatchObject({ code: 'CANCELLED' })
    }
  })

  test('only y and yes are a yes', async () => {
    for (const [text, expected] of [
      ['y', true],
      ['YES', true],
      [' yes ', true],
      ['', false],
      ['n', false],
      ['yess', false],
      ['j', false],
    ] as const) {
      const { input, output } = terminal()
      const asked = confirm({ input, output }, 'Go on?')
      input.write(`${text}\r`)
      expect(await asked, text).toBe(expected)
    }
  })
})

describe('text', () => {
  test('a table is aligned and has no trailing spaces', () => {
    expect(
      table(
        ['A', 'LONGER'],
        [
          ['long value', 'x'],
          ['s', ''],
        ],
        'none',
      ),
    ).toBe(['A           LONGER', 'long value  x', 's'].join('\n'))
    expect(table(['A'], [], 'none')).toBe('none')
    expect(table(['A', 'B'], [['a\nb', 'c']], '')).toBe('A    B\na b  c')
  })

  test('control characters and direction marks become visible', () => {
    expect(printable('a\u001b[31mb\u0007\u009b\u202ec\nd\r\u2028')).toBe('a�[31mb���c\nd��')
  })
})
