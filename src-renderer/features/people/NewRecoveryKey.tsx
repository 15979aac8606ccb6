/** A recovery key that was just made, on a page of its own, so that it can be printed. */
import { useEffect } from 'react'
import { Navigate, useNavigate } from 'react-router'
import { RecoveryKey } from '../../app/session/RecoveryKey.tsx'
import { newRecoveryKeys } from './newRecoveryKeys.ts'

export function NewRecoveryKey() {
  const navigate = useNavigate()
  const recoveryKey = newRecoveryKeys.use()
  // Also when the page is left by the browser's own means.
  useEffect(() => () => newRecoveryKeys.set(null), [])
  if (recoveryKey === null) return <Navigate to="/people" replace />
  return <RecoveryKey recoveryKey={recoveryKey} onDone={() => void navigate('/people', { replace: true })} />
}
