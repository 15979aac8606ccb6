/** Store > Trash. */
import { Route, Routes } from 'react-router'
import { NotFound } from '../../app/NotFound.tsx'
import { TrashedObject } from './TrashedObject.tsx'
import { TrashScreen } from './TrashScreen.tsx'

export function TrashRoutes() {
  return (
    <Routes>
      <Route index element={<TrashScreen />} />
      <Route path=":kind/:id" element={<TrashedObject />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
