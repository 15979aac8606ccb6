/** People and keys. */
import './people.css'
import { Route, Routes } from 'react-router'
import { NotFound } from '../../app/NotFound.tsx'
import { PeopleScreen } from './PeopleScreen.tsx'

export function PeopleRoutes() {
  return (
    <Routes>
      <Route index element={<PeopleScreen />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
