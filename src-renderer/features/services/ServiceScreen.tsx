/** Opens the form of a new, a copied or a stored service with all that it needs. */
import { Button } from '@ui5/webcomponents-react/Button'
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router'
import { commonRelease } from '../../../src-main/domain/checkEstate.ts'
import { serviceTypeNames } from '../../../src-main/domain/model.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { isStoreClosed, type RpcError } from '../../rpc/rpcError.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ServiceEditor } from './ServiceEditor.tsx'
import { formOf, newForm } from './serviceForm.ts'

export function useService(id: string | null) {
  return useRpcQuery(
    ['service', 'get', { id }],
    (signal) => rpc.service.get.query({ id: id ?? '' }, { signal }),
    { enabled: id !== null, isFresh: true },
  )
}

/** Forms are checked for the release of the servers, where they all have the same. */
function useRelease() {
  const { data, isPending } = useRpcQuery(['server', 'list'], (signal) =>
    rpc.server.list.query(undefined, { signal }),
  )
  return { isPending, release: commonRelease(data ?? []) }
}

export function StoredService() {
  const { id = '' } = useParams()
  const { data, error } = useService(id)
  const { isPending, release } = useRelease()
  if (data === undefined || isPending) return <Waiting error={error} />
  return <ServiceEditor key={id} stored={data} type={data.type} initial={formOf(data)} release={release} />
}

export function NewService() {
  const [params] = useSearchParams()
  const copied = params.get('copy')
  const { data: source, error } = useService(copied)
  const { isPending, release } = useRelease()
  const type = serviceTypeNames.find((name) => name === params.get('type')) ?? source?.type
  if (copied === null && type === undefined) return <Navigate to="/services" replace />
  if (type === undefined || isPending) return <Waiting error={error} />
  if (source === undefined) {
    return <ServiceEditor key={type} stored={null} type={type} initial={newForm(type)} release={release} />
  }
  const copy = { ...formOf(source), name: t('service.copyOf', { name: source.name }) }
  return (
    <ServiceEditor key={copied} stored={null} type={type} initial={copy} release={release} copyOf={source} />
  )
}

export function Waiting({ error }: { readonly error: RpcError | null }) {
  const navigate = useNavigate()
  if (error && !isStoreClosed(error)) {
    return (
      <EmptyState title={t('service.notShown')} text={error.message}>
        <Button onClick={() => void navigate('/services')}>{t('service.toList')}</Button>
      </EmptyState>
    )
  }
  return <p className="pageLoading">{t('app.loading')}</p>
}
