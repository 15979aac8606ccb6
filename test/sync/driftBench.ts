/** A store and a server that agreed once, what was seen of the server since, and what is decided about it. */
import { getServiceByName } from '../../src-main/store/services.ts'
import { acceptDrift, overwriteDrift } from '../../src-main/sync/decide/driftDecisions.ts'
import type { SyncDeps } from '../../src-main/sync/port.ts'
import { listServerDrift } from '../../src-main/sync/status.ts'
import { type Bench, newBench, putService } from './support.ts'

export const support = 'Support Facebook'
export const was = 'https://graph.facebook.com/v19.0/me/messages'
export const moved = 'https://graph.facebook.com/v20.0/me/messages'
export const again = 'https://graph.facebook.com/v21.0/me/messages'
export const connection = 'serviceConnection'

/** `Support Facebook` and `Sales Facebook` are agreed on with the server. */
export async function agreed(options: Parameters<typeof newBench>[0] = {}): Promise<Bench> {
  const bench = await newBench(options)
  putService(bench.store, support)
  putService(bench.store, 'Sales Facebook')
  await bench.push()
  await bench.pull()
  bench.requests()
  return bench
}

/** The engine with a clock that stands at `at`. */
export function at(bench: Bench, time: string): SyncDeps {
  return { ...bench.deps, store: { ...bench.deps.store, now: () => time } }
}

export function drift(bench: Bench) {
  return listServerDrift(bench.store.db, [bench.server])[0]?.entries ?? []
}

export function rows(bench: Bench) {
  return drift(bench).map(({ key, field, before, after }) => [key, field, before, after])
}

export const accept = (bench: Bench, ...keys: string[]) => acceptDrift(bench.deps, bench.server, keys)
export const overwrite = (bench: Bench, ...keys: string[]) =>
  overwriteDrift(bench.deps.store, bench.server, keys)
export const connectionOf = (bench: Bench, name = support) =>
  getServiceByName(bench.store, name).serviceConnection

export function onServer(bench: Bench, name = support) {
  return bench.practice.control.services().find((service) => service['name'] === name)
}
