/** Finds and reads the built screens for both hosts: contained in one folder, known types only, no listings. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { systemCode } from './files.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

export interface PageFile {
  readonly body: Buffer
  readonly type: string
  readonly cacheControl: string
}

function decoded(urlPath: string): string | null {
  try {
    return decodeURIComponent(urlPath)
  } catch {
    return null
  }
}

/**
 * The file below `directory` that a URL's path means, `/` being index.html; null when it means none.
 * `urlPath`: as it came, percent-encoded, without query. It is decoded once, so what is encoded twice stays text.
 */
export function resolvePage(directory: string, urlPath: string): string | null {
  const name = decoded(urlPath === '/' ? '/index.html' : urlPath)
  // A backslash separates folders on Windows only: refused everywhere, so that all platforms decide alike.
  if (name === null || !name.startsWith('/') || name.endsWith('/') || /[\\\0]/.test(name)) return null
  const file = path.resolve(directory, `.${name}`)
  const inside = path.relative(directory, file)
  const isContained = inside !== '' && inside.split(path.sep)[0] !== '..' && !path.isAbsolute(inside)
  return isContained && path.extname(file) in types ? file : null
}

/** Reads what `resolvePage` finds; null when there is no such file. */
export async function readPage(directory: string, urlPath: string): Promise<PageFile | null> {
  const file = resolvePage(directory, urlPath)
  if (file === null) return null
  try {
    const body = await readFile(file)
    // The build puts a hash of the content into the names of assets, and of nothing else.
    const isHashed = path.relative(directory, file).split(path.sep)[0] === 'assets'
    const cacheControl = isHashed ? 'private, max-age=31536000, immutable' : 'no-store'
    return { body, type: types[path.extname(file)] ?? '', cacheControl }
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(systemCode(error) ?? '')) return null
    throw error
  }
}
