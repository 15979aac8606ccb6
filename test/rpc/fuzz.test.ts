/** Garbage at every procedure: the answer is VALIDATION_FAILED, never a defect, and the store stays as it was. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ProcedurePath, procedureRoles } from '../../src-main/rpc/roles.ts'
import { appRouter } from '../../src-main/rpc/router.ts'
import { listAudit } from '../../src-main/store/audit.ts'
import { errorOf, newApplication, type TestApplication } from '../support/application.ts'

const seed = 20261122

interface Definition {
  readonly _def: { readonly inputs: readonly unknown[]; readonly type: string }
}

const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Definition>)
const withInput = procedures.filter(([, { _def }]) => _def.inputs.length > 0).map(([name]) => name)

function procedureOf({ caller }: TestApplication, name: string): (input: unknown) => Promise<unknown> {
  const [group = '', verb = ''] = name.split('.')
  const found = (caller as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[
    group
  ]
  const procedure = found?.[verb]
  if (!procedure) throw new Error(`no procedure ${name}`)
  return procedure
}

/** Every input schema is a strict object, so that whatever is drawn here is wrong. */
const garbage = fc.oneof(
  fc
    .anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true })
    .filter(
      (value) =>
        value !== undefined &&
        !(typeof value === 'object' && value !== null && Object.keys(value).length === 0),
    ),
  fc.constantFrom(
    null,
    'x',
    0,
    [],
    { __proto__: null, unknownKey: 1 },
    JSON.parse('{"__proto__":{"id":"x"}}'),
  ),
)

describe('procedures', () => {
  test('there are as many as the router has, most with an input', () => {
    expect(withInput.length).toBeGreaterThan(20)
  })

  test.each(withInput)('%s refuses garbage and leaves no trace', async (name) => {
    const application = await newApplication()
    const call = procedureOf(application, name)
    await fc.assert(
      fc.asyncProperty(garbage, async (input) => {
        expect((await errorOf(call(input))).code).toBe('VALIDATION_FAILED')
      }),
      { seed, numRuns: 60 },
    )
    expect(listAudit(application.app.session.store.db, 5).map(({ action }) => action)).toEqual([
      'session.create',
    ])
  })
})

describe('gates', () => {
  test('a locked store answers STORE_LOCKED to every procedure that needs it', async () => {
    const application = await newApplication()
    application.app.session.lock()
    const ids = { id: 'x', ids: ['x'], name: 'x', logonName: 'x', serverId: 'x', serviceId: 'x' }
    for (const [name] of procedures) {
      if (procedureRoles[name as ProcedurePath] === 'open') continue
      const codes = await Promise.all(
        [undefined, ...Object.entries(ids).map(([key, value]) => ({ [key]: value }))].map((input) =>
          Promise.resolve(procedureOf(application, name)(input)).then(
            () => 'answered',
            async (error: unknown) => (await errorOf(Promise.reject(error))).code,
          ),
        ),
      )
      expect([name, codes.includes('answered')]).toEqual([name, false])
    }
    expect((await errorOf(application.caller.service.list({}))).code).toBe('STORE_LOCKED')
    expect((await errorOf(application.caller.practice.start())).code).toBe('STORE_LOCKED')
  })

  test('files of the machine can be named on the command line only', async () => {
    const { caller } = await newApplication('loopback')
    expect((await errorOf(caller.estate.import({ file: '/etc/hostname' }))).code).toBe('FORBIDDEN_ORIGIN')
    expect((await errorOf(caller.estate.export({ file: '/tmp/x' }))).code).toBe('FORBIDDEN_ORIGIN')
    const create = caller.session.create({ passphrase: 'x', recoveryFile: '/tmp/x' })
    expect((await errorOf(create)).code).toBe('FORBIDDEN_ORIGIN')
  })
})
