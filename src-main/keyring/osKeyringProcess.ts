/**
 * Program of its own: serves one call of osKeyringCall.ts and is ended by it.
 *
 * On Linux the entry is pinned to the Secret Service. Without that the package falls back in silence to the kernel's
 * keyring, which forgets everything at the next start of the computer (@napi-rs/keyring, README).
 */
import type { AsyncEntry } from '@napi-rs/keyring'
import type { OsKeyringAnswer, OsKeyringRequest } from './osKeyringCall.ts'

async function serve({ verb, service, account, password }: OsKeyringRequest): Promise<OsKeyringAnswer> {
  try {
    const { AsyncEntry } = await import('@napi-rs/keyring')
    const entry = new AsyncEntry(service, account, { linux: { store: 'secret-service' } })
    if (verb === 'keep' && password !== undefined) return { password: await keep(entry, password) }
    if (verb === 'remove') await entry.deleteCredential()
    return { password: verb === 'reach' ? null : ((await entry.getPassword()) ?? null) }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}

/** What the entry holds in the end: another password is never overwritten. */
async function keep(entry: AsyncEntry, password: string): Promise<string | null> {
  const present = await entry.getPassword()
  if (present !== null && present !== undefined) return present
  await entry.setPassword(password)
  return (await entry.getPassword()) ?? null
}

// The caller is gone: a call that hangs must not outlive it.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))
process.once('message', (request: OsKeyringRequest) => {
  void serve(request).then((answer) => process.send?.(answer))
})
