/**
 * The menu: editing and zoom. Nothing that reloads a page with unsaved changes or shows its insides. Each entry has a
 * word of its own: Electron's are English whatever the language.
 */
import type { MenuItemConstructorOptions } from 'electron'
import { type DialogTexts, dialogTexts } from './dialogTexts.ts'

/** Of Electron's, those that have a word of ours. */
type Role = keyof DialogTexts & NonNullable<MenuItemConstructorOptions['role']>

/** `tag`: as for the dialogs. */
export function menuTemplate(platform: NodeJS.Platform, tag: string): MenuItemConstructorOptions[] {
  const texts = dialogTexts(tag)
  const entry = (role: Role): MenuItemConstructorOptions => ({ role, label: texts[role] })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  // Of the Mac's own menu the system makes more than these.
  const first: MenuItemConstructorOptions =
    platform === 'darwin' ? { role: 'appMenu' } : { label: texts.file, submenu: [entry('quit')] }
  const clipboard = [entry('cut'), entry('copy'), entry('paste'), entry('selectAll')]
  return [
    first,
    { label: texts.edit, submenu: [entry('undo'), entry('redo'), line, ...clipboard] },
    {
      label: texts.view,
      submenu: [entry('resetZoom'), entry('zoomIn'), entry('zoomOut'), line, entry('togglefullscreen')],
    },
    { label: texts.window, submenu: [entry('minimize'), entry('close')] },
  ]
}
