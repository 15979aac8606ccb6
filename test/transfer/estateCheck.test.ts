import { expect, test } from 'vitest'
import { checkEstate } from '../../src-main/domain/checkEstate.ts'
import { checkEstateFile } from '../../src-main/transfer/estateCheck.ts'
import { parseEstate } from '../../src-main/transfer/estateReader.ts'
import { fetchSecrets } from '../../src-main/transfer/secretSource.ts'

const text = `patchbay: 1
services:
  - name: Support Twilio
    type: twilio
    serviceConnection: https://api.twilio.com/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json
    authentications:
      - id: not a sid
        secret: "00000000000000000000000000000000"
users:
  - firstName: Hook
    logonName: hook.twilio
    password: "EXAMPLE-Password-twilio"
    use: [messagingService]
`

test('findings come with key, line and column, in the order of the file', async () => {
  const estate = await fetchSecrets(parseEstate(text, { name: 'e.yaml' }), '.', {})
  const { findings } = checkEstateFile(estate, checkEstate(estate, { servers: [] }).toReversed())
  const blocks = findings.filter((finding) => finding.level === 'block')
  expect(blocks.map(({ code, key, line, column }) => [code, key, line, column])).toEqual([
    ['TWILIO_SID_FORMAT', 'Support Twilio', 7, 13],
    ['LAST_NAME_EMPTY', 'hook.twilio', 10, 5],
  ])
  const keys = new Set(findings.flatMap((finding) => Object.keys(finding)))
  expect([...keys].sort()).toEqual(['code', 'column', 'key', 'level', 'line', 'message'])
})

test('findings of the estate itself stand at its top', () => {
  const estate = parseEstate('# first\npatchbay: 1\n', { name: 'e.yaml' })
  const finding = {
    level: 'info',
    code: 'X',
    message: 'm',
    field: '',
    kind: 'estate',
    key: '',
    index: -1,
  } as const
  expect(checkEstateFile(estate, [finding]).findings).toEqual([
    { level: 'info', code: 'X', message: 'm', key: '', line: 2, column: 1 },
  ])
})
