/** Opens the form of a new or a stored server. */
import { useParams } from 'react-router'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { ServerEditor } from './ServerEditor.tsx'
import { emptyForm, formOf } from './serverForm.ts'

export function NewServer() {
  return <ServerEditor stored={null} initial={emptyForm} />
}

export function StoredServer() {
  const { id = '' } = useParams()
  const { data, error } = useRpcQuery(
    ['server', 'get', { id }],
    (signal) => rpc.server.get.query({ id }, { signal }),
    { isFresh: true },
  )
  if (data) return <ServerEditor key={id} stored={data} initial={formOf(data)} />
  return (
    <Waiting
      error={error}
      failedTitle={t('server.notShown')}
      listPath="/servers"
      toListText={t('server.toList')}
    />
  )
}
