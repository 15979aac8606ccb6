/** Product name, Back, and the menus File, Personalize and Help. */
import '@ui5/webcomponents-icons/dist/nav-back.js'
import '@ui5/webcomponents-icons/dist/search.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { MenuItem } from '@ui5/webcomponents-react/MenuItem'
import { useLocation, useNavigate } from 'react-router'
import { serviceTypeNames } from '../../src-main/domain/model.ts'
import { serviceTypeInfo } from '../../src-main/domain/serviceTypes.ts'
import { UndoButtons } from '../features/history/UndoButtons.tsx'
import { t } from '../i18n/t.ts'
import { MenuButton } from '../ui/MenuButton.tsx'
import { shortcutText } from '../ui/useShortcut.ts'
import { navigationGroups } from './Navigation.tsx'
import { PersonalizeMenu } from './PersonalizeMenu.tsx'
import { useLock } from './session/useLock.ts'
import { useMay } from './session/useMay.ts'
import { openShellDialog } from './shellState.ts'
import { useIsNarrow } from './textSize.ts'
import { usePracticeSteps } from './usePracticeSteps.ts'

export function Header() {
  const navigate = useNavigate()
  useLocation()
  const may = useMay()
  const isNarrow = useIsNarrow()
  const { lock } = useLock()
  return (
    <header className={isNarrow ? 'header headerNarrow' : 'header'} data-sap-ui-fastnavgroup="true">
      <Button
        icon="nav-back"
        design="Transparent"
        tooltip={t('app.back')}
        disabled={isFirstScreen()}
        onClick={() => void navigate(-1)}
      />
      <span className="productName">{t('app.name')}</span>
      {isNarrow && (
        <MenuButton text={t('nav.label')}>
          {navigationGroups.flatMap((group) =>
            group.items.map((item) => (
              <MenuItem key={item.path} text={t(item.text)} onClick={() => void navigate(item.path)} />
            )),
          )}
        </MenuButton>
      )}
      <MenuButton text={t('menu.file')}>
        <MenuItem
          text={t('menu.file.lock')}
          additionalText={shortcutText('lock')}
          onClick={() => void lock()}
        />
        <PracticeItems />
        {may('service.save') && (
          <MenuItem text={t('shell.newService')}>
            {serviceTypeNames.map((type) => (
              <MenuItem
                key={type}
                text={serviceTypeInfo(type).label}
                onClick={() => void navigate(`/services/new?type=${encodeURIComponent(type)}`)}
              />
            ))}
          </MenuItem>
        )}
      </MenuButton>
      <PersonalizeMenu />
      <MenuButton text={t('menu.help')}>
        <MenuItem
          text={t('menu.help.shortcuts')}
          additionalText={shortcutText('overview')}
          onClick={() => openShellDialog('shortcuts')}
        />
        <MenuItem
          text={t('shell.palette')}
          additionalText={shortcutText('palette')}
          onClick={() => openShellDialog('palette')}
        />
        <MenuItem text={t('menu.help.words')} onClick={() => openShellDialog('words')} />
        <MenuItem text={t('menu.help.about')} onClick={() => openShellDialog('about')} />
      </MenuButton>
      <UndoButtons />
      <Button
        className="paletteButton"
        icon="search"
        tooltip={t('shell.palette')}
        {...(isNarrow && { accessibleName: t('shell.palette') })}
        onClick={() => openShellDialog('palette')}
      >
        {isNarrow ? '' : `${t('shell.palette.button')} ${shortcutText('palette')}`}
      </Button>
    </header>
  )
}

/** Made when the menu is opened for the first time. */
function PracticeItems() {
  return usePracticeSteps(true).map(({ id, text, run }) => <MenuItem key={id} text={text} onClick={run} />)
}

/** Going back from the first screen would leave Patchbay. React Router counts its entries in the history's state. */
function isFirstScreen(): boolean {
  const state = window.history.state as { idx?: number } | null
  return (state?.idx ?? 0) === 0
}
