/**
 * The server of a history: objects with ids of its own, unique names, secrets as values so that a test can check
 * them. What people do to it directly is here; what Patchbay sends comes through gateway.ts.
 */
import { naturalKey } from '../../../src-main/domain/model.ts'
import type { RemoteKind } from '../../../src-main/domain/syncModel.ts'

export interface ServerObject {
  readonly id: string
  readonly kind: RemoteKind
  /** `name` or `logonName` and all other plain fields. */
  readonly texts: Record<string, string>
  /** Secret of each authentication row, or the user's under `password`; `null`: empty. */
  readonly secrets: Map<string, string | null>
  hasRight: boolean
}

export const nameField: Readonly<Record<RemoteKind, 'name' | 'logonName'>> = {
  service: 'name',
  user: 'logonName',
}

export function nameOf(object: Pick<ServerObject, 'kind' | 'texts'>): string {
  return object.texts[nameField[object.kind]] ?? ''
}

function copyOf(object: ServerObject): ServerObject {
  return { ...object, texts: { ...object.texts }, secrets: new Map(object.secrets) }
}

export class HistoryServer {
  #objects = new Map<string, ServerObject>()
  #made = 0
  #backup: readonly ServerObject[] | null = null

  get objects(): readonly ServerObject[] {
    return [...this.#objects.values()]
  }

  /** `null`: not there. */
  find(id: string): ServerObject | null {
    return this.#objects.get(id) ?? null
  }

  named(kind: RemoteKind, name: string): ServerObject | null {
    const key = naturalKey(name)
    return this.objects.find((object) => object.kind === kind && naturalKey(nameOf(object)) === key) ?? null
  }

  add(
    kind: RemoteKind,
    texts: Readonly<Record<string, string>>,
    secrets: ReadonlyMap<string, string | null>,
  ): ServerObject {
    this.#made += 1
    const id = (0xabc000 + this.#made).toString(16).toUpperCase().padStart(32, '0')
    const object: ServerObject = {
      id,
      kind,
      texts: { ...texts },
      secrets: new Map(secrets),
      hasRight: false,
    }
    this.#objects.set(id, object)
    return object
  }

  remove(id: string): void {
    this.#objects.delete(id)
  }

  backUp(): void {
    this.#backup = this.objects.map(copyOf)
  }

  get hasBackup(): boolean {
    return this.#backup !== null
  }

  /** Everything is again as it was when it was backed up; ids are never given twice. */
  restore(): void {
    if (this.#backup) this.#objects = new Map(this.#backup.map((object) => [object.id, copyOf(object)]))
  }
}
