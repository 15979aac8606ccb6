/** Screens and actions of the command palette: those that the role may use. */
import { useNavigate } from 'react-router'
import type { Server } from '../../../src-main/domain/model.ts'
import { serviceTypeNames } from '../../../src-main/domain/model.ts'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import { useUndoRedo } from '../../features/history/useUndoRedo.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { shortcutText } from '../../ui/useShortcut.ts'
import { chosenLanguage, languageChoices } from '../language.ts'
import { navigationGroups } from '../Navigation.tsx'
import { chooseLanguage, chooseTheme } from '../personalize.ts'
import { useLock } from '../session/useLock.ts'
import { useMay } from '../session/useMay.ts'
import { openShellDialog, showMessages } from '../shellState.ts'
import { changeTextSize } from '../textSize.ts'
import { chosenTheme, themeChoices } from '../theme.ts'
import { usePracticeSteps } from '../usePracticeSteps.ts'
import type { Command } from './commands.ts'

function action(id: string, text: string, run: () => void, keys?: string): Command {
  return { id: `action:${id}`, kind: 'action', text, run, ...(keys !== undefined && { keys }) }
}

interface CommandsInput {
  /** Nothing is asked for a palette that is closed. */
  readonly isOpen: boolean
  readonly onIncomingUser: () => void
  readonly onRead: (server: Server) => void
}

export function useCommands({ isOpen, onIncomingUser, onRead }: CommandsInput): readonly Command[] {
  const navigate = useNavigate()
  const may = useMay()
  const { lock } = useLock()
  const { step, run } = useUndoRedo()
  const practiceSteps = usePracticeSteps(isOpen)
  const { data: servers = [] } = useRpcQuery(['server', 'list'], (signal) =>
    rpc.server.list.query(undefined, { signal }),
  )
  const go = (path: string) => () => void navigate(path)
  const screens = navigationGroups.flatMap(({ items, text: group }) =>
    items.map(
      ({ text, path }): Command => ({
        id: `screen:${path}`,
        kind: 'screen',
        text: t(text),
        detail: t(group),
        run: go(path),
      }),
    ),
  )
  const adding = [
    ...(may('service.save')
      ? serviceTypeNames.map((type) =>
          action(
            `service:${type}`,
            t('shell.newServiceOf', { type: serviceTypeInfo(type).label }),
            go(`/services/new?type=${encodeURIComponent(type)}`),
          ),
        )
      : []),
    ...(may('user.proposeIncoming')
      ? [{ ...action('incoming', t('shell.palette.incoming'), onIncomingUser), staysOpen: true }]
      : []),
    ...(may('user.save') ? [action('user', t('shell.palette.newUser'), go('/users/new'))] : []),
    ...(may('server.save') ? [action('server', t('shell.palette.newServer'), go('/servers/new'))] : []),
  ]
  const ofServers = servers.flatMap((server) => [
    ...(may('sync.plan')
      ? [
          action(
            `plan:${server.id}`,
            t('shell.palette.plan', { server: server.name }),
            go(`/push/${server.id}`),
          ),
        ]
      : []),
    ...(may('sync.pull')
      ? [action(`pull:${server.id}`, t('shell.palette.pull', { server: server.name }), () => onRead(server))]
      : []),
  ])
  const { undo, redo } = step
  return [
    ...screens,
    ...adding,
    ...ofServers,
    action('lock', t('shell.shortcut.lock'), () => void lock(), shortcutText('lock')),
    ...(undo
      ? [
          action(
            'undo',
            `${t('action.undo')}: ${domainText(undo.label)}`,
            () => run('undo', undo),
            shortcutText('undo'),
          ),
        ]
      : []),
    ...(redo
      ? [
          action(
            'redo',
            `${t('shell.palette.redo')}: ${domainText(redo.label)}`,
            () => run('redo', redo),
            shortcutText('redo'),
          ),
        ]
      : []),
    ...practiceSteps.map((practice) => action(practice.id, practice.text, practice.run)),
    action('messages', t('shell.palette.messages'), () => showMessages(true)),
    ...personalizing(),
    action(
      'shortcuts',
      t('menu.help.shortcuts'),
      () => openShellDialog('shortcuts'),
      shortcutText('overview'),
    ),
    action('about', t('menu.help.about'), () => openShellDialog('about')),
  ]
}

function personalizing(): readonly Command[] {
  return [
    action('larger', t('menu.personalize.larger'), () => changeTextSize('larger')),
    action('smaller', t('menu.personalize.smaller'), () => changeTextSize('smaller')),
    action('normal', t('menu.personalize.normal'), () => changeTextSize('normal')),
    ...themeChoices
      .filter((choice) => choice !== chosenTheme())
      .map((choice) =>
        action(`theme:${choice}`, `${t('personalize.theme')}: ${t(`personalize.theme.${choice}`)}`, () =>
          chooseTheme(choice),
        ),
      ),
    ...languageChoices
      .filter((choice) => choice !== chosenLanguage())
      .map((choice) =>
        action(
          `language:${choice}`,
          `${t('personalize.language')}: ${t(`personalize.language.${choice}`)}`,
          () => chooseLanguage(choice),
        ),
      ),
  ]
}
