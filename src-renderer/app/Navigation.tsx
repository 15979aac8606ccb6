/** The two-level navigation tree, named and grouped as in System Configurator. */
import '@ui5/webcomponents-icons/dist/connected.js'
import '@ui5/webcomponents-icons/dist/database.js'
import '@ui5/webcomponents-icons/dist/group.js'
import '@ui5/webcomponents-icons/dist/it-host.js'
import '@ui5/webcomponents-icons/dist/shield.js'
import { SideNavigation } from '@ui5/webcomponents-react/SideNavigation'
import { SideNavigationItem } from '@ui5/webcomponents-react/SideNavigationItem'
import { SideNavigationSubItem } from '@ui5/webcomponents-react/SideNavigationSubItem'
import { useLocation, useNavigate } from 'react-router'
import { type PlainKey, t } from '../i18n/t.ts'
import { useDriftCount } from './useDriftCount.ts'

interface NavigationGroup {
  readonly text: PlainKey
  readonly icon: string
  readonly items: readonly { readonly text: PlainKey; readonly path: string }[]
}

export const navigationGroups: readonly NavigationGroup[] = [
  {
    text: 'nav.systemManagement',
    icon: 'connected',
    items: [{ text: 'nav.services', path: '/services' }],
  },
  { text: 'nav.userManagement', icon: 'group', items: [{ text: 'nav.users', path: '/users' }] },
  {
    text: 'nav.serverManagement',
    icon: 'it-host',
    items: [
      { text: 'nav.servers', path: '/servers' },
      { text: 'nav.push', path: '/push' },
      { text: 'runs.title', path: '/runs' },
      { text: 'promotion.title', path: '/promotion' },
      { text: 'drift.title', path: '/drift' },
    ],
  },
  {
    text: 'nav.store',
    icon: 'database',
    items: [
      { text: 'nav.trash', path: '/trash' },
      { text: 'backups.title', path: '/backups' },
    ],
  },
  {
    text: 'nav.security',
    icon: 'shield',
    items: [
      { text: 'people.title', path: '/people' },
      { text: 'audit.title', path: '/audit' },
    ],
  },
]

export function Navigation() {
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const drifted = useDriftCount()
  return (
    <div className="navigation">
      <SideNavigation
        accessibleName={t('nav.label')}
        // The address decides what is selected: leaving may still be refused.
        onSelectionChange={(event) => event.preventDefault()}
        onItemClick={(event) => {
          const { path } = event.detail.item.dataset
          if (path !== undefined) void navigate(path)
        }}
      >
        {navigationGroups.map((group) => (
          <SideNavigationItem key={group.text} text={t(group.text)} icon={group.icon} expanded unselectable>
            {group.items.map((item) => (
              <SideNavigationSubItem
                key={item.path}
                text={
                  item.path === '/drift' && drifted > 0
                    ? t('drift.titleCount', { count: drifted })
                    : t(item.text)
                }
                data-path={item.path}
                selected={pathname === item.path || pathname.startsWith(`${item.path}/`)}
              />
            ))}
          </SideNavigationItem>
        ))}
      </SideNavigation>
    </div>
  )
}
