/** What is typed for the target and not saved yet: URLs and IDs by their source, secrets by their field. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import type { Finding } from '../../../src-main/domain/finding.ts'
import { block } from '../../../src-main/domain/makeFinding.ts'
import type { Server } from '../../../src-main/domain/model.ts'
import { fitsMap } from '../../../src-main/domain/promotion.ts'
import type { PromotionOverview } from '../../../src-main/sync/promotion/promotion.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { toRpcError } from '../../rpc/rpcError.ts'
import { call, type RpcKey, useRpcMutation } from '../../rpc/useRpc.ts'
import { focusField } from '../../ui/focusField.ts'
import type { KeptForm } from '../../ui/formDraft.ts'
import { postMessage } from '../../ui/messages.ts'
import { refusedText } from '../../ui/refusedText.ts'
import { keepSecret, type SecretEntry, secretInput } from '../../ui/secretEntry.ts'
import { useDraft } from '../../ui/useDraft.ts'
import { useUnsavedGuard } from '../../ui/useUnsavedGuard.ts'
import { type MappedValue, type ObjectSecrets, type SecretValue, valuesOf } from './promotionValues.ts'

/** By `data-field`. */
export interface TypedValues {
  readonly map: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, SecretEntry>>
}

export const nothingTyped: TypedValues = Object.freeze({ map: {}, secrets: {} })

export const overviewKey = (serverId: string): RpcKey => ['promotion', 'overview', { serverId }]

/** Shows what a write has changed before anything else is rendered: a field must not show its old value again. */
export function useFreshOverview(serverId: string): () => Promise<void> {
  const queryClient = useQueryClient()
  return async () => {
    const overview = await rpc.promotion.overview.query({ serverId })
    queryClient.setQueryData<PromotionOverview>(overviewKey(serverId), overview)
  }
}

interface TypedSecret extends Pick<ObjectSecrets, 'entry'> {
  readonly secret: SecretValue
  readonly input: string | null
}

interface Typed {
  readonly mapped: readonly (MappedValue & { readonly typed: string })[]
  readonly secrets: readonly TypedSecret[]
}

function typedOf(overview: PromotionOverview, { map, secrets }: TypedValues): Typed {
  const { mapped, objects } = valuesOf(overview)
  return {
    mapped: mapped.flatMap((value) => {
      const typed = map[value.id]
      return typed === undefined || typed === value.target ? [] : [{ ...value, typed }]
    }),
    secrets: objects.flatMap(({ entry, secrets: known }) =>
      known.flatMap((secret) => {
        const input = secretInput(secrets[secret.id] ?? keepSecret)
        return input === undefined ? [] : [{ entry, secret, input }]
      }),
    ),
  }
}

function misfits({ mapped }: Typed): Map<string, string> {
  const wrong = mapped.filter(({ kind, typed }) => typed !== '' && !fitsMap(kind, typed))
  return new Map(wrong.map(({ id, kind }) => [id, t(`promotion.map.wrong.${kind}`)]))
}

async function saveSecret(serverId: string, { entry, secret, input }: TypedSecret): Promise<string | null> {
  const { kind, objectId } = entry
  try {
    await call(() =>
      rpc.promotion.setValue.mutate({ serverId, kind, objectId, field: secret.field, secret: input }),
    )
    return null
  } catch (error) {
    const failure = toRpcError(error)
    if (failure.code === 'PROMOTION_SECRET_SHARED' || failure.code === 'VALIDATION_FAILED') {
      return failure.message
    }
    throw failure
  }
}

/** @returns what was refused, by `data-field`. The rest is saved. */
async function saveTyped(serverId: string, { mapped, secrets }: Typed): Promise<Map<string, string>> {
  if (mapped.length > 0) {
    const entries = mapped.map(({ kind, source, typed }) => ({ kind, source, target: typed || null }))
    await rpc.promotion.setMap.mutate({ serverId, entries })
  }
  const refused = new Map<string, string>()
  for (const typed of secrets) {
    const message = await saveSecret(serverId, typed)
    if (message !== null) refused.set(typed.secret.id, message)
  }
  return refused
}

export function usePromotionForm(server: Server, overview: PromotionOverview, kept: KeptForm<TypedValues>) {
  const { pathname } = useLocation()
  const [values, setValues] = useState<TypedValues>(kept.draft?.values ?? nothingTyped)
  const [restoredAt, setRestoredAt] = useState(kept.draft?.savedAt ?? null)
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map())
  const refresh = useFreshOverview(server.id)
  const typed = typedOf(overview, values)
  const count = typed.mapped.length + typed.secrets.length
  const unsavedName = t('promotion.unsavedName', { server: server.name })
  const content = { values, revision: null, path: pathname }
  const draft = useDraft(kept.name, unsavedName, count > 0, content)
  useUnsavedGuard(unsavedName, count > 0, draft)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of what is typed is kept
  useEffect(() => {
    if (count > 0) draft?.keepSoon()
  }, [draft, values])
  const save = useRpcMutation(async () => {
    const notSaved = await saveTyped(server.id, typed)
    await refresh()
    return notSaved
  }, ['promotion', 'sync'])
  const wrong = misfits(typed)
  const submit = () => {
    const [first] = wrong.keys()
    if (first !== undefined) {
      postMessage('error', refusedText(wrong.size, unsavedName))
      return focusField(first)
    }
    if (count === 0 || save.isPending) return
    save.mutate(undefined, {
      onSuccess: (notSaved) => {
        setRefused(notSaved)
        setRestoredAt(null)
        const left = Object.entries(values.secrets).filter(([id]) => notSaved.has(id))
        setValues({ map: {}, secrets: Object.fromEntries(left) })
        const saved = count - notSaved.size
        if (saved > 0) postMessage('success', tCount(saved, 'promotion.saved.one', 'promotion.saved.other'))
        const [field] = notSaved.keys()
        if (field !== undefined) focusField(field)
      },
    })
  }
  return {
    count,
    save,
    submit,
    textOf: ({ id, target }: MappedValue) => values.map[id] ?? target,
    entryOf: ({ id }: SecretValue): SecretEntry => values.secrets[id] ?? keepSecret,
    type: ({ id }: MappedValue, text: string) => setValues({ ...values, map: { ...values.map, [id]: text } }),
    enter: ({ id }: SecretValue, entry: SecretEntry) => {
      setRefused(new Map([...refused].filter(([field]) => field !== id)))
      setValues({ ...values, secrets: { ...values.secrets, [id]: entry } })
    },
    findingsOf: (id: string): readonly Finding[] => {
      const message = wrong.get(id) ?? refused.get(id)
      return message === undefined ? [] : [block('PROMOTION_VALUE', id, message)]
    },
    restored: {
      restoredAt: count > 0 ? restoredAt : null,
      discardDraft: () => {
        draft?.discard()
        setValues(nothingTyped)
        setRestoredAt(null)
      },
    },
  }
}

export type PromotionForm = ReturnType<typeof usePromotionForm>
