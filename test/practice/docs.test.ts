/** docs/practice-server.md: each example is a valid configuration, and no switch is missing. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { denials, parsePracticeConfig } from '../../src-main/practice/config.ts'
import { faultKinds } from '../../src-main/practice/faultRules.ts'
import { startPracticeServer } from '../../src-main/practice/server.ts'

const text = readFileSync(new URL('../../docs/practice-server.md', import.meta.url), 'utf8')
const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => JSON.parse(json ?? ''))

test('every example starts a server', async () => {
  expect(examples.length).toBeGreaterThanOrEqual(10)
  for (const config of examples) {
    const server = await startPracticeServer({ config })
    await server.close()
  }
})

test('the first example holds the defaults', () => {
  expect(parsePracticeConfig(examples[0])).toEqual(parsePracticeConfig({}))
})

test('every switch, denial and fault has its place', () => {
  const used = JSON.stringify(examples)
  for (const name of Object.keys(parsePracticeConfig({}))) expect(used).toContain(`"${name}"`)
  for (const kind of faultKinds) expect(used).toContain(`"kind":"${kind}"`)
  for (const denial of denials) expect(text).toContain(`\`${denial}\``)
})
