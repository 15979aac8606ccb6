/** The audit trail: who did what, when. */
import './audit.css'
import { Route, Routes } from 'react-router'
import { NotFound } from '../../app/NotFound.tsx'
import { AuditScreen } from './AuditScreen.tsx'

export function AuditRoutes() {
  return (
    <Routes>
      <Route index element={<AuditScreen />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
