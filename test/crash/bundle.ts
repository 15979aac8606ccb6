/** The process that is killed, as one file: started hundreds of times, it must not read hundreds of modules. */
import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { migrationsFolder } from '../../src-main/store/migrate.ts'

const root = path.resolve(import.meta.dirname, '..', '..')

/**
 * Bundles `entry`, a file of this folder, below `folder`, laid out as the program is when it is built.
 * @returns the file to run
 */
export async function bundle(entry: string, folder: string): Promise<string> {
  const outDir = path.join(folder, 'out', 'main')
  mkdirSync(outDir, { recursive: true })
  cpSync(migrationsFolder, path.join(folder, 'drizzle'), { recursive: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: path.join(import.meta.dirname, entry),
      outDir,
      emptyOutDir: false,
      // All beside each other, for the place of drizzle/ (store/migrate.ts).
      rolldownOptions: { output: { entryFileNames: 'child.mjs', chunkFileNames: '[name].mjs' } },
    },
    // Only the native modules stay outside.
    ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2', '@napi-rs/keyring'] },
  })
  return path.join(outDir, 'child.mjs')
}
