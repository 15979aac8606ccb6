/** Overview: where everything stands. */
import { Route, Routes } from 'react-router'
import { NotFound } from '../../app/NotFound.tsx'
import './overview.css'
import { OverviewScreen } from './OverviewScreen.tsx'
import { ServicesInState } from './ServicesInState.tsx'

export function OverviewRoutes() {
  return (
    <Routes>
      <Route index element={<OverviewScreen />} />
      <Route path="services/:state" element={<ServicesInState />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
