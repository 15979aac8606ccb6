/** A form's unsaved changes in the store while there are any, and no longer. */
import { useEffect, useRef, useState } from 'react'
import { t } from '../i18n/t.ts'
import { isStoreClosed } from '../rpc/rpcError.ts'
import { DraftKeeper } from './draftKeeper.ts'
import type { DraftContent } from './formDraft.ts'
import { postMessage } from './messages.ts'

/** `form` null: nothing is kept. @returns the keeper, null where nothing is kept */
export function useDraft(
  form: string | null,
  unsavedName: string,
  isUnsaved: boolean,
  content: DraftContent<unknown>,
): DraftKeeper | null {
  const latest = useRef({ isUnsaved, content, unsavedName })
  useEffect(() => {
    latest.current = { isUnsaved, content, unsavedName }
  })
  const hasTold = useRef(false)
  const [keeper] = useState(() => {
    if (form === null) return null
    const read = () => (latest.current.isUnsaved ? latest.current.content : null)
    return new DraftKeeper(form, read, (error) => {
      if (isStoreClosed(error) || hasTold.current) return
      hasTold.current = true
      postMessage('error', t('draft.notKept', { name: latest.current.unsavedName, reason: error.message }))
    })
  })
  const wasUnsaved = useRef(false)
  useEffect(() => {
    if (isUnsaved) keeper?.keepSoon()
    else if (wasUnsaved.current) keeper?.discard()
    wasUnsaved.current = isUnsaved
  }, [isUnsaved, keeper])
  useEffect(() => () => keeper?.rest(), [keeper])
  return keeper
}
