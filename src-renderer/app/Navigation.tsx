/** The two-level navigation tree, named and grouped as in System Configurator. */
import '@ui5/webcomponents-icons/dist/connected.js'
import '@ui5/webcomponents-icons/dist/database.js'
import '@ui5/webcomponents-icons/dist/group.js'
import '@ui5/webcomponents-icons/dist/it-host.js'
import '@ui5/webcomponents-icons/dist/shield.js'
import { SideNavigation } from '@ui5/webcomponents-react/SideNavigation'
import { SideNavigationItem } from '@ui5/webcomponents-react/SideNavigationItem'
import { SideNavigationSubItem } from '@ui5/webcomponents-react/SideNavigationSubItem'
import { useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { type PlainKey, t } from '../i18n/t.ts'
import { readNames, usePreference } from './preferences.ts'
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
    items: [
      { text: 'overview.title', path: '/overview' },
      { text: 'nav.services', path: '/services' },
      { text: 'findingList.title', path: '/findings' },
    ],
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
  const { tree, folded } = useFoldedGroups()
  return (
    <div className="navigation ui5-content-density-compact" ref={tree}>
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
          <SideNavigationItem
            key={group.text}
            data-group={group.text}
            text={t(group.text)}
            icon={group.icon}
            expanded={!folded.includes(group.text)}
            unselectable
          >
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

/** Groups that the person folded. The items tell nobody that they were folded: their attribute does. */
function useFoldedGroups() {
  const [folded, setFolded] = usePreference('nav.folded', readNames)
  const tree = useRef<HTMLDivElement>(null)
  const latest = useRef({ folded, setFolded })
  useEffect(() => {
    latest.current = { folded, setFolded }
  })
  useEffect(() => {
    if (tree.current === null) return
    const observer = new MutationObserver((changes) => {
      const { folded: before, setFolded: keep } = latest.current
      const now = new Set(before)
      for (const { target } of changes) {
        const group = target instanceof HTMLElement ? target.dataset['group'] : undefined
        if (group === undefined) continue
        if ((target as HTMLElement).hasAttribute('expanded')) now.delete(group)
        else now.add(group)
      }
      if (now.size !== before.length || before.some((group) => !now.has(group))) keep([...now])
    })
    observer.observe(tree.current, { subtree: true, attributes: true, attributeFilter: ['expanded'] })
    return () => observer.disconnect()
  }, [])
  return { tree, folded }
}
