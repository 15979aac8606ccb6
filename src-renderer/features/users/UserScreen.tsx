/** Opens the form of a new, a copied, a proposed or a stored user with all that it needs. */
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { IncomingUserProposal } from '../../../src-main/domain/incomingUser.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import type { RpcError } from '../../rpc/rpcError.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { generatePassword } from './generatePassword.ts'
import { IncomingNote } from './IncomingNote.tsx'
import { UserEditor } from './UserEditor.tsx'
import { copyOf, emptyForm, formOf, proposedForm } from './userForm.ts'

function useUser(id: string) {
  return useRpcQuery(['user', 'get', { id }], (signal) => rpc.user.get.query({ id }, { signal }), {
    isFresh: true,
  })
}

export function StoredUser() {
  const { id = '' } = useParams()
  const { data, error } = useUser(id)
  if (data === undefined) return <WaitingForUser error={error} />
  return <UserEditor key={id} stored={data} initial={formOf(data)} />
}

export function NewUser() {
  const [params] = useSearchParams()
  const copied = params.get('copy')
  const serviceId = params.get('service')
  if (serviceId !== null) return <IncomingUser key={serviceId} serviceId={serviceId} />
  if (copied !== null) return <CopiedUser key={copied} id={copied} />
  return <UserEditor stored={null} initial={emptyForm} />
}

function CopiedUser({ id }: { readonly id: string }) {
  const { data, error } = useUser(id)
  if (data === undefined) return <WaitingForUser error={error} />
  const note = t('user.copyNote', { name: data.logonName })
  return (
    <UserEditor stored={null} initial={copyOf(data)} isPrefilled note={note} draftName={`user:copy:${id}`} />
  )
}

/** "Create incoming user" of a service (seed.txt, Incoming Authentication). */
function IncomingUser({ serviceId }: { readonly serviceId: string }) {
  const { data, error } = useRpcQuery(
    ['user', 'proposeIncoming', { serviceId }],
    (signal) => rpc.user.proposeIncoming.query({ serviceId }, { signal }),
    { isFresh: true },
  )
  if (data === undefined) return <WaitingForUser error={error} />
  return <ProposedUser serviceId={serviceId} proposal={data} />
}

interface ProposedUserProps {
  readonly serviceId: string
  readonly proposal: IncomingUserProposal
}

function ProposedUser({ serviceId, proposal }: ProposedUserProps) {
  const [initial] = useState(() => proposedForm(proposal, generatePassword()))
  return (
    <UserEditor
      stored={null}
      initial={initial}
      isPrefilled
      note={<IncomingNote serviceId={serviceId} />}
      draftName={`user:incoming:${serviceId}`}
    />
  )
}

function WaitingForUser({ error }: { readonly error: RpcError | null }) {
  return (
    <Waiting error={error} failedTitle={t('user.notShown')} listPath="/users" toListText={t('user.toList')} />
  )
}
