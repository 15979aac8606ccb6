/**
 * All screens by address. Hash addresses need nothing of the host and work the same in every one of them.
 * Each feature owns the addresses below its own and is loaded when it is first opened.
 */
import { type ComponentType, lazy, Suspense } from 'react'
import { createHashRouter, Navigate } from 'react-router'
import { t } from '../i18n/t.ts'
import { NotFound, ScreenFailed } from './NotFound.tsx'
import { Shell } from './Shell.tsx'

function feature(load: () => Promise<{ default: ComponentType }>) {
  const Screen = lazy(load)
  return (
    <Suspense fallback={<p className="pageLoading">{t('app.loading')}</p>}>
      <Screen />
    </Suspense>
  )
}

const overview = () => import('../features/overview/index.tsx').then((it) => ({ default: it.OverviewRoutes }))
const findings = () => import('../features/findings/index.tsx').then((it) => ({ default: it.FindingsRoutes }))
const services = () => import('../features/services/index.tsx').then((it) => ({ default: it.ServicesRoutes }))
const users = () => import('../features/users/index.tsx').then((it) => ({ default: it.UsersRoutes }))
const servers = () => import('../features/servers/index.tsx').then((it) => ({ default: it.ServersRoutes }))
const push = () => import('../features/push/index.tsx').then((it) => ({ default: it.PushRoutes }))
const runs = () => import('../features/runs/index.tsx').then((it) => ({ default: it.RunsRoutes }))
const drift = () => import('../features/drift/index.tsx').then((it) => ({ default: it.DriftRoutes }))
const promotion = () =>
  import('../features/promotion/index.tsx').then((it) => ({ default: it.PromotionRoutes }))
const people = () => import('../features/people/index.tsx').then((it) => ({ default: it.PeopleRoutes }))
const recoveryKey = () =>
  import('../features/people/NewRecoveryKey.tsx').then((it) => ({ default: it.NewRecoveryKey }))
const audit = () => import('../features/audit/index.tsx').then((it) => ({ default: it.AuditRoutes }))
const backups = () => import('../features/backups/index.tsx').then((it) => ({ default: it.BackupsRoutes }))
const trash = () => import('../features/history/index.tsx').then((it) => ({ default: it.TrashRoutes }))

// The first screen's code comes while the session is asked for; if it does not come, the screen itself will tell.
overview().catch(() => {})

export const router = createHashRouter([
  {
    element: <Shell />,
    children: [
      {
        errorElement: <ScreenFailed />,
        children: [
          { index: true, element: <Navigate to="/overview" replace /> },
          { path: 'overview/*', element: feature(overview) },
          { path: 'findings/*', element: feature(findings) },
          { path: 'services/*', element: feature(services) },
          { path: 'users/*', element: feature(users) },
          { path: 'servers/*', element: feature(servers) },
          { path: 'push/*', element: feature(push) },
          { path: 'runs/*', element: feature(runs) },
          { path: 'promotion/*', element: feature(promotion) },
          { path: 'drift/*', element: feature(drift) },
          { path: 'trash/*', element: feature(trash) },
          { path: 'backups/*', element: feature(backups) },
          { path: 'people/*', element: feature(people) },
          { path: 'audit/*', element: feature(audit) },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
  // A page of its own: nothing but the key goes onto the paper.
  { path: '/recovery-key', element: feature(recoveryKey), errorElement: <ScreenFailed /> },
])
