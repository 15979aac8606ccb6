/** What is typed on the screen of landscapes: the accounts and the names of new services, as a draft while unsaved. */
import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import type { KeptForm } from '../../ui/formDraft.ts'
import { useDraft } from '../../ui/useDraft.ts'
import { useUnsavedGuard } from '../../ui/useUnsavedGuard.ts'
import {
  type AccountRow,
  draftOf,
  emptyAccount,
  isFilled,
  type LandscapeDraft,
  type requestOf,
  rowsOf,
} from './landscapeForm.ts'

export function useLandscapeForm(kept: KeptForm<LandscapeDraft>) {
  const { pathname, search } = useLocation()
  const [rows, setRows] = useState<readonly AccountRow[]>(() => rowsOf(kept.draft?.values))
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map(kept.draft?.values.names))
  const [restoredAt, setRestoredAt] = useState(kept.draft?.savedAt ?? null)
  const save = useRpcMutation(
    (request: ReturnType<typeof requestOf>) => rpc.service.saveLandscapes.mutate(request),
    ['service', 'sync'],
  )
  const isUnsaved = rows.some(isFilled) && !save.isSuccess
  const unsavedName = t('landscapes.unsavedName')
  const content = { values: draftOf(rows, names), revision: null, path: pathname + search }
  const draft = useDraft(kept.name, unsavedName, isUnsaved, content)
  const liftGuard = useUnsavedGuard(unsavedName, isUnsaved, draft)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of what is typed is kept
  useEffect(() => {
    if (isUnsaved) draft?.keepSoon()
  }, [draft, rows, names])
  const forget = () => {
    liftGuard()
    draft?.discard()
  }
  return {
    rows,
    setRows,
    names,
    setName: (key: string, name: string) => setNames(new Map([...names, [key, name]])),
    save,
    /** It is saved, and there is nothing to ask or to keep any more. */
    forget,
    restored: {
      restoredAt: isUnsaved ? restoredAt : null,
      discardDraft: () => {
        forget()
        setRows([emptyAccount()])
        setNames(new Map())
        setRestoredAt(null)
      },
    },
  }
}
