/** What the status bar and the message area tell: outcomes, neutral, newest first. Never holds a secret. */
import { createValueStore } from './valueStore.ts'

export type MessageLevel = 'success' | 'info' | 'error'
export const messageLevels: readonly MessageLevel[] = ['success', 'info', 'error']

export interface Message {
  readonly id: number
  readonly level: MessageLevel
  readonly text: string
  readonly at: Date
  /** Address of the screen that shows what it is about. */
  readonly path: string | null
}

/** Older messages are dropped: the audit trail is the record, not this list. */
const kept = 100

let lastId = 0
const store = createValueStore<readonly Message[]>([])
/** Id of the last message that the person has seen in the list of all. */
const seen = createValueStore(0)

export function postMessage(level: MessageLevel, text: string, path: string | null = null): void {
  lastId += 1
  store.set([{ id: lastId, level, text, at: new Date(), path }, ...store.get()].slice(0, kept))
}

/** Survives the page's new start at a lock (rpc/queryClient.ts), once: an outcome that is told only then. */
const handedOn = 'patchbay.message'

type HandedOn = readonly (Pick<Message, 'level' | 'text' | 'path'> & { readonly at: string | Date })[]

function handOn(messages: HandedOn): void {
  sessionStorage.setItem(handedOn, JSON.stringify(messages))
}

export function postLastingMessage(level: MessageLevel, text: string): void {
  postMessage(level, text)
  handOn(store.get().slice(0, 1))
}

/** Before a new start of the page that loses nothing, such as for another language. */
export function keepMessages(): void {
  handOn(store.get())
}

/** Takes over what the page before this one left. */
export function restoreMessages(): void {
  const left = sessionStorage.getItem(handedOn)
  sessionStorage.removeItem(handedOn)
  if (left === null) return
  const messages = JSON.parse(left) as HandedOn
  store.set(
    messages.map(({ at, ...rest }, index) => ({ ...rest, at: new Date(at), id: messages.length - index })),
  )
  lastId = messages.length
}

export function clearMessages(): void {
  store.set([])
}

export function markMessagesSeen(): void {
  seen.set(lastId)
}

export const useMessages = store.use

/** How many came since the list of all was last looked at. */
export function useUnseenCount(): number {
  const last = seen.use()
  return store.use().filter(({ id }) => id > last).length
}
