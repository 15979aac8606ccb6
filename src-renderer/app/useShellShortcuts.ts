/** The shortcuts that work on every screen. */
import { useNavigate } from 'react-router'
import { useShortcut } from '../ui/useShortcut.ts'
import { navigationGroups } from './Navigation.tsx'
import { useLock } from './session/useLock.ts'
import { openShellDialog } from './shellState.ts'

export function useShellShortcuts(): void {
  const navigate = useNavigate()
  const { lock } = useLock()
  const goToGroup = (place: number) => () => {
    const path = navigationGroups[place - 1]?.items[0]?.path
    if (path !== undefined) void navigate(path)
  }
  useShortcut('palette', () => openShellDialog('palette'))
  useShortcut('overview', () => openShellDialog('shortcuts'))
  useShortcut('lock', () => void lock())
  useShortcut('search', focusSearch)
  useShortcut('group1', goToGroup(1))
  useShortcut('group2', goToGroup(2))
  useShortcut('group3', goToGroup(3))
  useShortcut('group4', goToGroup(4))
  useShortcut('group5', goToGroup(5))
  useShortcut('group6', goToGroup(6))
}

/** Of whatever list the screen shows. */
function focusSearch(): void {
  document.querySelector<HTMLElement>('main.workArea search ui5-input')?.focus()
}
