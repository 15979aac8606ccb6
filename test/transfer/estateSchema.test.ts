import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkEstate } from '../../src-main/domain/checkEstate.ts'
import { needsIncomingUser } from '../../src-main/domain/incomingUser.ts'
import { serviceTypeNames } from '../../src-main/domain/model.ts'
import { readEstate } from '../../src-main/transfer/estateReader.ts'
import { estateJsonSchema } from '../../src-main/transfer/estateSchema.ts'

const docs = path.resolve(import.meta.dirname, '../../docs')
const schemaFile = path.join(docs, 'estate.schema.json')
const exampleFile = path.join(docs, 'examples/estate.yaml')

describe('published JSON Schema', () => {
  test('is what the code generates', async () => {
    expect(existsSync(schemaFile)).toBe(true)
    // The file stands in the repository's format, so the generated text goes through the formatter as well.
    const biome = path.join(docs, '../node_modules/@biomejs/biome/bin/biome')
    const format = [biome, 'format', '--stdin-file-path=estate.schema.json']
    const generated = execFileSync(process.execPath, format, { input: estateJsonSchema(), encoding: 'utf8' })
    await expect(generated).toMatchFileSnapshot(schemaFile)
  })

  test('forbids unknown keys in every object and names the required ones', () => {
    const objects: { required?: string[]; additionalProperties?: boolean }[] = []
    JSON.parse(readFileSync(schemaFile, 'utf8'), (_key, value) => {
      if (value?.type === 'object') objects.push(value)
      return value
    })
    expect(objects.every((object) => object.additionalProperties === false)).toBe(true)
    expect(objects.map((object) => object.required)).toEqual([
      ['file'],
      ['env'],
      ['id'],
      ['name', 'type'],
      ['file'],
      ['env'],
      ['logonName'],
      ['patchbay'],
    ])
  })
})

describe('docs/examples/estate.yaml', () => {
  test('has every type, and as many incoming users as types need one', async () => {
    const estate = await readEstate({ path: exampleFile, env: {} })
    expect(estate.services.map((service) => service.type).sort()).toEqual([...serviceTypeNames].sort())
    const logonNames = estate.users.map((user) => user.logonName)
    for (const type of ['sap365', 'twilio', 'social365', 'sinchsms', 'wavy'] as const) {
      expect(needsIncomingUser(type, true)).toBe(true)
      expect(logonNames).toContain(`hook.${type}`)
    }
    expect(estate.users.every((user) => user.use.includes('messagingService'))).toBe(true)
  })

  test('gives no finding that blocks or warns', async () => {
    const estate = await readEstate({ path: exampleFile, env: {} })
    const findings = checkEstate(estate, { servers: [] })
    expect(findings.filter((finding) => finding.level !== 'info')).toEqual([])
  })
})
