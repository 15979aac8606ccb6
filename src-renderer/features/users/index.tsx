/** User and Role Management > Users. The list comes first; forms are loaded when one is opened. */
import './users.css'
import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { NotFound } from '../../app/NotFound.tsx'
import { UserList } from './UserList.tsx'

const form = () => import('./UserScreen.tsx')
const NewUser = lazy(async () => ({ default: (await form()).NewUser }))
const StoredUser = lazy(async () => ({ default: (await form()).StoredUser }))
const IncomingUser = lazy(async () => ({ default: (await import('./IncomingUser.tsx')).IncomingUser }))
const Handover = lazy(async () => ({ default: (await import('./Handover.tsx')).Handover }))

export function UsersRoutes() {
  return (
    <Routes>
      <Route index element={<UserList />} />
      {/* `?copy=` for a copy of a stored one. */}
      <Route path="new" element={<NewUser />} />
      {/* `?service=` of the service that it is for. */}
      <Route path="incoming" element={<IncomingUser />} />
      <Route path=":id/handover" element={<Handover />} />
      <Route path=":id" element={<StoredUser />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
