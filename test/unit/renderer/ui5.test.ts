/** What Patchbay leaves out of UI5, and how it is known that nobody misses it. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..', '..', '..')

function sourcesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(path.join(root, folder, name), 'utf8'))
}

/** Names of the components whose own class, or one that it extends, asks for the data of a language. */
function componentsWithLocaleData(): ReadonlySet<string> {
  const folder = path.join(root, 'node_modules', '@ui5', 'webcomponents', 'dist')
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'))
  const sources = new Map(
    files.map((name) => [name.replace(/\.js$/, ''), readFileSync(path.join(folder, name), 'utf8')]),
  )
  const asking = new Set([...sources].flatMap(([name, text]) => (/\bcldr: true\b/.test(text) ? [name] : [])))
  for (let before = -1; before !== asking.size; ) {
    before = asking.size
    for (const [name, text] of sources) {
      const parent = /class \w+ extends (\w+)/.exec(text)?.[1]
      if (parent !== undefined && asking.has(parent)) asking.add(name)
    }
  }
  return asking
}

test('no component that reads the data of a language is used: language.ts hands out none', () => {
  const asking = componentsWithLocaleData()
  expect(asking).toContain('DatePicker')
  expect(asking).toContain('StepInput')
  const used = sourcesBelow('src-renderer').flatMap((text) =>
    [...text.matchAll(/@ui5\/webcomponents(?:-react|\/dist)?\/(\w+)/g)].map(([, name]) => name ?? ''),
  )
  expect(used).toContain('Button')
  expect(used.filter((name) => asking.has(name))).toEqual([])
})
