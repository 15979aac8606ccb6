/** Where the objects that undo, history and trash are about have their screens, and what a change of them outdates. */
import type { ObjectKind } from '../../../src-main/store/images.ts'
import type { Domain } from '../../rpc/useRpc.ts'

export const listPaths: Readonly<Record<ObjectKind, string>> = {
  service: '/services',
  user: '/users',
  server: '/servers',
}

export function objectPath(kind: ObjectKind, id: string): string {
  return `${listPaths[kind]}/${id}`
}

/** The screen of an object while it is deleted. */
export function trashPath(kind: ObjectKind, id: string): string {
  return `/trash/${kind}/${id}`
}

/** An action may have changed objects of every kind. */
export const changedByHistory: readonly Domain[] = ['service', 'user', 'server', 'sync', 'history', 'audit']
