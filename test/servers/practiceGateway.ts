/** A gateway to a practice server over real HTTP, and what tests write through it. */
import { onTestFinished } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import type { PracticeConfig } from '../../src-main/practice/config.ts'
import { startPracticeServer } from '../../src-main/practice/server.ts'
import type { RemoteObject, ServiceWrite, UserWrite } from '../../src-main/servers/gateway.ts'
import { openGateway } from '../../src-main/servers/rci/adapter.ts'
import { accessTo, fingerprint } from './scriptedServer.ts'

export const service: ServiceWrite = {
  kind: 'service',
  name: 'Support Conversation',
  type: 'sinchconversation',
  serviceConnection: 'https://eu.conversation.api.sinch.com/v1/projects/p/messages:send',
  authenticationUrl: '',
  authenticationScope: '',
  authentications: [
    { authenticationId: 'KEY@APP', secret: new Secret('outgoing') },
    { authenticationId: 'webhook', secret: new Secret('incoming') },
  ],
}
export const user: UserWrite = {
  kind: 'user',
  firstName: 'Hook',
  lastName: 'Twilio',
  logonName: 'hook.twilio',
  password: new Secret('first password'),
}

/** Without secrets: what an update sends that changes none. */
export function withoutSecrets(write: ServiceWrite): ServiceWrite {
  return { ...write, authentications: write.authentications.map((row) => ({ ...row, secret: null })) }
}

/** A practice server that speaks `mapping`, and a gateway that was told so. */
export async function practice(
  mapping: Record<string, unknown> = {},
  config: Omit<PracticeConfig, 'mapping'> = {},
) {
  const server = await startPracticeServer({ config: { ...config, mapping } })
  const access = accessTo(server.url, {
    authUser: server.user,
    authSecret: new Secret(server.password),
    mapping,
  })
  const gateway = openGateway(access, { fingerprint })
  onTestFinished(async () => {
    await gateway.close()
    await server.close()
  })
  /** Requests since the last call, ids shown as ID. */
  const requests = () => {
    const lines = server.control.requests().map(({ method, path, query, status }) => {
      const shown = path.replace(/[0-9A-F]{32}/g, 'ID')
      return `${method} ${shown}${query ? `?${query}` : ''} ${status}`
    })
    server.control.clearRequests()
    return lines
  }
  const readService = async (id: string): Promise<RemoteObject> => {
    const object = await gateway.read('service', id)
    if (!object) throw new Error('the service is not there')
    return object
  }
  return { server, control: server.control, gateway, requests, readService }
}

export async function created(id: Promise<string | null>): Promise<string> {
  const value = await id
  if (value === null) throw new Error('no id was told')
  return value
}
