/**
 * Faults as data: which request a rule hits and what then goes wrong (rci.md "What the emulator should
 * offer"). `faults.ts` carries them out.
 */
import { z } from 'zod'

function isPattern(path: string): boolean {
  if (path.startsWith('/')) return true
  if (!path.startsWith('^')) return false
  try {
    new RegExp(path)
    return true
  } catch {
    return false
  }
}

const json = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'an object is needed',
)

const matchSchema = z
  .strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).optional(),
    /** Path below the base path: a prefix (`/users`) or a regular expression (`^/users\\?.*offset=100`). */
    path: z
      .string()
      .refine(isPattern, 'a path is a prefix that starts with / or a regular expression that starts with ^')
      .optional(),
    /** Only the nth request that matches, from 1. */
    nth: z.int().min(1).optional(),
    /** Only those after the first so many that match. */
    after: z.int().min(1).optional(),
    /** At most so many requests. */
    times: z.int().min(1).optional(),
  })
  .refine(
    (match) => match.nth === undefined || (match.times ?? match.after) === undefined,
    'nth stands alone: leave out times and after',
  )

const faultSchema = z.discriminatedUnion(
  'kind',
  [
    /** An error instead of the work. Without `body`: the usual text, or the gateway's JSON with `gateway`. */
    z.strictObject({
      kind: z.literal('status'),
      status: z.int().min(300).max(599),
      body: z.union([z.string(), json], 'a text or an object is needed').optional(),
      gateway: z.boolean().default(false),
      /** Seconds or an HTTP date. */
      retryAfter: z.union([z.int().min(0), z.string()], 'seconds or a date are needed').optional(),
      /** Target of a redirect (status 3xx). */
      location: z.string().optional(),
      /** Repeats the request's body in the answer, secrets included, as a careless server does. */
      quoteRequest: z.boolean().default(false),
      /** The work is done all the same: a gateway that gave up waiting, an error after the commit. */
      afterWork: z.boolean().default(false),
    }),
    /** The connection breaks and nothing was done. */
    z.strictObject({ kind: z.literal('dropBefore') }),
    /** The work is done, then the connection breaks without an answer. */
    z.strictObject({ kind: z.literal('dropAfter') }),
    /** Nothing is done and no answer ever comes. */
    z.strictObject({ kind: z.literal('timeoutBefore') }),
    /** The work is done and no answer ever comes. */
    z.strictObject({ kind: z.literal('timeoutAfter') }),
    /** The answer comes late. Goes together with one other fault. */
    z.strictObject({ kind: z.literal('delay'), ms: z.int().min(1).max(600_000) }),
    /** The work is done; the answer is no JSON. */
    z.strictObject({ kind: z.literal('garbage') }),
    /** The answer's body breaks off in the middle. */
    z.strictObject({ kind: z.literal('cutBody') }),
    /** A list that is empty although objects are there. */
    z.strictObject({ kind: z.literal('emptyList') }),
    /** The first half of a page, as if that were all. */
    z.strictObject({ kind: z.literal('halfList') }),
    /** The list is served in reverse order: between two pages items repeat and are skipped. */
    z.strictObject({ kind: z.literal('reorder') }),
    /** Someone else changes, adds or removes an object, after the work of this request or before it. */
    z
      .strictObject({
        kind: z.literal('edit'),
        object: z.enum(['service', 'user']),
        /** Id, service name or logon name; left out with `add`. */
        key: z.string().optional(),
        patch: json.optional(),
        add: json.optional(),
        remove: z.literal(true).optional(),
        when: z.enum(['before', 'after']).default('after'),
      })
      .refine(
        (edit) =>
          [edit.patch, edit.add, edit.remove].filter((part) => part !== undefined).length === 1 &&
          (edit.add === undefined) === (edit.key !== undefined),
        'an edit has `key` with `patch`, `key` with `remove`, or `add` alone',
      ),
  ],
  'the kind of fault is not known, or an attribute does not belong to it',
)

/** Every kind of fault that a rule may name. */
export const faultKinds: readonly Fault['kind'][] = faultSchema.options.map(
  (option) => option.shape.kind.value,
)

export const faultRuleSchema = z.strictObject({ match: matchSchema.default({}), fault: faultSchema })

export type FaultRule = z.infer<typeof faultRuleSchema>
export type FaultRuleInput = z.input<typeof faultRuleSchema>
export type Fault = FaultRule['fault']
export type EditFault = Extract<Fault, { kind: 'edit' }>
export type StatusFault = Extract<Fault, { kind: 'status' }>

/** Counts each rule's matches; one per running server. */
export interface FaultCounter {
  /** Faults for this request, in the order of the rules. `url` is the path below the base path, with query. */
  take(method: string, url: string): Fault[]
}

function isHit(rule: FaultRule, method: string, url: string): boolean {
  const { match } = rule
  if (match.method !== undefined && match.method !== method) return false
  if (match.path === undefined) return true
  if (match.path.startsWith('/')) return url.startsWith(match.path)
  const pattern = new RegExp(match.path)
  return pattern.test(url) || pattern.test(url.split('?')[0] ?? url)
}

export function createFaultCounter(rules: readonly FaultRule[]): FaultCounter {
  const counted = rules.map((rule) => ({ rule, hits: 0 }))
  return {
    take(method, url) {
      const faults: Fault[] = []
      for (const entry of counted) {
        if (!isHit(entry.rule, method, url)) continue
        entry.hits += 1
        const { nth, after = 0, times = Number.POSITIVE_INFINITY } = entry.rule.match
        if (nth !== undefined && entry.hits !== nth) continue
        if (entry.hits <= after || entry.hits > after + times) continue
        faults.push(entry.rule.fault)
      }
      return faults
    },
  }
}
