/** User and Role Management > Users. */
import './users.css'
import { Route, Routes } from 'react-router'
import { NotFound } from '../../app/NotFound.tsx'
import { Handover } from './Handover.tsx'
import { IncomingUser } from './IncomingUser.tsx'
import { UserList } from './UserList.tsx'
import { NewUser, StoredUser } from './UserScreen.tsx'

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
