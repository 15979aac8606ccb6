/** A recovery key on its way from where it was made to the page that shows it, this once. */
import { createValueStore } from '../../ui/valueStore.ts'

export const newRecoveryKeys = createValueStore<string | null>(null)
