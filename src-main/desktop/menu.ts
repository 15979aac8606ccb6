/**
 * The menu: editing and zoom. Nothing that reloads a page with unsaved changes or shows its insides. Each entry has a
 * word of its own: Electron's are English whatever the language.
 */
import type { MenuItemConstructorOptions } from 'electron'

const english = {
  file: 'File',
  quit: 'Quit',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  view: 'View',
  resetZoom: 'Actual size',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  togglefullscreen: 'Full screen',
  window: 'Window',
  minimize: 'Minimize',
  close: 'Close',
}

type Texts = Readonly<typeof english>

const german: Texts = {
  file: 'Datei',
  quit: 'Beenden',
  edit: 'Bearbeiten',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  cut: 'Ausschneiden',
  copy: 'Kopieren',
  paste: 'Einfügen',
  selectAll: 'Alles auswählen',
  view: 'Ansicht',
  resetZoom: 'Originalgröße',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  togglefullscreen: 'Vollbild',
  window: 'Fenster',
  minimize: 'Minimieren',
  close: 'Schließen',
}

/** `tag`: as for the dialogs (dialogTexts.ts). */
export function menuTemplate(platform: NodeJS.Platform, tag: string): MenuItemConstructorOptions[] {
  const texts = tag.toLowerCase().split('-')[0] === 'de' ? german : english
  const entry = (
    role: Exclude<keyof Texts, 'file' | 'edit' | 'view' | 'window'>,
  ): MenuItemConstructorOptions => ({ role, label: texts[role] })
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
