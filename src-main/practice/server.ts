/** The practice server (interfaces.md section 6): a stand-in for a Contact Pro server, on loopback only. */
import type { FastifyInstance } from 'fastify'
import { PatchbayError } from '../domain/errors.ts'
import { systemCode } from '../platform/files.ts'
import { type Credentials, createGatekeeper, makeCredentials } from './auth.ts'
import { type PracticeConfig, type PracticeSettings, parsePracticeConfig } from './config.ts'
import { createControl, type PracticeControl, type RequestEntry } from './control.ts'
import { addObject } from './editing.ts'
import { createFaultCounter } from './faultRules.ts'
import { buildApp, type Running } from './http.ts'
import { newId, type Objects } from './objects.ts'
import { Refusal } from './refusal.ts'
import { loadState, saveState } from './stateFile.ts'
import { readTlsFiles } from './tls.ts'
import { addApiUser } from './users.ts'
import type { World } from './world.ts'

// A rehearsal may run for days.
const maxLog = 100_000

export interface PracticeOptions {
  /** 0 or left out = a free port. The host is always 127.0.0.1. */
  readonly port?: number | undefined
  /** Keeps the objects across starts. */
  readonly stateFile?: string | undefined
  readonly config?: PracticeConfig | undefined
  /** Told of each request as it is answered; an entry never holds headers or bodies. */
  readonly log?: ((entry: RequestEntry) => void) | undefined
}

export interface PracticeServer extends Credentials {
  /** Resource root of RCI, e.g. `http://127.0.0.1:40123/RI/rci`; https where the configuration has `tls`. */
  readonly url: string
  readonly control: PracticeControl
  /** Breaks open connections and frees the port. */
  close(): Promise<void>
}

/** The role of the mapping and those of the configuration, where they are missing. */
function addRoles(settings: PracticeSettings, { roles }: Objects): void {
  const there = new Set([...roles.values()].map((role) => role.attributes.name))
  for (const name of new Set([settings.mapping.rights.roleName, ...settings.roles])) {
    if (there.has(name)) continue
    const role = { id: newId(), attributes: { name } }
    roles.set(role.id, role)
  }
}

/** Objects of the state file, else those that the configuration names. */
function firstObjects(settings: PracticeSettings, stateFile: string | undefined): Objects {
  const kept = stateFile === undefined ? null : loadState(stateFile, settings.mapping)
  const objects: Objects = kept ?? { services: new Map(), users: new Map(), roles: new Map() }
  addRoles(settings, objects)
  if (kept !== null) return kept
  const world: World = { settings, objects, isAtRest: stateFile !== undefined }
  for (const kind of ['service', 'user'] as const) {
    settings[`${kind}s`].forEach((body, at) => {
      try {
        addObject(world, kind, body)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const path = `${kind}s.${at}`
        throw new PatchbayError(
          'VALIDATION_FAILED',
          `The practice server's configuration is not valid at "${path}": ${error.message} ` +
            'Each object is given as the body of its POST; see docs/practice-server.md.',
          { path },
        )
      }
    })
  }
  return objects
}

async function listen(app: FastifyInstance, port: number): Promise<number> {
  try {
    await app.listen({ host: '127.0.0.1', port })
  } catch (error) {
    await app.close()
    if (systemCode(error) !== 'EADDRINUSE') throw error
    throw new PatchbayError(
      'PORT_TAKEN',
      `Port ${port} on 127.0.0.1 is in use. Choose another port, or 0 for a free one.`,
      { port },
      error,
    )
  }
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

/**
 * Starts a practice server. Credentials that the configuration does not name are new at each start.
 * @throws VALIDATION_FAILED, MAPPING_INVALID (configuration), FILE_NOT_FOUND, FILE_UNREADABLE (certificate files,
 *   state file), PORT_TAKEN
 */
export async function startPracticeServer(options: PracticeOptions = {}): Promise<PracticeServer> {
  const { stateFile } = options
  const settings = parsePracticeConfig(options.config ?? {})
  if (stateFile !== undefined && settings.mapping.secret.readback === 'plain') {
    throw new PatchbayError(
      'VALIDATION_FAILED',
      'A practice server that reads secrets back in plain keeps them in memory only. Leave out the state file, ' +
        'or choose another "mapping.secret.readback".',
      { path: 'mapping.secret.readback' },
    )
  }
  const tls = readTlsFiles(settings)
  const isAtRest = stateFile !== undefined
  const world: World = { settings, objects: firstObjects(settings, stateFile), isAtRest }
  addApiUser(world)
  const credentials = makeCredentials(settings.auth)
  const log: RequestEntry[] = []
  const running: Running = {
    settings,
    tls,
    world,
    gatekeeper: createGatekeeper(settings, credentials),
    closing: new AbortController(),
    faults: createFaultCounter(settings.faults),
    record(entry) {
      if (log.length === maxLog) log.shift()
      log.push(entry)
      options.log?.(entry)
    },
    changed() {
      if (stateFile !== undefined) saveState(stateFile, settings.mapping, world.objects)
    },
  }
  running.changed()
  const app = buildApp(running)
  const port = await listen(app, options.port ?? 0)
  return {
    ...credentials,
    url: `${tls === null ? 'http' : 'https'}://127.0.0.1:${port}${settings.basePath}`,
    control: createControl({
      world,
      log,
      changed: running.changed,
      setFaults(faults) {
        running.faults = createFaultCounter(parsePracticeConfig({ faults: [...faults] }).faults)
      },
    }),
    async close() {
      running.closing.abort()
      await app.close()
    },
  }
}
