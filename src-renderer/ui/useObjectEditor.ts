/**
 * The state of one object's form: opened revision, findings while typing, saving, and what to do when another
 * window changed the object meanwhile.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type DefaultValues, type FieldValues, useForm } from 'react-hook-form'
import { useLocation, useNavigate } from 'react-router'
import type { Finding } from '../../src-main/domain/finding.ts'
import type { RpcErrorCode } from '../rpc/rpcError.ts'
import { type Domain, type RpcKey, useRpcMutation } from '../rpc/useRpc.ts'
import { sortFindings } from './FindingText.tsx'
import { focusField } from './focusField.ts'
import type { KeptForm } from './formDraft.ts'
import { postMessage } from './messages.ts'
import { useReadOnly } from './readOnly.ts'
import { refusedText } from './refusedText.ts'
import { useDraft } from './useDraft.ts'
import { useNewForm, useUnsavedGuard } from './useUnsavedGuard.ts'

export interface StoredObject {
  readonly id: string
  readonly revision: number
}

export interface ObjectSave<Stored extends StoredObject, Form> {
  readonly id: Stored['id'] | null
  readonly form: Form
  /** The revision that the form was opened with. */
  readonly revision: number | undefined
}

interface ObjectEditorInput<Stored extends StoredObject, Form extends FieldValues> {
  /** As the store has it now; null for a new one. */
  readonly stored: Stored | null
  readonly initial: Form
  /** What was left in the form when the store was locked, and where that is kept (EditorFrame). */
  readonly kept: KeptForm<Form>
  /** The form came filled in: leaving it would lose something although nothing was typed. */
  readonly isPrefilled: boolean
  readonly listPath: string
  /** Where saving a new one leads; left out: to its own screen. */
  readonly pathOfNew?: ((stored: Stored) => string) | undefined
  readonly formOf: (stored: Stored) => Form
  readonly check: (form: Form, stored: Stored | null) => readonly Finding[]
  /** A hook: findings that others in the store know of, asked for while typing. */
  readonly useSightings?: (form: Form, stored: Stored | null) => readonly Finding[]
  readonly save: (request: ObjectSave<Stored, Form>) => Promise<Stored>
  readonly read: (id: Stored['id']) => Promise<Stored>
  readonly changes: readonly Domain[]
  /** Key of the query that opens the object. */
  readonly queryKey: (id: Stored['id']) => RpcKey
  /** What the question about unsaved changes calls it. */
  readonly unsavedName: (stored: Stored | null) => string
  readonly savedText: (stored: Stored) => string
  /** Field to go to for an error that belongs to one. */
  readonly fieldOfError: (code: RpcErrorCode) => string | null
}

const nothingSighted = (): readonly Finding[] => []

export type ObjectEditor<Stored extends StoredObject, Form extends FieldValues> = ReturnType<
  typeof useObjectEditor<Stored, Form>
>

export function useObjectEditor<Stored extends StoredObject, Form extends FieldValues>(
  input: ObjectEditorInput<Stored, Form>,
) {
  const { stored, listPath, isPrefilled, kept } = input
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const isReadOnly = useReadOnly()
  const queryClient = useQueryClient()
  const form = useForm<Form>({ defaultValues: input.initial as DefaultValues<Form> })
  const [opened, setOpened] = useState(stored)
  /** The revision that the entries build on: a draft's may be older than what is stored. */
  const [revision, setRevision] = useState(kept.draft ? kept.draft.revision : (stored?.revision ?? null))
  const [restoredAt, setRestoredAt] = useState(kept.draft?.savedAt ?? null)
  const [isAsked, setAsked] = useState(false)
  const save = useRpcMutation(input.save, input.changes)
  const read = useRpcMutation(input.read, [])
  const isUnsaved = !isReadOnly && (form.formState.isDirty || (isPrefilled && opened === null))
  const values = form.watch()
  const unsavedName = input.unsavedName(opened)
  const draft = useDraft(kept.name, unsavedName, isUnsaved, { values, revision, path: pathname + search })
  const liftGuard = useUnsavedGuard(unsavedName, isUnsaved, draft)
  useNewForm(!isReadOnly && opened === null)
  const { useSightings = nothingSighted } = input
  const sightings = useSightings(values, opened)
  const findings = [...input.check(values, opened), ...sightings]

  useEffect(() => {
    const typing = form.watch(() => draft?.keepSoon())
    return () => typing.unsubscribe()
  }, [form, draft])
  useEffect(() => {
    // What differs from the stored object stays an unsaved change.
    if (kept.draft) form.reset(kept.draft.values, { keepDefaultValues: true })
  }, [form, kept.draft])

  const fill = (object: Stored | null) => {
    form.reset(object ? input.formOf(object) : input.initial)
    setRevision(object?.revision ?? null)
    setRestoredAt(null)
    setAsked(false)
    save.reset()
  }
  const show = (object: Stored) => {
    setOpened(object)
    fill(object)
  }
  // Changed elsewhere, by a push or in another window: without changes of its own the form follows.
  useEffect(() => {
    if (stored && opened && !isUnsaved && stored.revision > opened.revision) show(stored)
  })

  const write = (after: 'stay' | 'close', builtOn: number | null) =>
    save.mutate(
      { id: opened?.id ?? null, form: values, revision: builtOn ?? undefined },
      {
        onSuccess: (object) => {
          postMessage('success', input.savedText(object), `${listPath}/${object.id}`)
          queryClient.setQueryData(input.queryKey(object.id), object)
          liftGuard()
          draft?.discard()
          if (after === 'close') return void navigate(listPath)
          if (opened === null) {
            const path = input.pathOfNew?.(object) ?? `${listPath}/${object.id}`
            return void navigate(path, { replace: true })
          }
          show(object)
        },
        onError: (error) => {
          const field = input.fieldOfError(error.code)
          if (field !== null) focusField(field)
        },
      },
    )

  const submit = (after: 'stay' | 'close') => {
    if (save.isPending || isReadOnly) return
    setAsked(true)
    const blocks = sortFindings(findings).filter((finding) => finding.level === 'block')
    if (blocks[0] === undefined) return write(after, revision)
    postMessage('error', refusedText(blocks.length, unsavedName))
    focusField(blocks[0].field)
  }

  return {
    form,
    values,
    opened,
    findings,
    isUnsaved,
    isReadOnly,
    /** When the form was left that it was filled from; null: it was not. */
    restoredAt: isUnsaved ? restoredAt : null,
    discardDraft: () => {
      draft?.discard()
      fill(opened)
    },
    /** Saving was tried: empty fields are told from now on. */
    isAsked,
    save,
    submit,
    cancel: () => void navigate(listPath),
    /** The object is deleted: nothing is asked about its form any more. */
    forget: () => {
      liftGuard()
      draft?.discard()
    },
    /** After EDIT_CONFLICT: saves over the other change, or shows it. */
    settle: (side: 'mine' | 'theirs') => {
      if (opened === null) return
      read.mutate(opened.id, {
        onSuccess: (object) => (side === 'theirs' ? show(object) : write('stay', object.revision)),
      })
    },
    readError: read.error,
  }
}
