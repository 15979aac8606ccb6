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

export function clearMessages(): void {
  store.set([])
}

export const useMessages = store.use
