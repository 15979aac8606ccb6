/**
 * The one table of keyboard shortcuts: the handlers (`useShortcut`) and the overview are both made of it. Pure.
 *
 * `mod` is Ctrl, on macOS Cmd. Keys with Alt go by their place on the keyboard: on macOS Alt writes other letters.
 */
import type { PlainKey } from '../i18n/t.ts'

interface Keys {
  /** As `KeyboardEvent.key` in lower case; with `alt` a letter or digit. */
  readonly key: string
  readonly mod?: boolean
  readonly shift?: boolean
  readonly alt?: boolean
}

interface ShortcutEntry {
  readonly group: 'everywhere' | 'screens' | 'lists' | 'forms'
  readonly text: PlainKey
  /** Any of these. */
  readonly keys: readonly Keys[]
  /** In a field the keys do what they do in every field. */
  readonly fieldFirst?: boolean
  /** The component in question sees to it. */
  readonly isBuiltIn?: boolean
}

export const shortcutTable = {
  palette: { group: 'everywhere', text: 'shell.shortcut.palette', keys: [{ key: 'k', mod: true }] },
  overview: {
    group: 'everywhere',
    text: 'shell.shortcut.overview',
    keys: [{ key: '?' }],
    fieldFirst: true,
  },
  undo: {
    group: 'everywhere',
    text: 'shortcuts.undo',
    keys: [{ key: 'z', mod: true }],
    fieldFirst: true,
  },
  redo: {
    group: 'everywhere',
    text: 'shortcuts.redo',
    keys: [
      { key: 'y', mod: true },
      { key: 'z', mod: true, shift: true },
    ],
    fieldFirst: true,
  },
  // Ctrl+L alone is the browser's way to the address.
  lock: {
    group: 'everywhere',
    text: 'shell.shortcut.lock',
    keys: [{ key: 'l', mod: true, shift: true }],
  },
  areas: { group: 'everywhere', text: 'shortcuts.areas', keys: [{ key: 'f6' }], isBuiltIn: true },
  close: { group: 'everywhere', text: 'shortcuts.close', keys: [{ key: 'escape' }], isBuiltIn: true },
  group1: screen(1),
  group2: screen(2),
  group3: screen(3),
  group4: screen(4),
  group5: screen(5),
  group6: screen(6),
  search: { group: 'lists', text: 'shell.shortcut.search', keys: [{ key: '/' }], fieldFirst: true },
  addNew: {
    group: 'lists',
    text: 'shell.shortcut.addNew',
    keys: [{ key: 'n', alt: true }],
    fieldFirst: true,
  },
  open: { group: 'lists', text: 'shortcuts.open', keys: [{ key: 'enter' }], isBuiltIn: true },
  select: { group: 'lists', text: 'shortcuts.select', keys: [{ key: ' ' }], isBuiltIn: true },
  save: { group: 'forms', text: 'shortcuts.save', keys: [{ key: 's', mod: true }] },
  saveAndClose: {
    group: 'forms',
    text: 'shell.shortcut.saveAndClose',
    keys: [{ key: 's', mod: true, shift: true }],
  },
} as const satisfies Readonly<Record<string, ShortcutEntry>>

/** The first screen of a group of the navigation. */
function screen(place: 1 | 2 | 3 | 4 | 5 | 6) {
  return {
    group: 'screens',
    text: `shell.shortcut.group${place}`,
    keys: [{ key: String(place), alt: true }],
    fieldFirst: true,
  } as const
}

export type ShortcutName = keyof typeof shortcutTable
export type ShortcutGroup = ShortcutEntry['group']
export const shortcutGroups: readonly ShortcutGroup[] = ['everywhere', 'screens', 'lists', 'forms']

/** What of a key event decides. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

export function isShortcut(name: ShortcutName, pressed: Pressed): boolean {
  const entry: ShortcutEntry = shortcutTable[name]
  return !entry.isBuiltIn && entry.keys.some((keys) => fits(keys, pressed))
}

export function isFieldFirst(name: ShortcutName): boolean {
  const entry: ShortcutEntry = shortcutTable[name]
  return entry.fieldFirst ?? false
}

function fits({ key, mod = false, shift = false, alt = false }: Keys, pressed: Pressed): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey, code } = pressed
  if (mod !== (ctrlKey || metaKey) || alt !== altKey) return false
  if (alt) return !shiftKey && (code === `Key${key.toUpperCase()}` || code === `Digit${key}`)
  // Which signs take Shift is up to the keyboard.
  const isSign = !mod && key.length === 1
  return pressed.key.toLowerCase() === key && (isSign || shiftKey === shift)
}

const shown: Readonly<Record<string, PlainKey>> = {
  ' ': 'shell.key.space',
  enter: 'shell.key.enter',
  escape: 'shell.key.escape',
}

/** Each way to press it, as a list of keys; texts by `text`. */
export function shownKeys(
  name: ShortcutName,
  isMac: boolean,
  text: (key: PlainKey) => string,
): readonly (readonly string[])[] {
  const entry: ShortcutEntry = shortcutTable[name]
  return entry.keys.map(({ key, mod, shift, alt }) => {
    const special = shown[key]
    return [
      ...(mod ? [isMac ? 'Cmd' : text('shell.key.ctrl')] : []),
      ...(alt ? [isMac ? 'Option' : 'Alt'] : []),
      ...(shift ? [text('shell.key.shift')] : []),
      special ? text(special) : key.toUpperCase(),
    ]
  })
}
