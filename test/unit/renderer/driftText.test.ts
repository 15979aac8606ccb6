/** What accepting drift is called: into the store, or for a server of promotion only. */
import { expect, test } from 'vitest'
import { adoptText, type DriftedObject, doneText } from '../../../src-renderer/features/drift/driftText.ts'

const object = (what: DriftedObject['what']): DriftedObject => ({
  kind: 'service',
  key: 'Support Facebook',
  entries: [],
  since: '2026-01-01T00:00:00.000Z',
  what,
  decision: null,
})

test('on a server that gets the objects of the store it goes into the store', () => {
  expect(adoptText(object('changed'), false)?.text).toBe('Adopt into the store')
  expect(adoptText(object('new'), false)?.text).toBe('Adopt into the store')
  expect(adoptText(object('gone'), false)?.text).toBe('Delete in the store as well')
  expect(doneText('adopt', false, object('changed'))).toContain('is in the store')
})

test('on a server of promotion it holds for that server only, and nothing new is taken', () => {
  expect(adoptText(object('changed'), true)).toEqual({
    text: 'Take over for this server',
    name: 'Take over for this server: Support Facebook',
  })
  expect(adoptText(object('gone'), true)?.text).toBe('No longer promote to this server')
  expect(adoptText(object('new'), true)).toBeNull()
  expect(doneText('adopt', true, object('changed'))).toContain('for this server only')
  expect(doneText('adopt', true, object('gone'))).toContain('no longer promoted')
  expect(doneText('overwrite', true, object('changed'))).toContain('next push')
})
