/** Promotion: objects of one server for another one, with values of its own. */
import '../push/push.css'
import './promotion.css'
import { Route, Routes } from 'react-router'
import { NotFound } from '../../app/NotFound.tsx'
import { PromotionScreen } from './PromotionScreen.tsx'

export function PromotionRoutes() {
  return (
    <Routes>
      <Route index element={<PromotionScreen />} />
      <Route path=":serverId" element={<PromotionScreen />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
