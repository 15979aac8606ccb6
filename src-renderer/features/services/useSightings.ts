/** Findings about what other services of the store have: the name, the Service Connection, an account. */
import type { Finding } from '../../../src-main/domain/finding.ts'
import { block } from '../../../src-main/domain/makeFinding.ts'
import { naturalKey, type Service, type ServiceId, type ServiceType } from '../../../src-main/domain/model.ts'
import { connectionShared, idShared } from '../../../src-main/domain/sharedCredentials.ts'
import type { ServiceSightings, SightingsRequest } from '../../../src-main/store/serviceSightings.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { usePaused } from '../../ui/usePaused.ts'
import type { ServiceForm } from './serviceForm.ts'

/** Longer than between two keys. */
const pauseMs = 250

/** The hook that an editor of services of the type asks with. */
export function sightingsOf(type: ServiceType) {
  return function useSightingsOfType(form: ServiceForm, stored: Service | null): readonly Finding[] {
    return useSightings(type, form, stored?.id ?? null)
  }
}

function useSightings(type: ServiceType, form: ServiceForm, id: ServiceId | null): readonly Finding[] {
  const may = useMay()
  const now: SightingsRequest = {
    id,
    name: naturalKey(form.name),
    type,
    serviceConnection: form.serviceConnection,
    authenticationIds: form.authentications.map(({ authenticationId }) => authenticationId),
  }
  const asked = usePaused(JSON.stringify(now), pauseMs)
  const { data } = useRpcQuery(
    ['service', 'sightings', asked],
    async (signal) => {
      const request = JSON.parse(asked) as typeof now
      const { id: _id, authenticationIds, ...rest } = request
      const input = { ...rest, id, authenticationIds: [...authenticationIds] }
      return { request, sightings: await rpc.service.sightings.query(input, { signal }) }
    },
    { keepPrevious: true, enabled: may('service.sightings') },
  )
  return data === undefined ? [] : sightingFindings(now, data.request, data.sightings)
}

/** What was answered holds for what has not changed since it was asked. */
export function sightingFindings(
  now: SightingsRequest,
  asked: SightingsRequest,
  { isNameTaken, sameConnection, sameIds }: ServiceSightings,
): readonly Finding[] {
  const found: Finding[] = []
  if (isNameTaken && now.name !== '' && now.name === asked.name) {
    found.push(block('NAME_TAKEN', 'name', t('service.known.name')))
  }
  if (now.type !== asked.type || now.serviceConnection !== asked.serviceConnection) return found
  if (sameConnection !== null) found.push(connectionShared(now.type, sameConnection))
  for (const [index, authenticationId] of now.authenticationIds.entries()) {
    const other = sameIds[asked.authenticationIds.indexOf(authenticationId)]
    if (other) found.push(idShared(index, other))
  }
  return found
}
