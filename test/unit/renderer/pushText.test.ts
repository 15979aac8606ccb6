import { describe, expect, test } from 'vitest'
import type { Plan, PlanStep } from '../../../src-main/domain/syncModel.ts'
import { parsePlan } from '../../../src-main/sync/plan/planFile.ts'
import {
  changedServices,
  countLines,
  fieldText,
  hasWork,
  isAgreed,
  objectsOf,
  planToSend,
  pushedSteps,
  valueText,
} from '../../../src-renderer/features/push/planText.ts'

function step(id: string, kind: PlanStep['kind'], action: PlanStep['action'], key: string): PlanStep {
  return {
    id,
    kind,
    action,
    key,
    reason: 'not on the server',
    fields: [{ name: 'name', before: null, after: key }],
  }
}

const empty: Plan = {
  server: 'prod',
  fingerprint: 'f',
  unchanged: 2,
  steps: [],
  takeovers: [],
  conflicts: [],
  blocked: [],
  serverOnly: [],
}

const steps = [
  step('s1', 'service', 'create', 'Hook Twilio'),
  step('s2', 'service', 'update', 'hook.twilio'),
  step('s3', 'user', 'create', 'hook.twilio'),
  step('s4', 'userRight', 'create', 'hook.twilio: messagingService'),
  step('s5', 'userRight', 'manual', 'a: b: messagingService'),
]

describe('a plan in words', () => {
  test('fields are called as on the screens; an ID may hold any sign', () => {
    expect(fieldText('serviceConnection')).toBe('Service Connection')
    expect(fieldText('authentications[a[0].secret].secret')).toBe('Secret of a[0].secret')
    expect(fieldText('somethingNew')).toBe('somethingNew')
  })

  test('secrets are told by their state, and only secrets', () => {
    expect(valueText('password', 'absent')).toBe('not set')
    expect(valueText('authentications[1].secret', 'unknown')).toBe('not known')
    expect(valueText('name', 'absent')).toBe('absent')
  })

  test('values: not there, empty, type, plain', () => {
    expect(valueText('name', null)).toBe('not there')
    expect(valueText('authenticationUrl', '')).toBe('empty')
    expect(valueText('type', 'msteams')).toBe('Microsoft Teams')
    expect(valueText('type', 'other')).toBe('other')
  })

  test("a user's rights stand with the user, not with a service of the same name", () => {
    const shape = objectsOf(steps).map((object) => [
      object.kind,
      object.key,
      object.steps.map(({ id }) => id),
    ])
    expect(shape).toEqual([
      ['service', 'Hook Twilio', ['s1']],
      ['service', 'hook.twilio', ['s2']],
      ['user', 'hook.twilio', ['s3', 's4']],
      ['user', 'a: b', ['s5']],
    ])
  })

  test('counts per kind and action', () => {
    expect(countLines({ ...empty, steps })).toEqual([
      '1 messaging service to create',
      '1 messaging service to change',
      '1 user to create',
      '1 right to grant',
      '1 right to set by hand',
    ])
    expect(changedServices({ ...empty, steps })).toBe(1)
  })
})

describe('what a push would do', () => {
  const manual = { ...empty, steps: steps.filter(({ action }) => action === 'manual') }
  const takeover = { ...empty, takeovers: [{ kind: 'service', key: 'x', fields: [] }] } satisfies Plan

  test('steps by hand are nothing to push, and yet no agreement', () => {
    expect(pushedSteps(manual)).toEqual([])
    expect(hasWork(manual)).toBe(false)
    expect(isAgreed(manual)).toBe(false)
  })

  test('a takeover alone is something to do', () => {
    expect(hasWork(takeover)).toBe(true)
    expect(isAgreed(takeover)).toBe(false)
  })

  test('objects that only the server has do not disturb agreement; blocked ones and conflicts do', () => {
    expect(isAgreed({ ...empty, serverOnly: [{ kind: 'service', key: 'x' }] })).toBe(true)
    expect(isAgreed({ ...empty, blocked: [{ kind: 'service', key: 'x', reason: 'y' }] })).toBe(false)
    const conflict = { kind: 'service', key: 'x', field: 'name', base: 'a', mine: 'b', theirs: 'c' } as const
    expect(isAgreed({ ...empty, conflicts: [conflict] })).toBe(false)
  })

  test('the plan that is sent is a valid one with the same fingerprint and steps', () => {
    const sent = planToSend({ ...empty, steps })
    expect(parsePlan(JSON.parse(JSON.stringify(sent)))).toEqual(sent)
    expect(sent.fingerprint).toBe('f')
    expect(sent.steps.map(({ id, action }) => [id, action])).toEqual(
      steps.map(({ id, action }) => [id, action]),
    )
  })
})
