/** The form of one server, its connection test, and the way to its push. */
import '@ui5/webcomponents-icons/dist/delete.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Finding } from '../../../src-main/domain/finding.ts'
import type { Server } from '../../../src-main/domain/model.ts'
import { useMay } from '../../app/session/useMay.ts'
import { deletedText } from '../../i18n/namesText.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { EditorFrame } from '../../ui/EditorFrame.tsx'
import { EditorButtons, FindingSummary } from '../../ui/EditorParts.tsx'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import type { KeptForm } from '../../ui/formDraft.ts'
import { postMessage } from '../../ui/messages.ts'
import { ObjectPage } from '../../ui/ObjectPage.tsx'
import { RestoredDraft } from '../../ui/RestoredDraft.tsx'
import { SaveProblem } from '../../ui/SaveProblem.tsx'
import { type ObjectEditor, useObjectEditor } from '../../ui/useObjectEditor.ts'
import { HistoryBlock } from '../history/HistoryBlock.tsx'
import { AuthenticationBlock } from './AuthenticationBlock.tsx'
import { BasicsBlock } from './BasicsBlock.tsx'
import { ChangeWindowsBlock } from './ChangeWindowsBlock.tsx'
import { ConnectionTest } from './ConnectionTest.tsx'
import { DeleteServers } from './DeleteServers.tsx'
import { MappingBlock } from './MappingBlock.tsx'
import { PrerequisitesBlock } from './PrerequisitesBlock.tsx'
import { SecureConnectionBlock } from './SecureConnectionBlock.tsx'
import { findingsOf, formOf, inputOf, passphraseOf, type ServerForm, shownFindings } from './serverForm.ts'

export type ServerEditorState = ObjectEditor<Server, ServerForm>

export interface ServerBlockProps {
  readonly editor: ServerEditorState
  readonly findings: readonly Finding[]
}

const fieldLabels: Readonly<Record<string, string>> = {
  name: t('server.name'),
  url: t('server.url'),
  authMode: t('server.authMode'),
  authUser: t('server.user'),
  authSecret: t('server.secret'),
  apiKey: t('server.apiKey'),
  clientCertificate: t('server.clientCertificate'),
  clientKey: t('server.clientKey'),
  trustedAuthorities: t('server.trustedAuthorities'),
  pinnedCertificates: t('server.pinnedCertificates'),
  pullEveryMinutes: t('server.pullEveryMinutes'),
  mapping: t('server.mapping'),
}

function labelOf(field: string): string {
  return fieldLabels[field] ?? (field.startsWith('changeWindows') ? t('server.changeWindows') : field)
}

function useServerEditor({ stored, initial, kept }: ServerFormPageProps): ServerEditorState {
  return useObjectEditor<Server, ServerForm>({
    stored,
    initial,
    kept,
    isPrefilled: false,
    listPath: '/servers',
    formOf,
    check: findingsOf,
    save: ({ id, form, revision }) => {
      const clientKeyPassphrase = passphraseOf(form)
      return rpc.server.save.mutate({
        id,
        draft: inputOf(form),
        ...(clientKeyPassphrase !== undefined && { clientKeyPassphrase }),
        ...(revision !== undefined && { revision }),
      })
    },
    read: (id) => rpc.server.get.query({ id }),
    changes: ['server', 'service', 'sync'],
    queryKey: (id) => ['server', 'get', { id }],
    unsavedName: (server) =>
      server ? t('server.unsavedName', { name: server.name }) : t('server.unsavedNew'),
    savedText: (server) => t('server.saved', { name: server.name }),
    fieldOfError: (code) => {
      if (code === 'SERVER_NAME_TAKEN') return 'name'
      return code === 'MAPPING_INVALID' ? 'mapping' : null
    },
  })
}

interface ServerEditorProps {
  /** As the store has it now; null for a new one. */
  readonly stored: Server | null
  readonly initial: ServerForm
}

interface ServerFormPageProps extends ServerEditorProps {
  readonly kept: KeptForm<ServerForm>
}

export function ServerEditor(props: ServerEditorProps) {
  const { stored, initial } = props
  const may = useMay()
  return (
    <EditorFrame
      name={stored ? `server:${stored.id}` : 'server:new'}
      initial={initial}
      maySave={may('server.save')}
      mayKeep={may('draft.save')}
    >
      {(kept) => <ServerFormPage {...props} kept={kept} />}
    </EditorFrame>
  )
}

function ServerFormPage(props: ServerFormPageProps) {
  const editor = useServerEditor(props)
  const { opened, findings, isAsked, isUnsaved } = editor
  const shown = shownFindings(findings, { isNew: opened === null, isAsked })
  return (
    <ObjectPage
      title={opened?.name ?? t('server.new')}
      subtitle={t('server.subtitle')}
      actions={opened && <ServerActions server={opened} onGone={editor.forget} />}
      notes={
        <>
          <SaveProblem editor={editor} />
          <RestoredDraft editor={editor} />
        </>
      }
      footer={<EditorButtons editor={editor} />}
    >
      <BasicsBlock editor={editor} findings={shown} />
      <AuthenticationBlock editor={editor} findings={shown} />
      <SecureConnectionBlock editor={editor} findings={shown} />
      <ChangeWindowsBlock editor={editor} findings={shown} />
      <PrerequisitesBlock editor={editor} findings={shown} />
      <ConnectionTest server={opened} isUnsaved={isUnsaved} />
      <MappingBlock editor={editor} findings={shown} />
      <FindingSummary findings={shown} fieldLabel={labelOf} />
      {opened && <HistoryBlock kind="server" id={opened.id} />}
    </ObjectPage>
  )
}

interface ServerActionsProps {
  readonly server: Server
  /** Nothing of the form is to be asked about any more. */
  readonly onGone: () => void
}

function ServerActions({ server, onGone }: ServerActionsProps) {
  const navigate = useNavigate()
  const may = useMay()
  const [isAsking, setAsking] = useState(false)
  const remove = useRpcMutation(
    () => rpc.server.remove.mutate({ id: server.id }),
    ['server', 'service', 'sync'],
  )
  const confirm = () => {
    setAsking(false)
    remove.mutate(undefined, {
      onSuccess: () => {
        postMessage('success', deletedText('servers', [server.name], 1))
        onGone()
        void navigate('/servers')
      },
    })
  }
  return (
    <>
      <ErrorStrip error={remove.error} />
      {may('sync.plan') && (
        <Button onClick={() => void navigate(`/push/${server.id}`)}>{t('server.push')}</Button>
      )}
      {may('server.remove') && (
        <Button icon="delete" disabled={remove.isPending} onClick={() => setAsking(true)}>
          {t('action.delete')}
        </Button>
      )}
      <DeleteServers
        isOpen={isAsking}
        names={[server.name]}
        onConfirm={confirm}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}
