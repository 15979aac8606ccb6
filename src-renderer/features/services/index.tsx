/** System Management > Messaging Services. */
import { Route, Routes } from 'react-router'
import { NotFound } from '../../app/NotFound.tsx'
import './services.css'
import { LandscapesScreen } from './LandscapesScreen.tsx'
import { ServiceList } from './ServiceList.tsx'
import { NewService, StoredService } from './ServiceScreen.tsx'

export function ServicesRoutes() {
  return (
    <Routes>
      <Route index element={<ServiceList />} />
      {/* `?type=` for an empty one, `?copy=` for a copy of a stored one. */}
      <Route path="new" element={<NewService />} />
      <Route path="landscapes" element={<LandscapesScreen />} />
      <Route path=":id" element={<StoredService />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
