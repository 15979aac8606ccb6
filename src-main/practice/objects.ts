/**
 * What the practice server holds in memory. Attributes are kept under the names that the server speaks, so
 * that those nobody knows survive; ids, secrets and roles stand beside them.
 */
import { randomUUID } from 'node:crypto'
import { naturalKey } from '../domain/model.ts'
import type { KeptSecret } from './vault.ts'

export type Json = Record<string, unknown>

export interface RowRecord {
  readonly id: string
  attributes: Json
  secret: KeptSecret | null
}

export interface ServiceRecord {
  readonly id: string
  attributes: Json
  rows: RowRecord[]
}

export interface UserRecord {
  readonly id: string
  attributes: Json
  secret: KeptSecret | null
  roleIds: string[]
}

export interface RoleRecord {
  readonly id: string
  readonly attributes: Json
}

export interface Objects {
  readonly services: Map<string, ServiceRecord>
  readonly users: Map<string, UserRecord>
  readonly roles: Map<string, RoleRecord>
}

/** 32 hexadecimal digits in capitals (rci.md section 8). */
export function newId(): string {
  return randomUUID().replaceAll('-', '').toUpperCase()
}

const id32 = /^[0-9a-f]{32}$/i
const id36 = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The stored form of an id given with 32 or 36 characters; null for anything else. */
export function parseId(text: string): string | null {
  if (!id32.test(text) && !id36.test(text)) return null
  return text.replaceAll('-', '').toUpperCase()
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `attributes` without those named; own attributes such as `__proto__` stay what they are. */
export function without(attributes: Json, names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.includes(name)))
}

/** An own attribute; never one that the prototype lends. */
export function attribute(attributes: Json, name: string): unknown {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined
}

// Attributes are replaced, never changed in place, so that a key found once stays right.
const knownKeys = new WeakMap<Json, { readonly name: string; readonly key: string }>()

/** The natural key of an object under attribute `name`; empty where it has none. */
export function keyOf(attributes: Json, name: string): string {
  const known = knownKeys.get(attributes)
  if (known?.name === name) return known.key
  const value = attribute(attributes, name)
  const key = typeof value === 'string' ? naturalKey(value) : ''
  knownKeys.set(attributes, { name, key })
  return key
}
