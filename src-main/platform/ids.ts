import { randomUUID } from 'node:crypto'

/** A new random id (UUID version 4, lower case with hyphens). */
export function newId(): string {
  return randomUUID()
}
