import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import { readPromotionMap } from '../../src-main/transfer/promotionMapReader.ts'
import { promotionMapJsonSchema } from '../../src-main/transfer/promotionMapSchema.ts'
import { temporaryFolder } from '../support/store.ts'

const docs = path.resolve(import.meta.dirname, '../../docs')

async function read(text: string, name = 'map.yaml', env: Record<string, string> = {}) {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, 'token'), 'EAAB-of-the-file\n')
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return readPromotionMap(file, env)
}

async function refusal(text: string, name?: string) {
  try {
    await read(text, name)
  } catch (error) {
    if (!(error instanceof PatchbayError)) throw error
    expect(JSON.stringify([error.message, error.data])).not.toContain('slipped')
    return { code: error.code, line: error.data['line'], column: error.data['column'] }
  }
  throw new Error('the file was taken')
}

describe('promotion map file', () => {
  test('the example of the documents, in YAML and as JSON', async () => {
    const env = { PRODUCTION_HOOK: 'Production-1-pass' }
    const yaml = `
urls:
  https://test.example.com/: https://production.example.com/
ids:
  "104829561234567": "998877665544332"
secrets:
  Support Facebook:
    "104829561234567": { file: token }
passwords:
  hook.twilio: { env: PRODUCTION_HOOK }
`
    const json = JSON.stringify({
      urls: { 'https://test.example.com/': 'https://production.example.com/' },
      ids: { '104829561234567': '998877665544332' },
      secrets: { 'Support Facebook': { '104829561234567': { file: 'token' } } },
      passwords: { 'hook.twilio': { env: 'PRODUCTION_HOOK' } },
    })
    for (const document of [await read(yaml, 'map.yaml', env), await read(json, 'map.json', env)]) {
      expect(document.urls).toEqual([['https://test.example.com/', 'https://production.example.com/']])
      expect(document.ids).toEqual([['104829561234567', '998877665544332']])
      expect(
        document.secrets.map(({ key, authenticationId, secret }) => [key, authenticationId, secret.reveal()]),
      ).toEqual([
        ['Support Facebook', '104829561234567', 'EAAB-of-the-file'],
        ['hook.twilio', null, 'Production-1-pass'],
      ])
    }
    expect((await read('{}')).secrets).toEqual([])
  })

  test.each([
    ['an unknown key', 'urls: {}\nslipped: {}\n', { line: 2, column: 1 }],
    ['a number where a text belongs', 'ids:\n  a: 5\n', { line: 2, column: 3 }],
    ['an empty value', 'ids:\n  a: ""\n', { line: 2, column: 3 }],
    ['a list', 'secrets: [slipped]\n', { line: 1, column: 1 }],
    ['a secret without a row', 'secrets:\n  Support: slipped\n', { line: 2, column: 3 }],
    ['another source', 'passwords:\n  hook: {slipped: x}\n', { line: 2, column: 3 }],
    ['a hash', 'passwords:\n  hook: "sha256-salted:slipped"\n', { line: 2, column: 3 }],
    ['a text', 'slipped', { line: 1, column: 1 }],
  ])('refuses %s with its place, quoting nothing', async (_what, text, place) => {
    expect(await refusal(text)).toEqual({ code: 'PROMOTION_MAP_INVALID', ...place })
  })

  test('names the place of a secret that cannot be had, and of what is no YAML', async () => {
    expect(
      await refusal('passwords:\n  hook: { file: slipped-away }\n'.replace('slipped-away', 'nowhere')),
    ).toEqual({
      code: 'SECRET_SOURCE_MISSING',
      line: 2,
      column: 3,
    })
    expect((await refusal('urls: [slipped')).code).toBe('ESTATE_SYNTAX')
    expect((await refusal('{"urls": slipped', 'map.json')).code).toBe('ESTATE_SYNTAX')
  })

  test('the published JSON Schema is what the code generates', async () => {
    const biome = path.join(docs, '../node_modules/@biomejs/biome/bin/biome')
    const format = [biome, 'format', '--stdin-file-path=promotion-map.schema.json']
    const generated = execFileSync(process.execPath, format, {
      input: promotionMapJsonSchema(),
      encoding: 'utf8',
    })
    await expect(generated).toMatchFileSnapshot(path.join(docs, 'promotion-map.schema.json'))
  })
})
