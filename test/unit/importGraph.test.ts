/** Walks every import of the sources and prints each forbidden edge (architecture.md section 2). */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..', '..')

interface Edge {
  readonly from: string
  /** Repository path of a source, or the name of a package. */
  readonly to: string
  readonly typeOnly: boolean
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s+(?<type>type\s+)?(?:[\w*{}\s,$]+\sfrom\s+)?['"](?<static>[^'"]+)['"]|import\(\s*['"](?<dynamic>[^'"]+)['"]\s*\)|require\(\s*['"](?<required>[^'"]+)['"]\s*\)/g

function edgesOf(file: string): Edge[] {
  const text = readFileSync(path.join(root, file), 'utf8')
  return [...text.matchAll(importPattern)].map(({ groups = {} }) => {
    const target = groups['static'] ?? groups['dynamic'] ?? groups['required'] ?? ''
    const to = target.startsWith('.')
      ? path.relative(root, path.resolve(root, path.dirname(file), target)).replaceAll(path.sep, '/')
      : target
    return { from: file, to, typeOnly: groups['type'] !== undefined }
  })
}

const sources = globSync('{src-main,src-renderer}/**/*.{ts,tsx}', { cwd: root }).map((file) =>
  file.replaceAll(path.sep, '/'),
)
const edges = sources.flatMap(edgesOf)

/** Folders of src-main by level; an import may go to its own level or below. */
const levels = [
  ['domain', 'platform'],
  ['servers', 'store', 'keyring'],
  ['sync', 'transfer', 'practice'],
  ['rpc'],
  ['desktop', 'preload', 'loopback', 'cli'],
] as const

function levelOf(file: string): number {
  // It joins the parts of all levels below the router, and is handed to the router by the hosts.
  if (file === 'src-main/application.ts') return 2.5
  const folder = file.split('/')[1] ?? ''
  return levels.findIndex((names) => (names as readonly string[]).includes(folder))
}

const show = (list: readonly Edge[]) => list.map(({ from, to }) => `${from} -> ${to}`)
const within = (folder: string) => (edge: Edge) => edge.from.startsWith(folder)

/** Packages and functions with one door each: where they may be imported from. */
const doors: readonly [target: RegExp, allowed: RegExp][] = [
  [/^better-sqlite3$/, /^src-main\/store\/database\.ts$/],
  [/^drizzle-orm\/.*migrator$|^drizzle-orm\/migrator$/, /^src-main\/store\/migrate\.ts$/],
  [/^undici$/, /^src-main\/servers\/transport\.ts$/],
  [/^@node-rs\/argon2$/, /^src-main\/keyring\/crypto\.ts$/],
  [/^@napi-rs\/keyring$/, /^src-main\/keyring\/osKeyringProcess\.ts$/],
  [/^electron$/, /^src-main\/(desktop|preload)\//],
]

const impure = /^node:|^(undici|better-sqlite3|drizzle-orm|fastify|pino|electron|yaml)(\/|$)/
const pureFiles =
  /^src-main\/(domain\/|sync\/plan\/|sync\/rollback\/(planRollback|rollbackObject|rollbackOrder)\.ts$|sync\/push\/runJson\.ts$)/

/** Calls that are banned outright, with the reason. */
const banned: readonly [call: RegExp, reason: string][] = [
  [/\.serialize\(\)/, 'db.serialize() returns plain text'],
  [/(?:db|connection|driver)\.backup\(/, 'db.backup() fails on an encrypted database; use VACUUM INTO'],
  [/verbose:\s/, "the driver's verbose option prints statements with their values"],
]

describe('import graph', () => {
  test('sources were found, and their imports resolve to files', () => {
    expect(sources.length).toBeGreaterThan(60)
    const known = new Set(globSync('{src-main,src-renderer,drizzle}/**/*', { cwd: root }))
    const own = edges.filter(({ to }) => to.startsWith('src-') && !to.includes('?'))
    expect(show(own.filter(({ to }) => !known.has(to)))).toEqual([])
  })

  test('src-main imports go downward only', () => {
    const upward = edges.filter(
      (edge) =>
        edge.from.startsWith('src-main/') &&
        edge.to.startsWith('src-main/') &&
        !edge.typeOnly &&
        levelOf(edge.to) > levelOf(edge.from),
    )
    expect(show(upward)).toEqual([])
    const unknown = sources.filter((file) => file.startsWith('src-main/') && levelOf(file) < 0)
    expect(unknown).toEqual([])
  })

  test('src-main never imports the renderer; the renderer takes values from the domain only', () => {
    expect(
      show(edges.filter(within('src-main/')).filter(({ to }) => to.startsWith('src-renderer/'))),
    ).toEqual([])
    const values = edges
      .filter(within('src-renderer/'))
      .filter(({ to, typeOnly }) => to.startsWith('src-main/') && !typeOnly)
    expect(show(values.filter(({ to }) => !to.startsWith('src-main/domain/')))).toEqual([])
  })

  test('pure files have no I/O, no clock and no randomness', () => {
    const pure = edges.filter(({ from }) => pureFiles.test(from))
    expect(show(pure.filter(({ to, typeOnly }) => impure.test(to) && !typeOnly))).toEqual([])
    const impureCalls = sources
      .filter((file) => pureFiles.test(file))
      .filter((file) =>
        /Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(/.test(
          readFileSync(path.join(root, file), 'utf8'),
        ),
      )
    expect(impureCalls).toEqual([])
  })

  test.each(doors)('%s is imported at its one door', (target, allowed) => {
    const uses = edges.filter(({ to, typeOnly }) => target.test(to) && !typeOnly)
    expect(show(uses.filter(({ from }) => !allowed.test(from)))).toEqual([])
  })

  test('banned calls are not made', () => {
    const found = sources.flatMap((file) => {
      const text = readFileSync(path.join(root, file), 'utf8')
      return banned.filter(([call]) => call.test(text)).map(([, reason]) => `${file}: ${reason}`)
    })
    expect(found).toEqual([])
  })

  test('shell.openExternal has one caller', () => {
    const callers = sources.filter((file) =>
      /shell\.openExternal\(/.test(readFileSync(path.join(root, file), 'utf8')),
    )
    expect(callers.filter((file) => file !== 'src-main/desktop/externalLinks.ts')).toEqual([])
  })
})
