/** The dialogs of the shell. Each is loaded when it is first asked for, and stays: what it began may go on behind it. */
import { type ComponentType, lazy, Suspense, useState } from 'react'
import { type ShellDialog, useShellDialog } from './shellState.ts'

const dialogs: Readonly<Record<Exclude<ShellDialog, 'incomingUser'>, ComponentType>> = {
  palette: lazy(async () => ({ default: (await import('./palette/CommandPalette.tsx')).CommandPalette })),
  shortcuts: lazy(async () => ({ default: (await import('./ShortcutsDialog.tsx')).ShortcutsDialog })),
  words: lazy(async () => ({ default: (await import('./WordsDialog.tsx')).WordsDialog })),
  about: lazy(async () => ({ default: (await import('./AboutDialog.tsx')).AboutDialog })),
}

export function ShellDialogs() {
  const shown = useShellDialog()
  const asked = shown === 'incomingUser' ? 'palette' : shown
  const [opened, setOpened] = useState<readonly (keyof typeof dialogs)[]>([])
  if (asked !== null && !opened.includes(asked)) setOpened([...opened, asked])
  return opened.map((name) => {
    const Dialog = dialogs[name]
    return (
      <Suspense key={name} fallback={null}>
        <Dialog />
      </Suspense>
    )
  })
}
