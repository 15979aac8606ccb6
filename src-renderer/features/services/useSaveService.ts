/** Saves a service and settles what stands against it. */
import { useQueryClient } from '@tanstack/react-query'
import type { Service, ServiceId, ServiceType } from '../../../src-main/domain/model.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { inputOf, type ServiceForm } from './serviceForm.ts'

export interface SaveRequest {
  readonly id: ServiceId | null
  readonly type: ServiceType
  readonly form: ServiceForm
  /** The revision that the form was opened with. */
  readonly revision: number | undefined
}

export function useSaveService() {
  const queryClient = useQueryClient()
  const save = useRpcMutation(
    ({ id, type, form, revision }: SaveRequest): Promise<Service> =>
      rpc.service.save.mutate({
        id,
        draft: inputOf(type, form),
        ...(revision !== undefined && { revision }),
      }),
    ['service', 'sync'],
  )
  /** The service as the store has it now, for a form whose revision is old. */
  const read = useRpcMutation((id: ServiceId): Promise<Service> => rpc.service.get.query({ id }), [])
  return {
    save,
    read,
    /** Shows the saved state at once where the service is opened next. */
    remember: (service: Service) => queryClient.setQueryData(['service', 'get', { id: service.id }], service),
  }
}
