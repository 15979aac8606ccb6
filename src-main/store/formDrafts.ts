/**
 * Forms that were being filled when the store was locked. Owner of the table `draft`.
 * A form may hold secrets that were typed, so its content is sealed like one. A draft belongs to one person, is no
 * edit of the store, and is neither audited nor undone.
 */
import { and, desc, eq } from 'drizzle-orm'
import { PatchbayError } from '../domain/errors.ts'
import type { Secret } from '../domain/secret.ts'
import { draft } from './schema.ts'
import type { Store } from './store.ts'

/** Bytes of a draft's content in UTF-8. */
export const draftLimit = 1_000_000

export interface FormDraftItem {
  /** Names the form, e.g. `service:new` or `service:<id>`. */
  readonly form: string
  readonly savedAt: string
}

export interface FormDraft extends FormDraftItem {
  readonly content: Secret
}

function ofPerson(store: Store, form: string) {
  return and(eq(draft.person, store.personId), eq(draft.form, form))
}

/** What the sealed content of a draft is bound to. */
export function formRowId(person: string, form: string): string {
  return `${person}:${form}`
}

/** Keeps the form's content in place of an older one. @throws VALIDATION_FAILED when it is too large */
export function saveFormDraft(store: Store, form: string, content: Secret): FormDraftItem {
  const bytes = Buffer.byteLength(content.reveal(), 'utf8')
  if (bytes > draftLimit) {
    throw new PatchbayError(
      'VALIDATION_FAILED',
      `The form has ${bytes} bytes; a draft may have ${draftLimit}. It was not kept. Save the form instead.`,
      { form, bytes, limit: draftLimit },
    )
  }
  const sealed = store.sealer.seal('draft.content', formRowId(store.personId, form), content)
  const row = { person: store.personId, form, content: sealed, savedAt: store.clock.now() }
  store.db
    .insert(draft)
    .values(row)
    .onConflictDoUpdate({ target: [draft.person, draft.form], set: row })
    .run()
  return { form, savedAt: row.savedAt }
}

/** What the person left in the form; null when there is nothing. @throws SECRET_UNREADABLE */
export function getFormDraft(store: Store, form: string): FormDraft | null {
  const row = store.db.select().from(draft).where(ofPerson(store, form)).get()
  if (!row) return null
  const content = store.sealer.open('draft.content', formRowId(store.personId, form), row.content)
  return { form, savedAt: row.savedAt, content }
}

/** The person's drafts, newest first. */
export function listFormDrafts(store: Store): FormDraftItem[] {
  return store.db
    .select({ form: draft.form, savedAt: draft.savedAt })
    .from(draft)
    .where(eq(draft.person, store.personId))
    .orderBy(desc(draft.savedAt), draft.form)
    .all()
}

/** Does nothing when there is none. */
export function discardFormDraft(store: Store, form: string): void {
  store.db.delete(draft).where(ofPerson(store, form)).run()
}
