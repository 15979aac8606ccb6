/** What of the shell stands open; of the page, not of the person. */
import { createValueStore } from '../ui/valueStore.ts'

/** `incomingUser`: the palette, asking for the service that the user is for. */
export type ShellDialog = 'palette' | 'incomingUser' | 'shortcuts' | 'words' | 'about'

const dialog = createValueStore<ShellDialog | null>(null)
export const useShellDialog = dialog.use
export const openShellDialog = (which: ShellDialog): void => dialog.set(which)
export const closeShellDialog = (): void => dialog.set(null)

const messages = createValueStore(false)
export const useMessagesOpen = messages.use
export const showMessages = (isShown: boolean): void => messages.set(isShown)
