/** The form of one user: Basic, Authentication, User Rights (messaging-services.md sections 2.2 to 2.5, 3.3). */
import { Button } from '@ui5/webcomponents-react/Button'
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import type { User } from '../../../src-main/domain/model.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { EditorFrame } from '../../ui/EditorFrame.tsx'
import { EditorButtons, FindingSummary } from '../../ui/EditorParts.tsx'
import { FormField } from '../../ui/FormField.tsx'
import type { KeptForm } from '../../ui/formDraft.ts'
import { Block, ObjectPage } from '../../ui/ObjectPage.tsx'
import { RestoredDraft } from '../../ui/RestoredDraft.tsx'
import { SaveProblem } from '../../ui/SaveProblem.tsx'
import { type ObjectEditor, useObjectEditor } from '../../ui/useObjectEditor.ts'
import { HistoryBlock } from '../history/HistoryBlock.tsx'
import { AuthenticationBlock } from './AuthenticationBlock.tsx'
import { RightsBlock } from './RightsBlock.tsx'
import { findingsOf, formOf, inputOf, shownFindings, type UserForm } from './userForm.ts'
import { useSightings } from './useSightings.ts'

interface UserEditorProps {
  /** As the store has it now; null for a new one. */
  readonly stored: User | null
  readonly initial: UserForm
  readonly isPrefilled?: boolean
  /** Where the proposed entries come from. */
  readonly note?: ReactNode
  /** Names the form of a new user among the drafts. */
  readonly draftName?: string
  /** Of a new user. */
  readonly heading?: { readonly title: string; readonly subtitle: string }
  /** Above the blocks of a new user, from what the form has now. */
  readonly lead?: (form: UserForm) => ReactNode
  /** Where saving a new user leads; left out: to its own screen. */
  readonly pathOfNew?: (user: User) => string
}

export type UserEditorState = ObjectEditor<User, UserForm>

const fieldLabels: Readonly<Record<string, string>> = {
  firstName: t('user.firstName'),
  lastName: t('user.lastName'),
  logonName: t('user.logonName'),
  password: t('user.password'),
  confirmedPassword: t('user.confirmPassword'),
  use: t('user.rights'),
}

export function UserEditor(props: UserEditorProps) {
  const { stored, initial, draftName = 'user:new' } = props
  const may = useMay()
  return (
    <EditorFrame
      name={stored ? `user:${stored.id}` : draftName}
      initial={initial}
      maySave={may('user.save')}
      mayKeep={may('draft.save')}
    >
      {(kept) => <UserFormPage {...props} kept={kept} />}
    </EditorFrame>
  )
}

interface UserFormPageProps extends UserEditorProps {
  readonly kept: KeptForm<UserForm>
}

function UserFormPage(props: UserFormPageProps) {
  const { stored, initial, kept, isPrefilled = false, note, heading, lead } = props
  const editor: UserEditorState = useObjectEditor<User, UserForm>({
    stored,
    initial,
    kept,
    isPrefilled,
    listPath: '/users',
    pathOfNew: props.pathOfNew,
    formOf,
    check: findingsOf,
    useSightings,
    save: ({ id, form, revision }) =>
      rpc.user.save.mutate({ id, draft: inputOf(form), ...(revision !== undefined && { revision }) }),
    read: (id) => rpc.user.get.query({ id }),
    changes: ['user', 'service', 'sync'],
    queryKey: (id) => ['user', 'get', { id }],
    unsavedName: (user) => (user ? t('user.unsavedName', { name: user.logonName }) : t('user.unsavedNew')),
    savedText: (user) => t('user.saved', { name: user.logonName }),
    fieldOfError: (code) => (code === 'LOGON_NAME_TAKEN' ? 'logonName' : null),
  })
  const { opened, values, isAsked } = editor
  const shown = shownFindings(editor.findings, values, { isNew: opened === null, isAsked })
  return (
    <ObjectPage
      title={opened?.logonName ?? heading?.title ?? t('user.new')}
      subtitle={opened === null && heading ? heading.subtitle : t('user.subtitle')}
      {...(stored === null && lead === undefined && { firstField: 'firstName' })}
      actions={opened?.password === 'set' && <HandOverButton user={opened} />}
      notes={
        <>
          <SaveProblem editor={editor} />
          <RestoredDraft editor={editor} />
          {note !== undefined && opened === null && <MessageStrip hideCloseButton>{note}</MessageStrip>}
        </>
      }
      footer={<EditorButtons editor={editor} />}
    >
      {opened === null && lead?.(values)}
      <BasicBlock editor={editor} findings={shown} />
      <AuthenticationBlock editor={editor} findings={shown} />
      <RightsBlock editor={editor} findings={shown} />
      <FindingSummary findings={shown} fieldLabel={(field) => fieldLabels[field] ?? field} />
      {opened && <HistoryBlock kind="user" id={opened.id} />}
    </ObjectPage>
  )
}

function HandOverButton({ user }: { readonly user: User }) {
  const navigate = useNavigate()
  const may = useMay()
  if (!may('user.revealPassword')) return null
  return <Button onClick={() => void navigate(`/users/${user.id}/handover`)}>{t('handover.open')}</Button>
}

export interface UserBlockProps {
  readonly editor: UserEditorState
  readonly findings: ReturnType<typeof shownFindings>
}

function BasicBlock({ editor: { form, values }, findings }: UserBlockProps) {
  const field = (name: 'firstName' | 'lastName') => ({
    field: name,
    value: values[name],
    findings: findings.filter((finding) => finding.field === name),
    onInput: (value: string) => form.setValue(name, value, { shouldDirty: true }),
  })
  return (
    <Block title={t('user.basic')}>
      <div className="fieldGrid">
        <FormField label={t('user.firstName')} required {...field('firstName')} />
        <FormField label={t('user.lastName')} required {...field('lastName')} />
      </div>
    </Block>
  )
}
