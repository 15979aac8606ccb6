import { expect, test } from 'vitest'
import { untilChanged, versionOf } from '../../src-main/store/changes.ts'
import { setPreference } from '../../src-main/store/preferences.ts'
import { saveServer } from '../../src-main/store/servers.ts'
import { removeServices, saveService } from '../../src-main/store/services.ts'
import { undoAction } from '../../src-main/store/undo.ts'
import { saveUser } from '../../src-main/store/users.ts'
import { newStore } from '../support/store.ts'
import { facebook, hook, prod } from '../support/undo.ts'

test('an answer holds until an object changes: saved, deleted or undone', async () => {
  const { store } = await newStore()
  let asked = 0
  const answer = untilChanged(() => {
    asked += 1
    return asked
  })
  expect([answer(store), answer(store)]).toEqual([1, 1])
  const { id } = saveService(store, null, facebook)
  expect([answer(store), answer(store)]).toEqual([2, 2])
  saveUser(store, null, hook)
  expect(answer(store)).toBe(3)
  saveServer(store, null, prod)
  expect(answer(store)).toBe(4)
  removeServices(store, [id])
  expect(answer(store)).toBe(5)
  undoAction(store)
  expect([answer(store), answer(store)]).toEqual([6, 6])
})

test('what a person likes is kept without making any answer old', async () => {
  const { store } = await newStore()
  const before = versionOf(store)
  setPreference(store, 'lastPlace', '/services')
  expect(versionOf(store)).toBe(before)
})

test('a list is old after changes of its own table only', async () => {
  const { store } = await newStore()
  const services = versionOf(store, 'service')
  const users = versionOf(store, 'user')
  saveService(store, null, facebook)
  expect(versionOf(store, 'service')).not.toBe(services)
  expect(versionOf(store, 'user')).toBe(users)
})
