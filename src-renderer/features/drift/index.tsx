/** Drift: what moved on the servers since it was agreed on. */
import '../push/push.css'
import { Route, Routes } from 'react-router'
import { NotFound } from '../../app/NotFound.tsx'
import { DriftScreen } from './DriftScreen.tsx'

export function DriftRoutes() {
  return (
    <Routes>
      <Route index element={<DriftScreen />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
