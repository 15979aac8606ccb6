/** Contact Pro servers. */
import { z } from 'zod'
import { PatchbayError } from '../../domain/errors.ts'
import type { ServerId } from '../../domain/model.ts'
import type { Secret } from '../../domain/secret.ts'
import { checkClientIdentity, readClientKey } from '../../servers/clientIdentity.ts'
import { checkConnection } from '../../servers/doctor.ts'
import { appendAudit } from '../../store/audit.ts'
import {
  accessOf,
  allServers,
  getServer,
  getServerByName,
  removeServer,
  type ServerDraft,
  saveServer,
} from '../../store/servers.ts'
import type { Store } from '../../store/store.ts'
import { sleep } from '../../sync/connection.ts'
import type { SyncServer } from '../../sync/port.ts'
import { type ProbeDeps, probeSecrets } from '../../sync/probe/probe.ts'
import { underLease } from '../../sync/push/lease.ts'
import { createRetry } from '../../sync/push/retry.ts'
import { revision, secret, serverDraft, serverId, workId } from '../inputs.ts'
import { applyProposals, rememberMore, rememberProposals } from '../proposals.ts'
import { gatewayTo, partiesIn } from '../syncParties.ts'
import { router, type StoreContext, storeProcedure } from '../trpc.ts'

function probeDeps(ctx: StoreContext, id: ServerId): [ProbeDeps, SyncServer] {
  const [deps, server] = partiesIn(ctx, id)
  const access = accessOf(ctx.store, id)
  const probe: ProbeDeps = {
    store: deps.store,
    openGateway: (mapping) => gatewayTo(ctx.app, ctx.store, { ...access, mapping }),
    retry: createRetry({ random: Math.random, sleep }),
    lease: (work) => underLease(deps, server, work),
  }
  return [probe, server]
}

/** The draft with its key in the form that is kept. @throws VALIDATION_FAILED unless key and certificate are a pair */
function withIdentity(
  store: Store,
  id: ServerId | null,
  draft: ServerDraft,
  passphrase: Secret | null,
): ServerDraft {
  const { clientKey, clientCertificate } = draft
  if (!clientKey && !clientCertificate) return draft
  const stored = id === null ? null : accessOf(store, id).tls
  const entered = clientKey && !clientKey.isEmpty ? readClientKey(clientKey, passphrase) : clientKey
  const key = entered === undefined ? stored?.clientKey : entered
  const certificate = clientCertificate ?? stored?.clientCertificate ?? ''
  if (key && certificate !== '') checkClientIdentity(certificate, key)
  return { ...draft, clientKey: entered }
}

export const serverRouter = router({
  list: storeProcedure.query(({ ctx }) => allServers(ctx.store.db)),

  get: storeProcedure
    .input(z.strictObject({ id: serverId }))
    .query(({ ctx, input }) => getServer(ctx.store, input.id)),

  getByName: storeProcedure
    .input(z.strictObject({ name: z.string() }))
    .query(({ ctx, input }) => getServerByName(ctx.store, input.name)),

  /** Contacts nothing. */
  save: storeProcedure
    .input(
      z.strictObject({
        id: serverId.nullable(),
        draft: serverDraft,
        /** Opens `draft.clientKey`; not kept. */
        clientKeyPassphrase: secret.optional(),
        revision,
      }),
    )
    .mutation(({ ctx, input: { id, draft, clientKeyPassphrase, revision } }) =>
      saveServer(ctx.store, id, withIdentity(ctx.store, id, draft, clientKeyPassphrase ?? null), revision),
    ),

  remove: storeProcedure
    .input(z.strictObject({ id: serverId }))
    .mutation(({ ctx, input }) => removeServer(ctx.store, input.id)),

  /**
   * Connection test: reads only, and proposes changes of the mapping for `applyProposals`. On record before the
   * credentials leave, whatever the server answers.
   */
  test: storeProcedure.input(z.strictObject({ id: serverId, workId })).mutation(async ({ ctx, input }) => {
    const { app, store } = ctx
    const server = getServer(store, input.id)
    const access = accessOf(store, input.id)
    appendAudit(store, { action: 'server.test', object: access.name, details: null })
    const report = await app.reads.run(input.workId, async (signal) => {
      const found = await checkConnection(access, {
        now: () => store.clock.now(),
        proxyOf: app.proxyOf,
        signal,
      })
      if (!signal.aborted) return found
      throw new PatchbayError('CANCELLED', `The connection test of server "${access.name}" was cancelled.`)
    })
    rememberProposals(store, server, report.proposals)
    return report
  }),

  /** Writes a service, which `confirm` agrees to, without its secrets, looks, and puts it back. */
  probe: storeProcedure
    .input(
      z.strictObject({
        serverId,
        service: z.string().min(1).max(400),
        confirm: z.boolean().default(false),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const tested = getServer(ctx.store, input.serverId)
      const result = await probeSecrets(...probeDeps(ctx, input.serverId), input.service, input.confirm)
      rememberMore(ctx.store, tested, result.proposals)
      return result
    }),

  /** Puts proposals of the last test or probe into the mapping, as one edit that can be undone. */
  applyProposals: storeProcedure
    .input(z.strictObject({ id: serverId, paths: z.array(z.string().min(1).max(200)).min(1).max(100) }))
    .mutation(({ ctx, input }) => applyProposals(ctx.store, input.id, input.paths)),
})
