/** Objects and looks into the store that tests of undo, history and trash share. */
import type { ServiceDraft, UserDraft } from '../../src-main/domain/draft.ts'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import type { ServerDraft } from '../../src-main/store/servers.ts'
import type { Store } from '../../src-main/store/store.ts'

export const token = `EAA${'x'.repeat(60)}`

export const facebook: ServiceDraft = {
  name: 'Support Facebook',
  type: 'facebook',
  serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
  authenticationUrl: '',
  authenticationScope: '',
  authentications: [
    { authenticationId: '104829561234567', secret: new Secret(token) },
    { authenticationId: '104829561234568' },
  ],
}

export const hook: UserDraft = {
  firstName: 'Hook',
  lastName: 'Twilio',
  logonName: 'hook.twilio',
  password: new Secret('a long pass phrase 1'),
  use: ['messagingService'],
}

export const prod: ServerDraft = {
  name: 'prod',
  url: 'https://contact.example.com/RI/rci',
  authMode: 'basic+apikey',
  authUser: 'api.user',
  authSecret: new Secret('server password'),
  apiKey: new Secret('server api key'),
  release: 'fp20',
  localHttpAuth: true,
  prerequisites: ['chatServer'],
  mapping: { paging: { limit: 50 } },
}

/** What `work` throws; fails when it throws nothing or something unforeseen. */
export function refusalOf(work: () => unknown): PatchbayError {
  try {
    work()
  } catch (error) {
    if (error instanceof PatchbayError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

/** All rows of a table as they are, for comparing a store before and after. */
export function rowsOf(store: Store, ...tables: string[]): unknown {
  return tables.map((table) => store.connection.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).all())
}

/** Sealed bytes of every secret in the rows, as base64. */
export function sealedIn({ connection }: Store): string[] {
  const column = (query: string) => connection.prepare(query).pluck().all() as Buffer[]
  return [
    ...column('SELECT secret FROM authentication WHERE secret IS NOT NULL ORDER BY id'),
    ...column('SELECT password FROM user WHERE password IS NOT NULL ORDER BY id'),
    ...column('SELECT auth_secret FROM server WHERE auth_secret IS NOT NULL ORDER BY id'),
    ...column('SELECT api_key FROM server WHERE api_key IS NOT NULL ORDER BY id'),
  ].map((sealed) => sealed.toString('base64'))
}
