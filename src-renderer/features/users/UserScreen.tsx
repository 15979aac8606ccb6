/** Opens the form of a new, a copied or a stored user with all that it needs. */
import { Button } from '@ui5/webcomponents-react/Button'
import { Navigate, useParams, useSearchParams } from 'react-router'
import { useMay } from '../../app/session/useMay.ts'
import { openShellDialog } from '../../app/shellState.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import type { RpcError } from '../../rpc/rpcError.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { UserEditor } from './UserEditor.tsx'
import { copyOf, emptyForm, formOf } from './userForm.ts'

export function useUser(id: string) {
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
  // Drafts that were kept before the screen had an address of its own name this one.
  if (serviceId !== null) return <Navigate to={`/users/incoming?service=${serviceId}`} replace />
  if (copied !== null) return <CopiedUser key={copied} id={copied} />
  return <UserEditor stored={null} initial={emptyForm} note={<GuidedWay />} />
}

/** A service's own user is proposed with all that it needs. */
function GuidedWay() {
  const may = useMay()
  if (!may('user.proposeIncoming')) return t('user.new.note')
  return (
    <div className="guidedWay">
      <span>
        {t('user.new.note')} {t('user.new.guided')}
      </span>
      <Button onClick={() => openShellDialog('incomingUser')}>{t('user.new.guided.open')}</Button>
    </div>
  )
}

function CopiedUser({ id }: { readonly id: string }) {
  const { data, error } = useUser(id)
  if (data === undefined) return <WaitingForUser error={error} />
  const note = t('user.copyNote', { name: data.logonName })
  return (
    <UserEditor stored={null} initial={copyOf(data)} isPrefilled note={note} draftName={`user:copy:${id}`} />
  )
}

export function WaitingForUser({ error }: { readonly error: RpcError | null }) {
  return (
    <Waiting error={error} failedTitle={t('user.notShown')} listPath="/users" toListText={t('user.toList')} />
  )
}
