/**
 * Brings a history to rest as two people would: push in turn, decide what is asked, enter what is missing, until
 * nothing changes; then looks whether the stores and the server are what they have to be.
 */
import { findPatchbayError } from '../../../src-main/domain/errors.ts'
import { naturalKey } from '../../../src-main/domain/model.ts'
import type { BlockedEntry, Plan, StepKind } from '../../../src-main/domain/syncModel.ts'
import { listConflicts } from '../../../src-main/sync/decide/conflicts.ts'
import type { History } from './operations.ts'
import { nameField, nameOf } from './server.ts'
import { type StoredObject, type StoreName, storeNames } from './stores.ts'
import { secretValue } from './values.ts'
import type { Pushed, World } from './world.ts'

const mostRounds = 12
/** Two stores that both insist on their secret never come to rest; then people talk to each other. */
const stubbornRounds = 4
const yieldingChoices = { A: 'mine', B: 'theirs' } as const
const firstTag = 9000

/** What a plan has to say besides what a person does by hand and what is only on the server. */
function unrest({ steps, takeovers, conflicts, blocked }: Plan): readonly string[] {
  return [
    ...steps
      .filter((step) => step.action !== 'manual')
      .map((step) => `${step.action} ${step.key}: ${step.reason} ${JSON.stringify(step.fields)}`),
    ...takeovers.map((takeover) => `takeover ${takeover.key} ${JSON.stringify(takeover.fields)}`),
    ...conflicts.map((conflict) => `conflict ${JSON.stringify(conflict)}`),
    ...blocked.map((entry) => `blocked ${entry.key}: ${entry.reason}`),
  ]
}

export async function bringToRest(world: World, choices: History['finally']): Promise<void> {
  let tag = firstTag
  const newTag = () => {
    tag += 1
    return tag
  }
  let restless: readonly string[] = []
  for (let round = 0; round < mostRounds; round += 1) {
    restless = []
    for (const at of storeNames) {
      const pushed = await pushOrStartAnew(world, at)
      if (!pushed) {
        restless = [...restless, `${at}: the server was added again`]
        continue
      }
      const { result, plan } = pushed
      const said = plan ? unrest(plan) : []
      restless = [...restless, ...said.map((text) => `${at}: ${text}`)]
      if (!result.converged) {
        restless = [...restless, `${at}: not converged`]
        for (const step of result.steps)
          if (step.outcome !== 'done')
            restless = [...restless, `${step.key} ${step.outcome} ${step.code} ${step.message}`]
      }
      for (const { key, code, kind } of result.steps) {
        // Two objects that exchanged their names: one has to step aside first.
        if (code === 'SERVER_CONFLICT') renameInStore(world, at, kind, key, `n${newTag()}`)
      }
      for (const entry of result.blocked) unblock(world, at, entry, newTag())
      const { sync, server } = world.sides[at]
      for (const { key } of listConflicts(sync, server.id))
        world.decide(at, key, round < stubbornRounds ? choices[at] : yieldingChoices[at])
    }
    if (restless.length === 0) break
  }
  for (const text of restless) world.oracle.fail(`no rest after ${mostRounds} rounds: ${text}`)
  // The last round was a second plan of both, with nothing changed in between: it was empty.
  if (restless.length === 0) checkRest(world)
}

/** `null`: nothing known was on the server, so a person added it again. */
async function pushOrStartAnew(world: World, at: StoreName): Promise<Pushed | null> {
  try {
    return await world.push(at)
  } catch (error) {
    if (findPatchbayError(error)?.code !== 'SERVER_IDENTITY_CHANGED') throw error
    world.addServerAgain(at)
    return null
  }
}

/** Does what the reason asks a person to do. */
function unblock(world: World, at: StoreName, { kind, key, reason }: BlockedEntry, tag: number): void {
  const objects = world.view(at).filter((object) => object.kind === kind)
  const blocked = objects.find((object) => naturalKey(nameOf(object)) === naturalKey(key))
  if (!blocked) return
  if (reason.startsWith('the store lacks')) {
    // Where the server shows its secrets, that is the one to enter.
    const shown = world.variant.readback === 'plain' ? world.sameOnServer(blocked)?.secrets : undefined
    world.change(at, blocked, (draft) => {
      for (const [row, secret] of blocked.secrets) {
        if (secret === null) draft.secrets.set(row, shown?.get(row) ?? secretValue(kind, tag))
      }
    })
    return
  }
  if (reason.startsWith('renamed in the store')) {
    renameInStore(world, at, kind, key, `n${tag}`)
    return
  }
  const theirs = world.sameOnServer(blocked)
  const other = theirs && objects.find((object) => naturalKey(nameOf(object)) === naturalKey(nameOf(theirs)))
  if (other) world.change(at, other, (draft) => (draft.texts[nameField[kind]] = `n${tag}`))
}

function renameInStore(world: World, at: StoreName, kind: StepKind, key: string, name: string): void {
  const object = world
    .view(at)
    .find((each) => each.kind === kind && naturalKey(nameOf(each)) === naturalKey(key))
  if (object) {
    world.change(at, object, (draft) => {
      draft.texts[nameField[object.kind]] = name
    })
  }
}

function checkRest(world: World): void {
  const { oracle, server } = world
  for (const at of storeNames) {
    for (const object of world.view(at)) checkSame(world, at, object)
  }
  const names = server.objects.map((object) => `${object.kind} ${naturalKey(nameOf(object))}`)
  if (new Set(names).size < names.length) oracle.fail(`an object is on the server twice: ${names.join(', ')}`)
  oracle.checkNothingLost(storeNames.map((at) => world.view(at)))
}

function checkSame({ server, oracle }: World, at: StoreName, object: StoredObject): void {
  const name = nameOf(object)
  const remote = server.named(object.kind, name)
  if (!remote) {
    oracle.fail(`"${name}" of store ${at} is not on the server`)
    return
  }
  for (const [field, text] of Object.entries(object.texts)) {
    if (remote.texts[field] !== text) {
      oracle.fail(`${field} of "${name}" is ${text} in store ${at} and ${remote.texts[field]} on the server`)
    }
  }
  const rows = [...object.secrets.keys()].sort().join()
  const remoteRows = [...remote.secrets.keys()].sort().join()
  if (rows !== remoteRows)
    oracle.fail(`rows of "${name}": ${rows} in store ${at}, ${remoteRows} on the server`)
  for (const secret of object.secrets.values()) if (secret !== null) oracle.checkSecretSent(at, secret)
}
