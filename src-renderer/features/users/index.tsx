/** User and Role Management > Users. */
import './users.css'
import { Route, Routes } from 'react-router'
import { NotFound } from '../../app/NotFound.tsx'
import { UserList } from './UserList.tsx'
import { NewUser, StoredUser } from './UserScreen.tsx'

export function UsersRoutes() {
  return (
    <Routes>
      <Route index element={<UserList />} />
      {/* `?copy=` for a copy of a stored one, `?service=` for the incoming user of a service. */}
      <Route path="new" element={<NewUser />} />
      <Route path=":id" element={<StoredUser />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
