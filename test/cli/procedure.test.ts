/** The commands of docs/procedure.md, one after the other, as a new user types them through npm. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { emptyPlace, filesBelow, type Json, root } from './support.ts'

const place = emptyPlace()

/** `npm run patchbay -- ARGS`, with the command's own exit code. */
function patchbay(...args: string[]): { code: number | null; json: Json } {
  const options = ['--data', place.data, '--passphrase-file', place.passphraseFile, '--json']
  const result = spawnSync('npm', ['run', '--silent', 'patchbay', '--', ...args, ...options], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { code: result.status, json: JSON.parse(result.stdout) as Json }
}

async function practiceServer(): Promise<Json> {
  const child = spawn(process.execPath, ['out/main/cli.js', 'practice', '--json', '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(async () => {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return JSON.parse(line) as Json
}

test('from init to an empty second plan, with the example estate', async () => {
  const recoveryFile = `${place.folder}/recovery.txt`
  expect(patchbay('init', '--recovery-file', recoveryFile).code).toBe(0)
  expect(filesBelow(place.folder).get('recovery.txt')?.toString()).toMatch(
    /^([0-9A-Z]{4}-){13}[0-9A-Z]{4}\n$/,
  )

  const imported = patchbay('import', 'docs/examples/estate.yaml')
  expect(imported).toMatchObject({ code: 0, json: { created: { services: 10, users: 5 } } })

  const { url, user, password } = await practiceServer()
  const passwordFile = place.file('practice-password', `${password}\n`)
  const access = [
    '--url',
    String(url),
    '--auth',
    'basic',
    '--user',
    String(user),
    '--password-file',
    passwordFile,
  ]
  const settings = ['--release', 'fp17', '--local-http-auth', 'on']
  expect(patchbay('server', 'add', 'practice', ...access, ...settings).code).toBe(0)
  expect(patchbay('server', 'doctor', 'practice').code).toBe(0)

  const { code, json } = patchbay('validate')
  expect(code).toBe(0)
  expect((json.findings as Json[]).filter(({ level }) => level === 'block')).toEqual([])

  const plan = patchbay('plan', 'practice')
  expect(plan).toMatchObject({ code: 2, json: { conflicts: [], blocked: [] } })
  expect(plan.json.steps).toHaveLength(20)
  const pushed = patchbay('push', 'practice', '--yes')
  expect(pushed).toMatchObject({
    code: 0,
    json: { done: 20, failed: 0, notAttempted: 0, unknown: 0, converged: true },
  })
  expect(patchbay('plan', 'practice')).toMatchObject({ code: 0, json: { steps: [], unchanged: 15 } })
  expect(patchbay('push', 'practice', '--yes')).toMatchObject({ code: 0, json: { done: 0, converged: true } })
})
