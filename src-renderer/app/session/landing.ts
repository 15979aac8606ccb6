/**
 * Where a page that was opened without an address goes: to the form that the person was filling when the store was
 * locked or Patchbay was closed, else to the screen where the person was. A page that stayed open still has its address.
 */
import { rpc } from '../../rpc/client.ts'
import { toRpcError } from '../../rpc/rpcError.ts'
import { isDraftContent } from '../../ui/formDraft.ts'
import { createValueStore } from '../../ui/valueStore.ts'

let hasAddress = !['', '#', '#/'].includes(window.location.hash)

const readers: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
  service: (id) => rpc.service.get.query({ id }),
  user: (id) => rpc.user.get.query({ id }),
  server: (id) => rpc.server.get.query({ id }),
}

/** The object that the form cannot be shown without; null for an empty form. */
function neededBy(form: string): readonly [domain: string, id: string] | null {
  const [domain = '', kind = '', source] = form.split(':')
  if (kind === 'new') return null
  if (source === undefined) return [domain, kind]
  return [kind === 'incoming' ? 'service' : domain, source]
}

async function isGone(form: string): Promise<boolean> {
  const needed = neededBy(form)
  return needed !== null && isObjectGone(...needed)
}

async function isObjectGone(domain: string, id: string): Promise<boolean> {
  try {
    await readers[domain]?.(id)
    return false
  } catch (error) {
    return /^(SERVICE|USER|SERVER)_NOT_FOUND$/.test(toRpcError(error).code)
  }
}

/** Preference with the address of the screen where the person was (app/lastPlace.ts). */
export const lastPlaceName = 'lastPlace'

/** An address of a screen; null for anything else that may have been kept. */
export function readPlace(kept: unknown): string | null {
  return typeof kept === 'string' && /^\/[a-z]/.test(kept) ? kept : null
}

/** Whether the page is where it is meant to be: not before may it be kept as the last place. */
const landed = createValueStore(false)
export const useHasLanded = landed.use

interface Arrival {
  /** False: the page came to a store that was open, where another page may be at work. */
  readonly isUnlocked: boolean
  /** The role has drafts. */
  readonly hasDrafts: boolean
}

/** At every opening of the store; goes anywhere at the first one only. A failure leaves the person on the first screen. */
export async function land({ isUnlocked, hasDrafts }: Arrival): Promise<void> {
  const isFirst = !hasAddress
  hasAddress = true
  if (isFirst && isUnlocked) {
    const isOnDraft = hasDrafts && (await goToNewestDraft().catch(() => false))
    if (!isOnDraft) await goToLastPlace().catch(() => {})
  }
  landed.set(true)
}

async function goToLastPlace(): Promise<void> {
  const { preferences } = await rpc.preference.list.query()
  const place = readPlace(preferences[lastPlaceName])
  if (place === null) return
  const [, domain = '', id] = place.split(/[/?]/)
  const isOfObject = id !== undefined && id !== '' && id !== 'new' && !place.startsWith(`/${domain}?`)
  if (isOfObject && (await isObjectGone(domain.replace(/s$/, ''), id))) return
  window.location.replace(`#${place}`)
}

/** @returns whether there is one */
async function goToNewestDraft(): Promise<boolean> {
  const { drafts } = await rpc.draft.list.query()
  for (const { form } of drafts) {
    if (await isGone(form)) {
      await rpc.draft.discard.mutate({ form })
      continue
    }
    const draft = await rpc.draft.get.query({ form })
    if (!draft || !isDraftContent(draft.content)) return false
    window.location.replace(`#${draft.content.path}`)
    return true
  }
  return false
}
