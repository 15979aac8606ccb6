/** Product name, Back, and the menus File, Personalize and Help. */
import '@ui5/webcomponents-icons/dist/nav-back.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { MenuItem } from '@ui5/webcomponents-react/MenuItem'
import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { UndoButtons } from '../features/history/UndoButtons.tsx'
import { t } from '../i18n/t.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { HeaderMenu } from './HeaderMenu.tsx'
import { AboutDialog, ShortcutsDialog } from './HelpDialogs.tsx'
import { navigationGroups } from './Navigation.tsx'
import { PersonalizeMenu } from './PersonalizeMenu.tsx'
import { wishPractice } from './practice.ts'
import { useLock } from './session/useLock.ts'
import { useMay } from './session/useMay.ts'
import { useIsNarrow } from './textSize.ts'

type Question = 'about' | 'shortcuts' | null

export function Header() {
  const navigate = useNavigate()
  useLocation()
  const [question, setQuestion] = useState<Question>(null)
  const may = useMay()
  const { lost, lock, lockNow, stay } = useLock()
  const close = () => setQuestion(null)
  return (
    <header className="header" data-sap-ui-fastnavgroup="true">
      <Button
        icon="nav-back"
        design="Transparent"
        tooltip={t('app.back')}
        disabled={isFirstScreen()}
        onClick={() => void navigate(-1)}
      />
      <span className="productName">{t('app.name')}</span>
      {useIsNarrow() && (
        <HeaderMenu label="nav.label">
          {navigationGroups.flatMap((group) =>
            group.items.map((item) => (
              <MenuItem key={item.path} text={t(item.text)} onClick={() => void navigate(item.path)} />
            )),
          )}
        </HeaderMenu>
      )}
      <HeaderMenu label="menu.file">
        <MenuItem text={t('menu.file.lock')} onClick={() => void lock()} />
        {may('practice.start') && <MenuItem text={t('menu.file.practice')} onClick={wishPractice} />}
      </HeaderMenu>
      <PersonalizeMenu />
      <HeaderMenu label="menu.help">
        <MenuItem text={t('menu.help.shortcuts')} onClick={() => setQuestion('shortcuts')} />
        <MenuItem text={t('menu.help.about')} onClick={() => setQuestion('about')} />
      </HeaderMenu>
      <UndoButtons />
      <ConfirmDialog
        open={lost.length > 0}
        title={t('unsaved.title')}
        confirmText={t('unsaved.lock')}
        cancelText={t('unsaved.stay')}
        isDestructive
        onConfirm={lockNow}
        onCancel={stay}
      >
        <p>{t('unsaved.lock.text', { names: lost.join(', ') })}</p>
      </ConfirmDialog>
      <AboutDialog open={question === 'about'} onClose={close} />
      <ShortcutsDialog open={question === 'shortcuts'} onClose={close} />
    </header>
  )
}

/** Going back from the first screen would leave Patchbay. React Router counts its entries in the history's state. */
function isFirstScreen(): boolean {
  const state = window.history.state as { idx?: number } | null
  return (state?.idx ?? 0) === 0
}
