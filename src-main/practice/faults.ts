/** Carries faults out around the work of one request (faultRules.ts says what they mean). */
import { setTimeout as wait } from 'node:timers/promises'
import { expiredWords, gatewayAnswer } from './auth.ts'
import { addObject, patchObject, removeObject } from './editing.ts'
import type { EditFault, Fault, StatusFault } from './faultRules.ts'
import { type Answer, Refusal } from './refusal.ts'
import type { World } from './world.ts'

/** What becomes of a request: an answer, raw bytes that break off, a broken connection, or silence. */
export type Outcome =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'cut'; readonly answer: Answer }
  | { readonly kind: 'drop' }
  | { readonly kind: 'silence' }

export interface FaultScene {
  readonly world: World
  readonly faults: readonly Fault[]
  /** The request's body as text, for servers that quote it. */
  bodyText(): string
  /** Ends when the server closes. */
  readonly closing: AbortSignal
  /** Does the work; never throws. */
  work(reversed: boolean): Answer
  changed(): void
}

const sentences: Readonly<Record<number, string>> = {
  400: 'The request is not valid.',
  401: expiredWords,
  403: 'You do not have the right to perform this operation.',
  404: 'Object not found.',
  408: 'The request took too long.',
  409: 'The object was changed or exists already.',
  422: 'The attributes of the object are not valid.',
  429: 'Too many requests.',
  500: 'An internal error occurred.',
  502: 'Bad gateway.',
  503: 'The service is not available.',
  504: 'The service did not answer in time.',
}

const gatewayMessages: Readonly<Record<number, readonly [string, string]>> = {
  401: ['Unauthorized', 'UnauthorizedException'],
  403: ['Forbidden', 'ForbiddenException'],
  404: ['Not Found', 'NotFoundException'],
  429: ['Too Many Requests', 'TooManyRequestsException'],
  500: ['Internal Server Error', 'InternalServerErrorException'],
  502: ['Internal server error', 'InternalServerErrorException'],
  503: ['Service Unavailable', 'ServiceUnavailableException'],
  504: ['Endpoint request timed out', 'IntegrationFailureException'],
}

function statusAnswer(fault: StatusFault, bodyText: () => string): Answer {
  const extra: Record<string, string> = {
    ...(fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }),
    ...(fault.location === undefined ? {} : { location: fault.location }),
  }
  if (fault.gateway) {
    const [message, type] = gatewayMessages[fault.status] ?? ['Error', 'Exception']
    const { headers, body } = gatewayAnswer(fault.status, message, type)
    return { status: fault.status, headers: { ...headers, ...extra }, body: fault.body ?? body }
  }
  const sentence = fault.body ?? sentences[fault.status] ?? 'The request failed.'
  const quoted =
    fault.quoteRequest && typeof sentence === 'string' ? `${sentence} Request: ${bodyText()}` : sentence
  return { status: fault.status, headers: extra, body: quoted }
}

function applyEdit(scene: FaultScene, edit: EditFault): void {
  const { world } = scene
  try {
    if (edit.add) addObject(world, edit.object, edit.add)
    else if (edit.patch) patchObject(world, edit.object, edit.key ?? '', edit.patch)
    else removeObject(world, edit.object, edit.key ?? '')
    scene.changed()
  } catch (error) {
    // Someone else's edit that no longer fits (already removed, name taken) is simply not made.
    if (!(error instanceof Refusal)) throw error
  }
}

function applyEdits(scene: FaultScene, when: 'before' | 'after'): void {
  for (const fault of scene.faults) if (fault.kind === 'edit' && fault.when === when) applyEdit(scene, fault)
}

function withList(answer: Answer, change: (list: unknown[]) => unknown[]): Answer {
  return Array.isArray(answer.body) ? { ...answer, body: change(answer.body) } : answer
}

function spoil(fault: Fault, answer: Answer, bodyText: () => string): Outcome {
  switch (fault.kind) {
    case 'status':
      return { kind: 'answer', answer: statusAnswer(fault, bodyText) }
    case 'dropAfter':
      return { kind: 'drop' }
    case 'timeoutAfter':
      return { kind: 'silence' }
    case 'cutBody':
      return answer.body === undefined ? { kind: 'drop' } : { kind: 'cut', answer }
    case 'garbage':
      return {
        kind: 'answer',
        answer: { ...answer, headers: { 'content-type': 'text/html' }, body: '<html><body>Please wait' },
      }
    case 'emptyList':
      return { kind: 'answer', answer: withList(answer, () => []) }
    case 'halfList':
      return {
        kind: 'answer',
        answer: withList(answer, (list) => list.slice(0, Math.floor(list.length / 2))),
      }
    default:
      return { kind: 'answer', answer }
  }
}

/** The first fault that keeps the work from being done, or null. */
function preventedBy(scene: FaultScene): Outcome | null {
  for (const fault of scene.faults) {
    if (fault.kind === 'dropBefore') return { kind: 'drop' }
    if (fault.kind === 'timeoutBefore') return { kind: 'silence' }
    if (fault.kind === 'status' && !fault.afterWork) {
      return { kind: 'answer', answer: statusAnswer(fault, scene.bodyText) }
    }
  }
  return null
}

/** Runs one request under its faults. A request that waits while the server closes is dropped. */
export async function runWithFaults(scene: FaultScene): Promise<Outcome> {
  applyEdits(scene, 'before')
  for (const fault of scene.faults) {
    if (fault.kind !== 'delay') continue
    await wait(fault.ms, undefined, { signal: scene.closing }).catch(() => undefined)
    if (scene.closing.aborted) return { kind: 'drop' }
  }
  const prevented = preventedBy(scene)
  if (prevented !== null) return prevented
  const answer = scene.work(scene.faults.some((fault) => fault.kind === 'reorder'))
  applyEdits(scene, 'after')
  const spoiling = scene.faults.find((fault) => fault.kind !== 'delay' && fault.kind !== 'edit')
  return spoiling === undefined ? { kind: 'answer', answer } : spoil(spoiling, answer, scene.bodyText)
}
