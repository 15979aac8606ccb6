/** A whole application on a real encrypted store, with the in-process caller of its router. */
import { onTestFinished } from 'vitest'
import { type Application, createApplication } from '../../src-main/application.ts'
import type { ErrorDocument } from '../../src-main/domain/errors.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import { createCaller } from '../../src-main/rpc/router.ts'
import { errorDocumentOf } from '../../src-main/rpc/trpc.ts'
import type { HostName } from '../../src-main/store/store.ts'
import { passphrase, temporaryFolder } from './store.ts'

export interface TestApplication {
  readonly app: Application
  readonly caller: ReturnType<typeof createCaller>
  /** The data directory. */
  readonly folder: string
  readonly recoveryKey: string
}

/** Closed when the running test ends. */
export async function newApplication(host: HostName = 'cli'): Promise<TestApplication> {
  const folder = temporaryFolder()
  const app = createApplication({ paths: resolveDataPaths(folder, {}), host, kdfCost: minimumCost })
  onTestFinished(() => app.close())
  const recoveryKey = await app.session.create(new Secret(passphrase))
  return { app, caller: createCaller({ app }), folder, recoveryKey }
}

/** The public form of what `work` throws; fails when it throws nothing. */
export async function errorOf(work: Promise<unknown>): Promise<ErrorDocument> {
  try {
    await work
  } catch (error) {
    return errorDocumentOf(error)
  }
  throw new Error('nothing was thrown')
}
