/** How the screens look and speak for whoever sits here: text size, language, theme. */
import { MenuItem } from '@ui5/webcomponents-react/MenuItem'
import { MenuItemGroup } from '@ui5/webcomponents-react/MenuItemGroup'
import { MenuSeparator } from '@ui5/webcomponents-react/MenuSeparator'
import { t } from '../i18n/t.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { MenuButton } from '../ui/MenuButton.tsx'
import { discardUnsaved, unsavedNames } from '../ui/useUnsavedGuard.ts'
import { chosenLanguage, languageChoices } from './language.ts'
import {
  chooseLanguage,
  chooseTheme,
  forgetLanguage,
  startLanguageAnew,
  useThemeChoice,
  useWishedLanguage,
} from './personalize.ts'
import { changeTextSize } from './textSize.ts'
import { themeChoices } from './theme.ts'

export function PersonalizeMenu() {
  const theme = useThemeChoice()
  const wished = useWishedLanguage()
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
                onClick={() => chooseLanguage(choice)}
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
                onClick={() => chooseTheme(choice)}
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
          if (wished !== null) setTimeout(() => startLanguageAnew(wished))
        }}
        onCancel={forgetLanguage}
      >
        <p>{t('personalize.language.lost', { names: lost.join(', ') })}</p>
      </ConfirmDialog>
    </>
  )
}
