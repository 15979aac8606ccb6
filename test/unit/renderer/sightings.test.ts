/** An existing user is told: in the store it blocks, on a server it warns, of rights that go further too. */
import { expect, test } from 'vitest'
import { sightingFindings } from '../../../src-renderer/features/users/useSightings.ts'

test('nobody has the name', () => {
  expect(sightingFindings({ isInStore: false, servers: [] })).toEqual([])
})

test('another user has it', () => {
  const found = sightingFindings({ isInStore: true, servers: ['North', 'South'] })
  expect(found.map(({ code, level, field }) => [code, level, field])).toEqual([
    ['LOGON_NAME_TAKEN', 'block', 'logonName'],
    ['LOGON_NAME_ON_SERVER', 'warn', 'logonName'],
  ])
  expect(found[1]?.message).toContain('North, South')
  expect(found[1]?.message).toContain('further rights')
})
