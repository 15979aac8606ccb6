/** Screens and actions of the command palette: those that the role may use. */
import { useNavigate } from 'react-router'
import type { Server } from '../../../src-main/domain/model.ts'
import { serviceTypeNames } from '../../../src-main/domain/model.ts'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import { useUndoRedo } from '../../features/history/useUndoRedo.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { postMessage } from '../../ui/messages.ts'
import { shortcutText } from '../../ui/useShortcut.ts'
import { navigationGroups } from '../Navigation.tsx'
import { wishPractice } from '../practice.ts'
import { useLock } from '../session/useLock.ts'
import { useMay } from '../session/useMay.ts'
import { openShellDialog, showMessages } from '../shellState.ts'
import { changeTextSize } from '../textSize.ts'
import type { Command } from './commands.ts'

function action(id: string, text: string, run: () => void, keys?: string): Command {
  return { id: `action:${id}`, kind: 'action', text, run, ...(keys !== undefined && { keys }) }
}

export function useCommands(onIncomingUser: () => void): readonly Command[] {
  const navigate = useNavigate()
  const may = useMay()
  const { lock } = useLock()
  const { step, run } = useUndoRedo()
  const pull = usePull()
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
      ? [action(`pull:${server.id}`, t('shell.palette.pull', { server: server.name }), () => pull(server))]
      : []),
  ])
  const { undo, redo } = step
  return [
    ...screens,
    ...adding,
    ...ofServers,
    action('lock', t('shell.shortcut.lock'), () => void lock(), shortcutText('lock')),
    ...(undo
      ? [action('undo', `${t('action.undo')}: ${undo.label}`, () => run('undo', undo), shortcutText('undo'))]
      : []),
    ...(redo
      ? [
          action(
            'redo',
            `${t('shell.palette.redo')}: ${redo.label}`,
            () => run('redo', redo),
            shortcutText('redo'),
          ),
        ]
      : []),
    ...(may('practice.start') ? [action('practice', t('menu.file.practice'), wishPractice)] : []),
    action('messages', t('shell.palette.messages'), () => showMessages(true)),
    action('larger', t('menu.personalize.larger'), () => changeTextSize('larger')),
    action('smaller', t('menu.personalize.smaller'), () => changeTextSize('smaller')),
    action('normal', t('menu.personalize.normal'), () => changeTextSize('normal')),
    action(
      'shortcuts',
      t('menu.help.shortcuts'),
      () => openShellDialog('shortcuts'),
      shortcutText('overview'),
    ),
    action('about', t('menu.help.about'), () => openShellDialog('about')),
  ]
}

/** Reads a server; the outcome is a message, since the person may be anywhere by then. */
function usePull(): (server: Server) => void {
  const pull = useRpcMutation(({ id }: Server) => rpc.sync.pull.mutate({ serverId: id }), ['sync'])
  return (server) => {
    const { id, name } = server
    postMessage('info', t('shell.palette.pulling', { server: name }))
    pull.mutate(server, {
      onSuccess: ({ services, users, drift }) => {
        const counts = { server: name, services, users, drift: drift.length }
        postMessage('success', t('shell.palette.pulled', counts), drift.length > 0 ? '/drift' : `/push/${id}`)
      },
      onError: (error) => postMessage('error', error.message, `/servers/${id}`),
    })
  }
}
