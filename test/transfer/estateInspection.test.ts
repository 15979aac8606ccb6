import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findPatchbayError } from '../../src-main/domain/errors.ts'
import { inspectEstate } from '../../src-main/transfer/estateInspection.ts'
import { temporaryFolder } from '../support/store.ts'

async function inspect(text: string) {
  const file = path.join(temporaryFolder(), 'estate.yaml')
  writeFileSync(file, text)
  const findings = await inspectEstate(file, { servers: [] })
  return findings.map(({ level, code, key, line, column }) => `${level} ${code} ${key} ${line}:${column}`)
}

test('broken parts and findings of the sound ones come in one list, in the order of the file', async () => {
  const text = `patchbay: 1
colour: red
services:
  - name: First
    type: facebook
    serviceConnection: not a url
    authentications:
      - id: "104829561234567"
        secret: ${`EAA${'x'.repeat(60)}`}
  - name: Second
    type: fax
    serviceConnection: https://example.com
  - name: Third
    type: wavy
    serviceConnection: https://api-messaging.wavy.global/v1/send
    nickname: w
    authentications:
      - id: user
        secret: { file: no-such-file }
  - type: wavy
users:
  - firstName: Hook
    lastName: Wavy
    logonName: hook wavy
    password: aLongEnoughPassword1
    use: [everything]
  - firstName: ""
    lastName: Wavy
    logonName: hook.wavy
    password: aLongEnoughPassword1
    use: [messagingService]
`
  expect(await inspect(text)).toEqual([
    'block ESTATE_INVALID  2:1',
    'warn TEXT_INNER_SPACE First 6:24',
    'block SERVICE_CONNECTION_NOT_A_URL First 6:24',
    'block ESTATE_INVALID Second 11:11',
    'block ESTATE_INVALID Third 16:5',
    'block ESTATE_INVALID  20:5',
    'block ESTATE_INVALID hook wavy 26:11',
    'block FIRST_NAME_EMPTY hook.wavy 27:16',
  ])
})

test('a secret that cannot be had is a finding at its place; the other objects are checked', async () => {
  const text = `patchbay: 1
services:
  - name: Wavy
    type: wavy
    serviceConnection: https://api-messaging.wavy.global/v1/send
    authentications: [{ id: user, secret: { env: PATCHBAY_TEST_NOT_SET } }]
  - name: Other
    type: wavy
    serviceConnection: ftp://example.com
`
  expect(await inspect(text)).toEqual([
    'block SECRET_SOURCE_MISSING Wavy 6:43',
    'warn AUTHENTICATIONS_EMPTY Other 7:5',
    'warn SERVICE_CONNECTION_NOT_HTTPS Other 9:24',
    'warn SERVICE_CONNECTION_FORM Other 9:24',
  ])
})

test.each([
  ['no YAML', 'a: [', 'ESTATE_SYNTAX'],
  ['a list', '- 1', 'ESTATE_INVALID'],
  ['no version', 'services: []', 'ESTATE_INVALID'],
  ['another version', 'patchbay: 2', 'ESTATE_INVALID'],
])('%s is no estate at all: an error with its place', async (_what, text, code) => {
  const error = await inspect(text).catch(findPatchbayError)
  expect(error).toMatchObject({ code, data: { line: expect.any(Number), column: expect.any(Number) } })
})
