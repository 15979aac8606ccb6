/**
 * Run as a process of its own, to be killed: carries out one operation after the other and tells each before it
 * begins and after it is done. It never ends by itself. What it knows comes by the environment of the test alone.
 */
import { writeSync } from 'node:fs'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { openWithRecoveryKey } from '../../src-main/keyring/openSlots.ts'
import { systemClock } from '../../src-main/platform/clock.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import { findBackup } from '../../src-main/store/backupList.ts'
import { listPeople, listSlots } from '../../src-main/store/keyAccess.ts'
import { restoreBackup } from '../../src-main/store/restore.ts'
import { Session } from '../../src-main/store/session.ts'
import { historyStatus } from '../../src-main/store/undo.ts'
import type { KillKind, WorkerTask } from './killing.ts'
import {
  type AccessChange,
  accessOf,
  carryOut,
  isThere,
  type Line,
  type Operation,
  randomNumbers,
} from './operations.ts'

const task = JSON.parse(process.env['PATCHBAY_TEST_TASK'] ?? '{}') as WorkerTask
const random = randomNumbers(task.seed)
const paths = resolveDataPaths(task.directory, {})
const session = new Session({ paths, clock: systemClock, host: 'cli', kdfCost: minimumCost })
const recoveryKey = () => new Secret(task.recoveryKey)
let passphrase = task.passphrase
let count = 0

/** Written at once, so that what was acknowledged has left this process. */
function tell(line: Line): void {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)]
const newMark = () => `m${task.seed}-${count++}`

function saving(): Operation {
  const kind = random() < 0.5 ? 'service' : 'user'
  const name =
    kind === 'service' ? `Support ${Math.floor(random() * 12)}` : `hook.${Math.floor(random() * 12)}`
  return { op: 'save', kind, name, mark: newMark() }
}

/** Undo or redo when there is something, else `other`. */
function turning(which: 'undo' | 'redo', other: () => Operation): Operation {
  return historyStatus(session.store)[which] ? { op: which } : other()
}

function editing(): Operation {
  const chance = random()
  if (chance < 0.25) return turning('undo', saving)
  if (chance < 0.35) return turning('redo', saving)
  const operation = saving()
  if (operation.op !== 'save' || chance > 0.5) return operation
  const { kind, name } = operation
  return isThere(session.store, kind, name) ? { op: 'remove', kind, name } : operation
}

function importing(): Operation {
  const chance = random()
  const other = (): Operation => ({ op: 'import', mark: newMark() })
  return chance < 0.15 ? turning('undo', other) : chance < 0.3 ? turning('redo', other) : other()
}

function access(change: AccessChange): Operation {
  const now = accessOf(session, passphrase)
  const { keyring } = session
  const named = (id: string) => {
    const person = keyring.people.find((other) => other.id === id)
    return `${person?.name} ${person?.role}`
  }
  const without = (id: string) => now.people.filter((person) => person !== named(id))
  const after = {
    addRecoveryKey: () => ({ ...now, recoverySlots: now.recoverySlots + 1 }),
    removeSlot: () => ({ ...now, recoverySlots: now.recoverySlots - 1 }),
    addPerson: () => ({
      ...now,
      people: [...now.people, `${'name' in change && change.name} support`].sort(),
    }),
    renamePerson: () => {
      const id = 'id' in change ? change.id : ''
      const role = named(id).split(' ').at(-1)
      return { ...now, people: [...without(id), `${'name' in change && change.name} ${role}`].sort() }
    },
    removePerson: () => ({ ...now, people: without('id' in change ? change.id : '') }),
    passphrase: () => ({ ...now, passphrase: 'to' in change ? change.to : '' }),
  }[change.what]()
  return { op: 'access', change, after }
}

/** Changes of keyring.json that cost no Argon2id. */
function rekeying(): Operation {
  const spare = listSlots(session).filter(({ kind, isUsed }) => kind === 'recovery' && !isUsed)
  const slot = pick(spare)?.id
  if (slot !== undefined && spare.length > 3) return access({ what: 'removeSlot', slot })
  const id = pick(listPeople(session))?.id ?? ''
  if (random() < 0.5) return access({ what: 'renamePerson', id, name: `Person ${newMark()}` })
  return access({ what: 'addRecoveryKey' })
}

/** Changes that do. */
function enrolling(): Operation {
  const others = listPeople(session).filter(({ isSelf }) => !isSelf)
  const id = others[0]?.id
  if (id !== undefined && others.length > 3) return access({ what: 'removePerson', id })
  if (random() < 0.5) return access({ what: 'addPerson', name: `Person ${newMark()}` })
  return access({ what: 'passphrase', from: passphrase, to: `passphrase ${newMark()}` })
}

/** Saves in between, so that every exchange has something to lose. */
const alternating = (other: () => Operation) => () => (count % 2 === 0 ? saving() : other())

const next: Readonly<Record<KillKind, () => Operation | null>> = {
  save: editing,
  import: importing,
  keyring: rekeying,
  passphrase: enrolling,
  backup: alternating(() => {
    count++
    return { op: 'backup' }
  }),
  rotation: alternating(() => {
    count++
    return { op: 'rotate' }
  }),
  restore: alternating(() => {
    count++
    return { op: 'restore', backup: pick(task.backups) ?? '' }
  }),
  migration: () => null,
}

async function open(): Promise<null> {
  if (task.kind === 'passphrase') await session.unlock(new Secret(passphrase))
  else session.unlockWithRecoveryKey(recoveryKey())
  return null
}

async function restore(name: string): Promise<null> {
  session.lock()
  await restoreBackup({
    paths,
    source: findBackup(paths, name),
    openKeys: async (keyring) => openWithRecoveryKey(keyring, recoveryKey()).keys,
    clock: systemClock,
    host: 'cli',
  })
  return null
}

async function tellAndDo(operation: Operation): Promise<void> {
  tell({ begin: operation })
  const work = {
    open: () => open(),
    restore: () => restore(operation.op === 'restore' ? operation.backup : ''),
    other: () => carryOut(session, operation),
  }
  const done = await work[operation.op === 'open' || operation.op === 'restore' ? operation.op : 'other']()
  tell({ done })
  if (operation.op === 'access') passphrase = operation.after.passphrase
  if (operation.op === 'restore') await tellAndDo({ op: 'open' })
}

await tellAndDo({ op: 'open' })
for (let operation = next[task.kind](); operation !== null; operation = next[task.kind]()) {
  await tellAndDo(operation)
}
// Waits to be killed, and ends when whoever was to do that is gone.
process.stdin.resume()
