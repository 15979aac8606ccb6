/** What two reads tell of the secrets of a service. Pure; values are compared here and go nowhere. */
import type { Mapping } from '../../domain/mapping.ts'
import type { RemoteObject, ServiceWrite } from '../../servers/gateway.ts'

/** What a PUT does to a secret that it does not carry; `notVisible`: reading cannot tell. */
export type Verdict = 'keeps' | 'clears' | 'rejects' | 'notVisible'

/** What the server shows in place of each secret, by authentication ID; `undefined`: no such attribute. */
export function shownSecrets(remote: RemoteObject, mapping: Mapping): ReadonlyMap<string, unknown> {
  const { fields, authentications } = mapping.messagingServices
  const rows: unknown = remote.raw[fields.authentications]
  const shown = new Map<string, unknown>()
  for (const row of Array.isArray(rows) ? rows : []) {
    if (typeof row !== 'object' || row === null) continue
    const attributes = new Map<string, unknown>(Object.entries(row))
    const id = attributes.get(authentications.fields.authenticationId)
    shown.set(String(id), attributes.get(authentications.fields.secret))
  }
  return shown
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** Where the server reads secrets back in plain: each is the store's. Elsewhere nothing speaks against it. */
export function allKnown(remote: RemoteObject, write: ServiceWrite, mapping: Mapping): boolean {
  if (mapping.secret.readback !== 'plain') return true
  const shown = shownSecrets(remote, mapping)
  return write.authentications.every(
    ({ authenticationId, secret }) => shown.get(authenticationId) === secret?.reveal(),
  )
}

/** `sameMask`: a text that is not the secret stays as it was; it depends on the server what that means. */
export function judge(
  before: RemoteObject,
  after: RemoteObject,
  write: ServiceWrite,
  mapping: Mapping,
): 'keeps' | 'clears' | 'notVisible' | 'sameMask' {
  const [was, is] = [shownSecrets(before, mapping), shownSecrets(after, mapping)]
  const rows = write.authentications.map(({ authenticationId, secret }) => {
    const [old, now] = [was.get(authenticationId), is.get(authenticationId)]
    if (isEmpty(old)) return 'notVisible'
    if (isEmpty(now)) return 'clears'
    if (now !== old) return 'notVisible'
    return old === secret?.reveal() ? 'keeps' : 'sameMask'
  })
  if (rows.includes('clears')) return 'clears'
  if (rows.length === 0 || rows.includes('notVisible')) return 'notVisible'
  return rows.includes('sameMask') ? 'sameMask' : 'keeps'
}
