/** How the screens look and speak for whoever sits here: text size, language, theme. */
import { MenuItem } from '@ui5/webcomponents-react/MenuItem'
import { MenuItemGroup } from '@ui5/webcomponents-react/MenuItemGroup'
import { MenuSeparator } from '@ui5/webcomponents-react/MenuSeparator'
import { useState } from 'react'
import { t } from '../i18n/t.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { MenuButton } from '../ui/MenuButton.tsx'
import { discardUnsaved, unsavedNames } from '../ui/useUnsavedGuard.ts'
import { changeLanguage, chosenLanguage, type LanguageChoice, languageChoices } from './language.ts'
import { changeTextSize } from './textSize.ts'
import { changeTheme, chosenTheme, themeChoices } from './theme.ts'

export function PersonalizeMenu() {
  const [theme, setTheme] = useState(chosenTheme)
  const [wished, setWished] = useState<LanguageChoice | null>(null)
  const lost = unsavedNames()
  return (
    <>
      <MenuButton text={t('menu.personalize')}>
        <MenuItem text={t('menu.personalize.larger')} onClick={() => changeTextSize('larger')} />
        <MenuItem text={t('menu.personalize.smaller')} onClick={() => changeTextSize('smaller')} />
        <MenuItem text={t('menu.personalize.normal')} onClick={() => changeTextSize('normal')} />
        <MenuSeparator />
        <MenuItem text={t('personalize.language')}>
          <MenuItemGroup checkMode="Single">
            {languageChoices.map((choice) => (
              <MenuItem
                key={choice}
                text={t(`personalize.language.${choice}`)}
                checked={choice === chosenLanguage()}
                onClick={() => (unsavedNames().length > 0 ? setWished(choice) : changeLanguage(choice))}
              />
            ))}
          </MenuItemGroup>
        </MenuItem>
        <MenuItem text={t('personalize.theme')}>
          <MenuItemGroup checkMode="Single">
            {themeChoices.map((choice) => (
              <MenuItem
                key={choice}
                text={t(`personalize.theme.${choice}`)}
                checked={choice === theme}
                onClick={() => {
                  changeTheme(choice)
                  setTheme(choice)
                }}
              />
            ))}
          </MenuItemGroup>
        </MenuItem>
      </MenuButton>
      <ConfirmDialog
        open={wished !== null}
        title={t('unsaved.title')}
        confirmText={t('personalize.language.change')}
        cancelText={t('unsaved.stay')}
        isDestructive
        onConfirm={() => {
          discardUnsaved()
          if (wished !== null) setTimeout(() => changeLanguage(wished))
        }}
        onCancel={() => setWished(null)}
      >
        <p>{t('personalize.language.lost', { names: lost.join(', ') })}</p>
      </ConfirmDialog>
    </>
  )
}
