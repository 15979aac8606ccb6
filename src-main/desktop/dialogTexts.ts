/** What the dialogs of the operating system and the menu say, in the languages of the screens. Pure. */

const english = {
  notStarted: 'Patchbay could not start',
  unsaved: 'There are changes that are not saved.',
  unsavedDetail: 'Closing the window discards them.',
  keepEditing: 'Keep editing',
  discard: 'Discard changes',
  stopped: 'The window stopped working.',
  stoppedDetail: 'What was saved is safe; changes that were not saved are lost.',
  openAgain: 'Open it again',
  quit: 'Quit',
  // The menu
  file: 'File',
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

export type DialogTexts = Readonly<Record<keyof typeof english, string>>

const german: DialogTexts = {
  notStarted: 'Patchbay konnte nicht starten',
  unsaved: 'Es gibt Änderungen, die nicht gesichert sind.',
  unsavedDetail: 'Mit dem Schließen des Fensters werden sie verworfen.',
  keepEditing: 'Weiter bearbeiten',
  discard: 'Änderungen verwerfen',
  stopped: 'Das Fenster arbeitet nicht mehr.',
  stoppedDetail: 'Was gesichert war, ist sicher; nicht gesicherte Änderungen sind verloren.',
  openAgain: 'Wieder öffnen',
  quit: 'Beenden',
  file: 'Datei',
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

/** `tag`: of a page or of the system, such as `de-CH`; every other language gets English, as the screens do. */
export function dialogTexts(tag: string): DialogTexts {
  return tag.toLowerCase().split('-')[0] === 'de' ? german : english
}
