/** Runs: the journal of pushes and rollbacks, and taking a run back. */
import '../push/push.css'
import { Navigate, Route, Routes, useParams } from 'react-router'
import { NotFound } from '../../app/NotFound.tsx'
import { RunPage } from './RunPage.tsx'
import { RunsScreen } from './RunsScreen.tsx'
import { runsPath } from './runText.ts'

export function RunsRoutes() {
  return (
    <Routes>
      <Route index element={<RunsScreen />} />
      <Route path=":serverId" element={<OfServer />} />
      {/* `?rollback=` follows a rollback of the run. */}
      <Route path=":serverId/:runId" element={<RunPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}

/** The address of a run without the run. */
function OfServer() {
  const { serverId = '' } = useParams()
  return <Navigate to={runsPath(serverId)} replace />
}
