/** What a form is told of other services: only of others, only of its type, and by the rules of the domain. */
import { expect, test } from 'vitest'
import type { ServiceType } from '../../src-main/domain/model.ts'
import { sightingsOfService } from '../../src-main/store/serviceSightings.ts'
import { saveService } from '../../src-main/store/services.ts'
import { newStore } from '../support/store.ts'

const url = 'https://graph.facebook.com/v19.0/me/messages'
const blank = { authenticationUrl: '', authenticationScope: '' }

function draft(name: string, type: ServiceType, serviceConnection: string, ...ids: readonly string[]) {
  return {
    ...blank,
    name,
    type,
    serviceConnection,
    authentications: ids.map((id) => ({ authenticationId: id })),
  }
}

test('a taken name, a shared account and a shared address are found in others alone', async () => {
  const { store } = await newStore()
  const { id } = saveService(
    store,
    null,
    draft('Pages', 'facebook', url, '104829561234567', '104829561234568'),
  )
  saveService(store, null, draft('Hub', 'social365', 'https://eu.social365.example.com', 'user@100001'))
  const asked = { name: ' PAGES', type: 'facebook', serviceConnection: url } as const
  const authenticationIds = ['1', '104829561234568', '']
  expect(sightingsOfService(store, { id: null, ...asked, authenticationIds })).toEqual({
    isNameTaken: true,
    sameConnection: null,
    sameIds: [null, 'Pages', null],
  })
  expect(sightingsOfService(store, { id, ...asked, authenticationIds })).toEqual({
    isNameTaken: false,
    sameConnection: null,
    sameIds: [null, null, null],
  })
  const hub = { id: null, name: 'Hub 2', type: 'social365', authenticationIds: ['user@100001'] } as const
  expect(
    sightingsOfService(store, { ...hub, serviceConnection: 'https://EU.social365.example.com/' }),
  ).toEqual({ isNameTaken: false, sameConnection: 'Hub', sameIds: ['Hub'] })
})
