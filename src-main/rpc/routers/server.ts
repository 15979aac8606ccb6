/** Contact Pro servers. */
import { z } from 'zod'
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
import { revision, secret, serverDraft, serverId } from '../inputs.ts'
import { router, storeProcedure } from '../trpc.ts'

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

  /** Connection test: reads only. On record before the credentials leave, whatever the server answers. */
  test: storeProcedure.input(z.strictObject({ id: serverId })).mutation(({ ctx, input }) => {
    const access = accessOf(ctx.store, input.id)
    appendAudit(ctx.store, { action: 'server.test', object: access.name, details: null })
    return checkConnection(access, { proxyOf: ctx.app.proxyOf })
  }),
})
