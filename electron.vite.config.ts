import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { screensAhead } from './scripts/screensAhead.ts'
import { ui5Once } from './scripts/ui5Once.ts'

const at = (...parts: string[]) => path.resolve(import.meta.dirname, ...parts)

export default defineConfig({
  // The packages of `dependencies` stay outside the bundle: some are native, and all are packaged beside it. Those
  // with many modules are bundled: Node reads each of them on its own, a second more at every start.
  main: {
    build: {
      externalizeDeps: {
        exclude: ['drizzle-orm', 'zod', '@trpc/server', 'commander', 'yaml', 'jsonc-parser'],
      },
      rolldownOptions: {
        input: {
          index: at('src-main/desktop/index.ts'),
          loopback: at('src-main/loopback/main.ts'),
          cli: at('src-main/cli/index.ts'),
          // Started as a process of its own: keyring/osKeyringCall.ts.
          osKeyringProcess: at('src-main/keyring/osKeyringProcess.ts'),
        },
        // All beside each other: src-main/store/migrate.ts looks for drizzle/ two levels above its own file.
        output: { chunkFileNames: '[name].js' },
      },
    },
  },
  // A sandboxed preload script must be one CommonJS file that loads nothing but Electron (electron-vite#776).
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src-main/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [react(), ui5Once(), screensAhead()],
    build: {
      outDir: at('out/renderer'),
      minify: true,
      // An inlined asset would be a data: URL, which the page policy allows for images only.
      assetsInlineLimit: 0,
      // Read from the disk of the same machine: one large file costs less than many small ones.
      chunkSizeWarningLimit: 8_000,
      rolldownOptions: { input: at('src-renderer/index.html') },
    },
  },
})
