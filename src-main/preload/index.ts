/**
 * The only script that stands between the window and the main process. It carries calls and decides nothing:
 * whatever a page could change here, the main process checks again.
 */
import { contextBridge, ipcRenderer } from 'electron'
import type { AddressedEvent, Bridge, BridgeAnswer, BridgeEvent, BridgeMessage } from './bridge.ts'
import { eventChannel, requestChannel } from './channels.ts'

const listeners = new Map<string, (event: BridgeEvent) => void>()

function send(message: BridgeMessage): Promise<BridgeAnswer> {
  return ipcRenderer.invoke(requestChannel, message)
}

function tell(id: string, event: BridgeEvent): void {
  const listener = listeners.get(id)
  if (event.type !== 'data') listeners.delete(id)
  listener?.(event)
}

ipcRenderer.on(eventChannel, (_event, { id, event }: AddressedEvent) => tell(id, event))

const bridge: Bridge = {
  request: ({ id, path, type, input }) => send({ id, path, type, input }),

  subscribe({ id, path, input }, onEvent) {
    listeners.set(id, onEvent)
    void send({ id, path, type: 'subscription', input }).then((answer) => {
      if (!answer.ok) tell(id, { type: 'error', error: answer.error })
    })
    return () => {
      if (listeners.delete(id)) void send({ id, type: 'unsubscribe' })
    }
  },
}

contextBridge.exposeInMainWorld('patchbay', bridge)
