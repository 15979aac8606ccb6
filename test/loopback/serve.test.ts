/** The loopback host as a process, and the start script's answer to bad options. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { sendRaw } from './support.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
const quiet = ['--disable-warning=ExperimentalWarning']
const env = { ...process.env, PATCHBAY_NO_BROWSER: '1' }

function startHost(args: string[]) {
  const main = path.join(root, 'out', 'main', 'loopback.js')
  return spawn(process.execPath, [...quiet, main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'it prints the address and ends cleanly at %s',
  async (signal) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'patchbay-serve-'))
    const data = path.join(folder, 'data')
    const child = startHost(['--data', data])
    let address: URL | null = null
    for await (const line of createInterface({ input: child.stdout })) {
      if (!URL.canParse(line)) continue
      address = new URL(line)
      break
    }
    const origin = address?.origin ?? ''
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const entered = await sendRaw(origin, 'GET', `${address?.pathname}${address?.search}`)
    expect(entered.status).toBe(303)
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([0, null])
    await expect(sendRaw(origin, 'GET', '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    expect(existsSync(data)).toBe(false)
    rmSync(folder, { recursive: true, force: true })
  },
)

test('a port in use is named, with the cure', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  const child = startHost(['--port', port])
  let text = ''
  child.stderr.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  expect(await once(child, 'close')).toEqual([1, null])
  expect(text).toBe(
    `patchbay: Port ${port} on 127.0.0.1 is in use. Choose another with --port, or leave it out for a free one.\n`,
  )
  other.close()
})

test.each([
  [['--port', '70000'], '--port 70000 is no port'],
  [['--port', 'x'], '--port x is no port'],
  [['--data='], '--data names no folder'],
  [['--nothing'], "Unknown option '--nothing'"],
  [['more'], "Unexpected argument 'more'"],
])('npm start refuses %j before it does anything', (args, message) => {
  const script = path.join(root, 'scripts', 'start.mjs')
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' })
  expect([status, stderr]).toEqual([1, expect.stringContaining(message)])
  expect(stderr).toContain('Usage: npm start')
  expect(stderr).not.toMatch(/^\s+at /m)
})
