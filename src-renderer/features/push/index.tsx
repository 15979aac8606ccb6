/** Push: comparing the store with a server, and carrying the difference over. */
import './push.css'
import { Route, Routes } from 'react-router'
import { NotFound } from '../../app/NotFound.tsx'
import { PushScreen } from './PushScreen.tsx'

export function PushRoutes() {
  return (
    <Routes>
      <Route index element={<PushScreen />} />
      {/* `?push=` follows a push. */}
      <Route path=":serverId" element={<PushScreen />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
