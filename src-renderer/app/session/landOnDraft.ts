/**
 * Where a page that was opened without an address goes: to the form that the person was filling when the store was
 * locked or Patchbay was closed. A page that stayed open still has its address.
 */
import { rpc } from '../../rpc/client.ts'
import { toRpcError } from '../../rpc/rpcError.ts'
import { isDraftContent } from '../../ui/formDraft.ts'

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
  if (needed === null) return false
  try {
    await readers[needed[0]]?.(needed[1])
    return false
  } catch (error) {
    return /^(SERVICE|USER|SERVER)_NOT_FOUND$/.test(toRpcError(error).code)
  }
}

/**
 * At every opening of the store; goes anywhere at the first one only. `isWanted` false: the page came to a store that
 * was open, where another page may be filling that form. A failure leaves the person on the first screen.
 */
export async function landOnDraft(isWanted: boolean): Promise<void> {
  const isFirst = !hasAddress
  hasAddress = true
  if (!isFirst || !isWanted) return
  await goToNewest().catch(() => {})
}

async function goToNewest(): Promise<void> {
  const { drafts } = await rpc.draft.list.query()
  for (const { form } of drafts) {
    if (await isGone(form)) {
      await rpc.draft.discard.mutate({ form })
      continue
    }
    const draft = await rpc.draft.get.query({ form })
    if (draft && isDraftContent(draft.content)) window.location.replace(`#${draft.content.path}`)
    return
  }
}
