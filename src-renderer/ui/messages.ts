/** What the status bar and the message area tell: outcomes, neutral, newest first. Never holds a secret. */
import { createValueStore } from './valueStore.ts'

export type MessageLevel = 'success' | 'info' | 'error'

export interface Message {
  readonly id: number
  readonly level: MessageLevel
  readonly text: string
  readonly at: Date
}

/** Older messages are dropped: the audit trail is the record, not this list. */
const kept = 100

let lastId = 0
const store = createValueStore<readonly Message[]>([])

export function postMessage(level: MessageLevel, text: string): void {
  lastId += 1
  store.set([{ id: lastId, level, text, at: new Date() }, ...store.get()].slice(0, kept))
}

/** Survives the page's new start at a lock (rpc/queryClient.ts), once: an outcome that is told only then. */
const handedOn = 'patchbay.message'

export function postLastingMessage(level: MessageLevel, text: string): void {
  postMessage(level, text)
  sessionStorage.setItem(handedOn, JSON.stringify({ level, text }))
}

/** Takes over what the page before this one left. */
export function restoreMessage(): void {
  const left = sessionStorage.getItem(handedOn)
  sessionStorage.removeItem(handedOn)
  if (left === null) return
  const { level, text } = JSON.parse(left) as Pick<Message, 'level' | 'text'>
  postMessage(level, text)
}

export function clearMessages(): void {
  store.set([])
}

export const useMessages = store.use
