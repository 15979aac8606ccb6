/** Every action that is written into the trail has words on the screen. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { actionText, objectText } from '../../../src-renderer/features/audit/auditText.ts'

const source = path.resolve(import.meta.dirname, '..', '..', '..', 'src-main')
/** Where records are written: the layers below the procedures, whose names look alike. */
const layers = ['store', 'sync', 'transfer']
const areas = 'session|service|user|server|conflict|promotion|estate|history|person|key|lock|backup|audit'
/** Looks like an action and is the column of a sealed value. */
const others = ['user.password', 'backup.json']

function filesOf(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.endsWith('.ts')).map((name) => path.join(folder, name))
}

const written = new Set(
  layers
    .flatMap((layer) => filesOf(path.join(source, layer)))
    .flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(new RegExp(`'((?:${areas})\\.[a-zA-Z]+)'`, 'g')),
    ])
    .map(([, action = '']) => action)
    .filter((action) => !others.includes(action)),
)

test('no action shows the word of its record', () => {
  expect(written.size).toBeGreaterThan(40)
  expect([...written].filter((action) => actionText(action) === action)).toEqual([])
})

test('what an action on the store itself calls its object is a word, a name of a person is not', () => {
  expect(objectText({ action: 'key.add', object: 'recovery key' })).toBe('Recovery key')
  expect(objectText({ action: 'service.save', object: 'store' })).toBe('store')
})
