/**
 * Everything by name: screens, actions, services, users, servers. The field keeps what is typed; the arrow keys go
 * through what was found; Enter in the field takes the first of it.
 */
import './palette.css'
import '@ui5/webcomponents-icons/dist/action.js'
import '@ui5/webcomponents-icons/dist/employee.js'
import '@ui5/webcomponents-icons/dist/it-host.js'
import '@ui5/webcomponents-icons/dist/message-popup.js'
import '@ui5/webcomponents-icons/dist/search.js'
import '@ui5/webcomponents-icons/dist/sys-monitor.js'
import { Dialog } from '@ui5/webcomponents-react/Dialog'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { Input } from '@ui5/webcomponents-react/Input'
import { List } from '@ui5/webcomponents-react/List'
import { ListItemStandard } from '@ui5/webcomponents-react/ListItemStandard'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { t, tCount } from '../../i18n/t.ts'
import { cancelRead } from '../../rpc/useCancellableRead.ts'
import { Working } from '../../ui/Working.tsx'
import { usePreference } from '../preferences.ts'
import { closeShellDialog, useShellDialog } from '../shellState.ts'
import {
  type Choice,
  type Command,
  type CommandKind,
  findCommands,
  readChoices,
  withChoice,
} from './commands.ts'
import { useCommands } from './useCommands.ts'
import { useFoundObjects } from './useFoundObjects.ts'
import { useReadings } from './useReadings.ts'

const icons: Readonly<Record<CommandKind, string>> = {
  screen: 'sys-monitor',
  action: 'action',
  service: 'message-popup',
  user: 'employee',
  server: 'it-host',
}

export function CommandPalette() {
  const shown = useShellDialog()
  const isOpen = shown === 'palette' || shown === 'incomingUser'
  // Stays until it is closed, whoever opened it.
  const [isIncoming, setIncoming] = useState(false)
  if (shown === 'incomingUser' && !isIncoming) setIncoming(true)
  const [recent, keepRecent] = usePreference('palette.recent', readChoices)
  // Here, where it stays: an action may take longer than the palette is open.
  const { readings, read } = useReadings()
  const commands = useCommands({ isOpen, onIncomingUser: () => setIncoming(true), onRead: read })
  const chosen = useRef<Command | null>(null)
  const inputId = useId()
  const choose = (command: Command) => {
    if (command.staysOpen) return command.run()
    chosen.current = command
    closeShellDialog()
  }
  return (
    <>
      <Dialog
        className="palette"
        open={isOpen}
        headerText={t(isIncoming ? 'shell.palette.incoming.title' : 'shell.palette')}
        initialFocus={inputId}
        // Only now has UI5 given the focus back: the screen that is opened may take it.
        onClose={() => {
          closeShellDialog()
          setIncoming(false)
          const command = chosen.current
          chosen.current = null
          if (command === null) return
          if (!isIncoming) keepRecent(withChoice(recent, command))
          command.run()
        }}
      >
        {isOpen && (
          <Finder
            key={String(isIncoming)}
            inputId={inputId}
            isIncoming={isIncoming}
            commands={commands}
            recent={recent}
            onChoose={choose}
          />
        )}
      </Dialog>
      {readings.length > 0 && (
        <div className="readings">
          {readings.map(({ workId, server }) => (
            <Working
              key={workId}
              isActive
              text={t('shell.palette.pulling', { server: server.name })}
              onCancel={() => cancelRead(workId)}
            />
          ))}
        </div>
      )}
    </>
  )
}

interface FinderProps {
  readonly inputId: string
  readonly isIncoming: boolean
  readonly commands: readonly Command[]
  readonly recent: readonly Choice[]
  readonly onChoose: (command: Command) => void
}

function Finder({ inputId, isIncoming, commands, recent, onChoose }: FinderProps) {
  const [typed, setTyped] = useState('')
  const [isEntered, setEntered] = useState(false)
  const { objects, isSearching } = useFoundObjects(typed, isIncoming ? 'incoming' : 'all')
  const recentCommands = useRecentCommands(recent, commands)
  const list = useRef<HTMLElement>(null)
  const field = useRef<HTMLElement>(null)
  const found = isIncoming ? objects : allFound(typed, commands, objects, recent, recentCommands)
  const recentIds = new Set(typed.trim() === '' ? recentCommands.map(({ id }) => id) : [])
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('ui5-li') ?? [])]
  useEffect(() => {
    // The dialog gives the focus to its first question alone.
    if (isIncoming) field.current?.focus()
  }, [isIncoming])
  useEffect(() => {
    // Whoever types fast presses Enter before the answer is there.
    if (!isEntered || isSearching) return
    setEntered(false)
    const [first] = found
    if (first) onChoose(first)
  })
  const onFieldKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      items()[0]?.focus()
    } else if (event.key === 'Enter') setEntered(true)
  }
  /** Going up from the first one and typing on lead back to the field. */
  const onListKey = (event: KeyboardEvent) => {
    const isFirst = event.key === 'ArrowUp' && items()[0]?.contains(event.target as Node)
    const isLetter =
      event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey
    const isBack = event.key === 'Backspace'
    if (!isFirst && !isLetter && !isBack) return
    event.preventDefault()
    event.stopPropagation()
    if (isLetter) setTyped(typed + event.key)
    if (isBack) setTyped(typed.slice(0, -1))
    field.current?.focus()
  }
  const label = t(isIncoming ? 'shell.palette.incoming.label' : 'shell.palette.label')
  const nothing = t(isIncoming ? 'shell.palette.noService' : 'shell.palette.none')
  return (
    <div className="paletteBody">
      <Input
        id={inputId}
        ref={field as never}
        className="paletteField"
        accessibleName={label}
        placeholder={isIncoming ? label : t('shell.palette.hint')}
        value={typed}
        showClearIcon
        icon={<Icon name="search" mode="Decorative" />}
        onInput={(event) => {
          setEntered(false)
          setTyped(event.target.value)
        }}
        onKeyDown={onFieldKey}
      />
      <div className="paletteList" data-ui5-compact-size onKeyDownCapture={onListKey}>
        <List
          ref={list as never}
          accessibleName={t('shell.palette')}
          separators="None"
          noDataText={isSearching ? t('app.loading') : nothing}
          onItemClick={(event) => {
            const id = event.detail.item.dataset['id']
            const command = found.find((entry) => entry.id === id)
            if (command) onChoose(command)
          }}
        >
          {found.map((command, place) => (
            <ListItemStandard
              key={command.id}
              className={place === 0 ? 'paletteFirst' : ''}
              data-id={command.id}
              icon={icons[command.kind]}
              text={command.text}
              additionalText={
                command.keys ?? [command.detail, kindText(command, recentIds)].filter(Boolean).join(' · ')
              }
            />
          ))}
        </List>
      </div>
      <div className="paletteFoot">
        <span>{t('shell.palette.keys')}</span>
        <span role="status">
          {isSearching
            ? t('app.loading')
            : tCount(found.length, 'shell.palette.results.one', 'shell.palette.results.other')}
        </span>
      </div>
    </div>
  )
}

function kindText({ id, kind }: Command, recentIds: ReadonlySet<string>): string {
  return t(recentIds.has(id) ? 'shell.palette.kind.recent' : `shell.palette.kind.${kind}`)
}

/** Of objects that are not found now the address is enough. */
function useRecentCommands(recent: readonly Choice[], commands: readonly Command[]): readonly Command[] {
  const navigate = useNavigate()
  return recent.flatMap((choice): Command[] => {
    const command = commands.find(({ id }) => id === choice.id)
    if (command) return [command]
    return choice.id.startsWith('/') ? [{ ...choice, run: () => void navigate(choice.id) }] : []
  })
}

/** Without a text: what was chosen lately, then everything that can be done. */
function allFound(
  typed: string,
  commands: readonly Command[],
  objects: readonly Command[],
  recent: readonly Choice[],
  recentCommands: readonly Command[],
): readonly Command[] {
  if (typed.trim() !== '') return findCommands([...commands, ...objects], typed, recent)
  const ids = new Set(recentCommands.map(({ id }) => id))
  return [...recentCommands, ...commands.filter(({ id }) => !ids.has(id))]
}
