/** Real encrypted stores in temporary folders. Only the cost of the passphrase slot is at its allowed minimum. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { systemClock } from '../../src-main/platform/clock.ts'
import { type DataPaths, resolveDataPaths } from '../../src-main/platform/paths.ts'
import { Session } from '../../src-main/store/session.ts'
import type { Store } from '../../src-main/store/store.ts'

export const passphrase = 'correct horse battery'

/** Code of what `work` throws; `nothing thrown`, or the text of anything that is no PatchbayError. */
export async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work()
    return 'nothing thrown'
  } catch (error) {
    return error instanceof PatchbayError ? error.code : String(error)
  }
}

/** A folder that is removed when the running test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'patchbay-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A session on `folder` (a new temporary one when left out); locked when the test ends. */
export function sessionIn(folder: string = temporaryFolder()): { session: Session; paths: DataPaths } {
  const paths = resolveDataPaths(folder, {})
  const session = new Session({ paths, clock: systemClock, host: 'cli', kdfCost: minimumCost })
  onTestFinished(() => session.lock())
  return { session, paths }
}

/** An open, empty store. */
export async function newStore(): Promise<{
  store: Store
  session: Session
  paths: DataPaths
  recoveryKey: string
}> {
  const { session, paths } = sessionIn()
  const recoveryKey = await session.create(new Secret(passphrase))
  return { store: session.store, session, paths, recoveryKey }
}
