/** Documents show what is there: every relative link and picture leads to a file. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..', '..')
const documents = globSync(['README.md', 'docs/**/*.md', 'src-*/**/README.md'], { cwd: root })

test('there are documents to look at', () => {
  expect(documents).toContain('README.md')
  expect(documents.length).toBeGreaterThan(10)
})

test.each(documents)('%s leads nowhere in vain', (document) => {
  const text = readFileSync(path.join(root, document), 'utf8')
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1] ?? '')
  const folder = path.join(root, path.dirname(document))
  expect(links.filter((link) => !existsSync(path.resolve(folder, link)))).toEqual([])
})

test('folders with a README keep it short', () => {
  const lengths = documents
    .filter((document) => /^src-/.test(document))
    .map(
      (document) =>
        [document, readFileSync(path.join(root, document), 'utf8').trim().split('\n').length] as const,
    )
  expect(lengths.filter(([, lines]) => lines > 40)).toEqual([])
})

test('every folder of the sources has a README', () => {
  const folders = globSync('src-main/*/', { cwd: root }).map((folder) => folder.replace(/\/$/, ''))
  const missing = folders.filter((folder) => !existsSync(path.join(root, folder, 'README.md')))
  expect(missing).toEqual([])
})
