/** What was answered about other services is shown for as long as it holds. */
import { expect, test } from 'vitest'
import { sightingFindings } from '../../../src-renderer/features/services/useSightings.ts'

const asked = {
  id: null,
  name: 'pages',
  type: 'sinchconversation',
  serviceConnection: 'https://eu.example.com/',
  authenticationIds: ['a', 'b'],
} as const
const answer = { isNameTaken: true, sameConnection: 'First', sameIds: [null, 'Second'] }
const told = (now: Partial<Parameters<typeof sightingFindings>[0]>) =>
  sightingFindings({ ...asked, ...now }, asked, answer).map(({ code, level, field }) => [code, level, field])

const name = ['NAME_TAKEN', 'block', 'name']
const connection = ['CONVERSATION_PROJECT_SHARED', 'warn', 'serviceConnection']
const id = (row: number) => ['AUTHENTICATION_ID_SHARED', 'warn', `authentications[${row}].authenticationId`]

test('all of it, at the fields', () => {
  expect(told({})).toEqual([name, connection, id(1)])
})

test('what was changed since is not told of any more, the rest stays', () => {
  expect(told({ name: 'pages 2' })).toEqual([connection, id(1)])
  expect(told({ name: '' })).toEqual([connection, id(1)])
  expect(told({ serviceConnection: 'https://us.example.com/' })).toEqual([name])
  expect(told({ authenticationIds: ['b', 'c'] })).toEqual([name, connection, id(0)])
})
