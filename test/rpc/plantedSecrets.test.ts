/**
 * Plants secrets everywhere a person can enter one, works with them as a person would, against a practice server
 * that quotes every refused request, and then searches the disk, the log, and every answer for them: in plain,
 * base64, UTF-16 and hex.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startPracticeServer } from '../../src-main/practice/server.ts'
import { errorDocumentOf } from '../../src-main/rpc/trpc.ts'
import { newApplication } from '../support/application.ts'
import { passphrase, temporaryFolder } from '../support/store.ts'

const planted = {
  token: 'EAAplantedFacebookToken0123456789012345678901234567890123',
  wavy: 'planted-wavy-secret-"quoted"-ü',
  password: 'planted-user-password-41',
  refused: 'planted-refused-password-42',
}

/** Forms in which a secret may turn up. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8')
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    Buffer.from(secret, 'utf16le').toString('latin1'),
  ]
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())
}

function findIn(where: string, content: string, secrets: Record<string, string>): string[] {
  return Object.entries(secrets).flatMap(([name, secret]) =>
    formsOf(secret)
      .filter((form) => content.includes(form) || content.toLowerCase().includes(form.toLowerCase()))
      .map(() => `${name} in ${where}`),
  )
}

test('no planted secret is on disk, in the log, or in any answer', async () => {
  const { app, caller, folder, recoveryKey } = await newApplication()
  const practice = await startPracticeServer({
    config: {
      faults: [
        {
          match: { method: 'POST', path: '/users', nth: 2 },
          fault: { kind: 'status', status: 400, quoteRequest: true },
        },
      ],
    },
  })
  onTestFinished(() => practice.close())
  const secrets = { ...planted, passphrase, recoveryKey, apiPassword: practice.password }
  const answers: string[] = []
  const keep = async (name: string, work: Promise<unknown>) => {
    const answer = await work.catch((error: unknown) => errorDocumentOf(error))
    answers.push(`${name}: ${JSON.stringify(answer) ?? ''}`)
    return answer
  }

  const service = await caller.service.save({
    id: null,
    draft: {
      name: 'Planted',
      type: 'facebook',
      serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
      authentications: [{ authenticationId: '104829561234567', secret: planted.token }],
    },
  })
  const wavy = {
    name: 'Wavy',
    type: 'wavy',
    serviceConnection: 'https://api-messaging.wavy.global/v1/send',
  } as const
  const wavyDraft = { ...wavy, authentications: [{ authenticationId: 'u', secret: planted.wavy }] }
  await keep('service.check', caller.service.check({ id: null, draft: wavyDraft }))
  await keep('service.save', caller.service.save({ id: null, draft: wavyDraft }))
  for (const [logonName, password] of [
    ['hook.first', planted.password],
    ['hook.second', planted.refused],
  ] as const) {
    const draft = {
      firstName: 'Hook',
      lastName: 'User',
      logonName,
      password,
      use: ['messagingService' as const],
    }
    await keep('user.save', caller.user.save({ id: null, draft }))
  }
  const server = await caller.server.save({
    id: null,
    draft: {
      name: 'practice',
      url: practice.url,
      authMode: 'basic',
      authUser: practice.user,
      authSecret: practice.password,
    },
  })
  const serverId = server.id
  answers.push(JSON.stringify([service, server]))

  const pushed = await keep('sync.push', caller.sync.push({ serverId }))
  expect(pushed).toMatchObject({ failed: 1 })
  const runs = await caller.sync.runs({ serverId })
  for (const run of runs) await keep('sync.run', caller.sync.run({ id: run.id }))
  await keep('sync.pull', caller.sync.pull({ serverId }))
  await keep('sync.plan', caller.sync.plan({ serverId }))
  await keep('sync.conflicts', caller.sync.conflicts({ serverId }))
  await keep('sync.runs', caller.sync.runs({ serverId }))
  await keep('server.test', caller.server.test({ id: serverId }))
  await keep('server.list', caller.server.list())
  await keep('service.list', caller.service.list({}))
  await keep('service.get', caller.service.get({ id: service.id }))
  await keep('service.readiness', caller.service.readiness({ id: service.id }))
  await keep('service.findings', caller.service.findings())
  await keep('user.list', caller.user.list({}))
  await keep('audit.list', caller.audit.list({}))
  await keep('session.status', caller.session.status())
  const wrong = caller.session.unlock({ passphrase: `${passphrase} wrong` })
  await keep('session.unlock', wrong)
  await keep('search', caller.service.list({ search: planted.token }))
  for (const mode of ['omit', 'hash'] as const) {
    const file = path.join(temporaryFolder(), `${mode}.yaml`)
    await keep('estate.export', caller.estate.export({ file, secrets: mode }))
    answers.push(readFileSync(file, 'utf8'))
  }

  const found = answers.flatMap((answer) => findIn(answer.slice(0, answer.indexOf(':')), answer, secrets))
  app.session.lock()
  for (const file of filesBelow(folder)) {
    found.push(...findIn(path.relative(folder, file), readFileSync(file, 'latin1'), secrets))
    found.push(...findIn(path.relative(folder, file), readFileSync(file, 'utf8'), secrets))
  }
  expect(found).toEqual([])
  expect(filesBelow(folder).map((file) => path.basename(file))).toContain('patchbay.log')
})

test('the search finds what is there: the same look at a plain export', async () => {
  const { caller } = await newApplication()
  const draft = {
    firstName: 'Hook',
    lastName: 'User',
    logonName: 'hook.first',
    password: planted.password,
    use: [],
  }
  await caller.user.save({ id: null, draft })
  const file = path.join(temporaryFolder(), 'plain.yaml')
  await caller.estate.export({ file, secrets: 'plain', confirmed: true })
  expect(findIn('export', readFileSync(file, 'utf8'), planted)).toContain('password in export')
})
