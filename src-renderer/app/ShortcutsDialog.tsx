/** Help > Keyboard shortcuts: the table of shortcuts as people read it. */
import { t } from '../i18n/t.ts'
import { InfoDialog } from '../ui/InfoDialog.tsx'
import {
  type ShortcutGroup,
  type ShortcutName,
  shortcutGroups,
  shortcutTable,
  shownKeys,
} from '../ui/shortcuts.ts'
import { isMac } from '../ui/useShortcut.ts'
import { navigationGroups } from './Navigation.tsx'
import { closeShellDialog, useShellDialog } from './shellState.ts'

const names = Object.keys(shortcutTable) as readonly ShortcutName[]

export function ShortcutsDialog() {
  return (
    <InfoDialog
      className="shortcuts"
      open={useShellDialog() === 'shortcuts'}
      onClose={closeShellDialog}
      title={t('shortcuts.title')}
    >
      <div className="shortcutGroups">
        {shortcutGroups.map((group) => (
          <Group key={group} group={group} />
        ))}
      </div>
      <p className="fieldHelp">{t('shell.shortcut.inFields')}</p>
    </InfoDialog>
  )
}

function Group({ group }: { readonly group: ShortcutGroup }) {
  return (
    <section>
      <h2>{t(`shell.shortcut.group.${group}`)}</h2>
      <dl>
        {names
          .filter((name) => shortcutTable[name].group === group && textOf(name) !== null)
          .map((name) => (
            <div key={name} className="shortcut">
              <dt>
                <Keys name={name} />
              </dt>
              <dd>{textOf(name)}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

/** Null: the navigation has no such group. */
function textOf(name: ShortcutName): string | null {
  if (!name.startsWith('group')) return t(shortcutTable[name].text)
  const item = navigationGroups[Number(name.slice('group'.length)) - 1]?.items[0]
  return item ? t('shell.shortcut.goTo', { screen: t(item.text) }) : null
}

function Keys({ name }: { readonly name: ShortcutName }) {
  return shownKeys(name, isMac, t).map((keys, place) => (
    <span key={keys.join('+')}>
      {place > 0 && ` ${t('shell.shortcut.or')} `}
      {keys.map((key, at) => (
        <span key={key}>
          {at > 0 && ' + '}
          <kbd>{key}</kbd>
        </span>
      ))}
    </span>
  ))
}
