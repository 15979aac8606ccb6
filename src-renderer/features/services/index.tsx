/** System Management > Messaging Services. The list comes first; forms are loaded when one is opened. */
import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { NotFound } from '../../app/NotFound.tsx'
import './services.css'
import { ServiceList } from './ServiceList.tsx'

const form = () => import('./ServiceScreen.tsx')
const NewService = lazy(async () => ({ default: (await form()).NewService }))
const StoredService = lazy(async () => ({ default: (await form()).StoredService }))
const LandscapesScreen = lazy(async () => ({
  default: (await import('./LandscapesScreen.tsx')).LandscapesScreen,
}))

const WebhookSheet = lazy(async () => ({ default: (await import('./WebhookSheet.tsx')).WebhookSheet }))

export function ServicesRoutes() {
  return (
    <Routes>
      <Route index element={<ServiceList />} />
      {/* `?type=` for an empty one, `?copy=` for a copy of a stored one. */}
      <Route path="new" element={<NewService />} />
      <Route path="landscapes" element={<LandscapesScreen />} />
      <Route path=":id/handover" element={<WebhookSheet />} />
      <Route path=":id" element={<StoredService />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
