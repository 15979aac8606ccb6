/** Findings: everything in the store that is wrong or doubtful. */
import { Route, Routes } from 'react-router'
import { NotFound } from '../../app/NotFound.tsx'
import { FindingsScreen } from './FindingsScreen.tsx'

export function FindingsRoutes() {
  return (
    <Routes>
      <Route index element={<FindingsScreen />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
