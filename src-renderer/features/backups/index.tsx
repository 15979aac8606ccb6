/** Backups of the store and its keyring. */
import './backups.css'
import { Route, Routes } from 'react-router'
import { NotFound } from '../../app/NotFound.tsx'
import { BackupsScreen } from './BackupsScreen.tsx'

export function BackupsRoutes() {
  return (
    <Routes>
      <Route index element={<BackupsScreen />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
