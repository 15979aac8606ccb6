import os from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'

const rootFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export default defineConfig({
  testDir: './e2e',
  testMatch: '*.e2e.ts',
  globalSetup: './support/build.mjs',
  outputDir: path.resolve(import.meta.dirname, '..', 'test-results'),
  // A browser and a host with real key derivation for each test: on few cores two of them only wait for each other.
  workers: os.availableParallelism() < 4 ? 1 : 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  retries: 0,
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['list'], ['json']] : [['list']],
  use: {
    actionTimeout: 15_000,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    // A trace of every test takes a third of its time: ask for one with --trace retain-on-failure.
    trace: 'off',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        ...rootFlags,
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
