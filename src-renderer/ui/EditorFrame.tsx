/** Around an object's form: what was left in it when the store was locked, and whether it may be changed at all. */
import type { ReactNode } from 'react'
import { t } from '../i18n/t.ts'
import { type KeptForm, useKeptForm } from './formDraft.ts'
import { ReadOnly } from './readOnly.ts'

interface EditorFrameProps<Form> {
  /** Names the form among the person's drafts, like `service:<id>` or `service:new:<type>`. */
  readonly name: string
  readonly initial: Form
  readonly maySave: boolean
  /** The role has drafts. */
  readonly mayKeep: boolean
  readonly children: (kept: KeptForm<Form>) => ReactNode
}

export function EditorFrame<Form extends object>(props: EditorFrameProps<Form>) {
  const { name, initial, maySave, mayKeep, children } = props
  const kept = useKeptForm(maySave && mayKeep ? name : null, initial)
  if (kept === undefined) return <p className="pageLoading">{t('app.loading')}</p>
  return <ReadOnly value={!maySave}>{children(kept)}</ReadOnly>
}
