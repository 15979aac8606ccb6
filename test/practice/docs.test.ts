/** docs/practice-server.md: each example is a valid configuration, and no switch is missing. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { authModes } from '../../src-main/domain/model.ts'
import { denials, parsePracticeConfig, readPracticeConfig } from '../../src-main/practice/config.ts'
import { faultKinds } from '../../src-main/practice/faultRules.ts'
import { startPracticeServer } from '../../src-main/practice/server.ts'
import { certificateFile } from '../servers/certificates.ts'

const text = readFileSync(new URL('../../docs/practice-server.md', import.meta.url), 'utf8')
const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => JSON.parse(json ?? ''))

test('every example starts a server', async () => {
  expect(examples.length).toBeGreaterThanOrEqual(10)
  const directory = mkdtempSync(path.join(tmpdir(), 'practice-docs-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  copyFileSync(certificateFile('server'), path.join(directory, 'server.pem'))
  copyFileSync(certificateFile('server', 'key.pem'), path.join(directory, 'server.key.pem'))
  copyFileSync(certificateFile('authority'), path.join(directory, 'clients.pem'))
  const file = path.join(directory, 'practice.json')
  for (const config of examples) {
    writeFileSync(file, JSON.stringify(config))
    const server = await startPracticeServer({ config: readPracticeConfig(file) })
    await server.close()
  }
})

test('the first example holds the defaults', () => {
  expect(parsePracticeConfig(examples[0])).toEqual(parsePracticeConfig({}))
})

test('every switch, denial and fault has its place', () => {
  const used = JSON.stringify(examples)
  const tls = { certificate: 'a', key: 'b', clientAuthorities: 'c' }
  const all = parsePracticeConfig({ tls })
  for (const name of [...Object.keys(all), ...Object.keys(tls)]) expect(used).toContain(`"${name}"`)
  for (const mode of authModes) expect(text).toContain(`\`${mode}\``)
  for (const kind of faultKinds) expect(used).toContain(`"kind":"${kind}"`)
  for (const denial of denials) expect(text).toContain(`\`${denial}\``)
})
