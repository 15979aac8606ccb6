/**
 * All screens by address. Hash addresses need nothing of the host and work the same in every one of them.
 * Each feature owns the addresses below its own and is loaded when it is first opened.
 */
import { type ComponentType, lazy, Suspense, useState } from 'react'
import { createHashRouter, Navigate } from 'react-router'
import { t } from '../i18n/t.ts'
import { NotFound, ScreenFailed } from './NotFound.tsx'
import { Shell } from './Shell.tsx'

type Load = () => Promise<{ default: ComponentType }>

/** Of screens that are here already: they need not wait for their code again, which `lazy` always does. */
const loaded = new Map<Load, ComponentType>()

function ahead(load: Load): void {
  load().then(
    (screen) => loaded.set(load, screen.default),
    // The screen itself will tell.
    () => {},
  )
}

/** `path`: tells one screen from another, for React would go on with what the last one showed. */
function feature(path: string, load: Load) {
  return (
    <Suspense fallback={<p className="pageLoading">{t('app.loading')}</p>}>
      <Screen key={path} load={load} late={lazy(load)} />
    </Suspense>
  )
}

function Screen({ load, late }: { readonly load: Load; readonly late: ComponentType }) {
  const [{ Content }] = useState(() => ({ Content: loaded.get(load) ?? late }))
  return <Content />
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

/** By the first part of the address. */
const screens = {
  overview,
  findings,
  services,
  users,
  servers,
  push,
  runs,
  promotion,
  drift,
  trash,
  backups,
  people,
  audit,
}

/** The code of the screen that will show comes while the store is being opened. */
function loadAhead(): void {
  const name = /^#\/([a-z]+)/.exec(window.location.hash)?.[1] ?? 'overview'
  const load = Object.entries(screens).find(([path]) => path === name)?.[1]
  if (load) ahead(load)
}

loadAhead()
window.addEventListener('hashchange', loadAhead)

export const router = createHashRouter([
  {
    element: <Shell />,
    children: [
      {
        errorElement: <ScreenFailed />,
        children: [
          { index: true, element: <Navigate to="/overview" replace /> },
          ...Object.entries(screens).map(([path, load]) => ({
            path: `${path}/*`,
            element: feature(path, load),
          })),
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
  // A page of its own: nothing but the key goes onto the paper.
  { path: '/recovery-key', element: feature('recovery-key', recoveryKey), errorElement: <ScreenFailed /> },
])
