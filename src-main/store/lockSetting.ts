/** The store's own setting of when it locks itself. */
import { defaultIdleMinutes, type IdleMinutes, toIdleMinutes } from '../domain/lockSetting.ts'
import { appendAuditTx } from './audit.ts'
import { readMeta, writeMetaTx } from './meta.ts'
import type { Store } from './store.ts'

export function readIdleMinutes(store: Store): IdleMinutes {
  return toIdleMinutes(Number(readMeta(store.db, 'idleMinutes'))) ?? defaultIdleMinutes
}

export function setIdleMinutes(store: Store, minutes: IdleMinutes): void {
  store.db.transaction(
    (tx) => {
      const details = { before: { idleMinutes: readIdleMinutes(store) }, after: { idleMinutes: minutes } }
      writeMetaTx(tx, 'idleMinutes', String(minutes))
      appendAuditTx(tx, store, { action: 'lock.change', object: 'store', details })
    },
    { behavior: 'immediate' },
  )
}
