/** What both adapters promise: operations on one slot never interleave, and a failed one stops nobody. */
import { describe, expect, test } from 'vitest'
import { createSlotQueue } from '../../src-main/keyring/slotQueue.ts'
import { slotAddress } from '../../src-main/keyring/systemKeyring.ts'

function scripted(log: string[]) {
  return (name: string, until: Promise<unknown>) => async () => {
    log.push(`${name} begins`)
    await until
    log.push(`${name} ends`)
    return name
  }
}

describe('slot queue', () => {
  const one = slotAddress('store', 'one')
  const other = slotAddress('store', 'other')

  test('a second operation on a slot begins when the first has ended; other slots do not wait', async () => {
    const log: string[] = []
    const work = scripted(log)
    const inTurn = createSlotQueue()
    const gate = Promise.withResolvers<void>()
    const first = inTurn(one, work('protect', gate.promise))
    const second = inTurn(one, work('forget', Promise.resolve()))
    expect(await inTurn(other, work('recover', Promise.resolve()))).toBe('recover')
    expect(log).toEqual(['protect begins', 'recover begins', 'recover ends'])
    gate.resolve()
    expect(await Promise.all([first, second])).toEqual(['protect', 'forget'])
    expect(log.slice(3)).toEqual(['protect ends', 'forget begins', 'forget ends'])
  })

  test('a failed operation is told to its caller only', async () => {
    const log: string[] = []
    const inTurn = createSlotQueue()
    const first = inTurn(one, () => Promise.reject(new Error('locked')))
    const second = inTurn(one, scripted(log)('recover', Promise.resolve()))
    await expect(first).rejects.toThrow('locked')
    expect(await second).toBe('recover')
  })
})
