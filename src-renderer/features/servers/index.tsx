/** Servers: the Contact Pro installations and tenants that Patchbay reaches. */
import './servers.css'
import { Route, Routes } from 'react-router'
import { NotFound } from '../../app/NotFound.tsx'
import { ServerList } from './ServerList.tsx'
import { NewServer, StoredServer } from './ServerScreen.tsx'

export function ServersRoutes() {
  return (
    <Routes>
      <Route index element={<ServerList />} />
      <Route path="new" element={<NewServer />} />
      <Route path=":id" element={<StoredServer />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
