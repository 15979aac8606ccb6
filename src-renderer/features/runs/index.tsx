/** Runs: the journal of pushes and rollbacks, and taking a run back. */
import '../push/push.css'
import { Route, Routes } from 'react-router'
import { NotFound } from '../../app/NotFound.tsx'
import { RunPage } from './RunPage.tsx'
import { RunsScreen } from './RunsScreen.tsx'

export function RunsRoutes() {
  return (
    <Routes>
      <Route index element={<RunsScreen />} />
      <Route path=":serverId" element={<RunsScreen />} />
      {/* `?rollback=` follows a rollback of the run. */}
      <Route path=":serverId/:runId" element={<RunPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
