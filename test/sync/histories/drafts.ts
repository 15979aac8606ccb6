/** Objects of a store as a person edits and saves them. */
import type { ServiceId, UserId } from '../../../src-main/domain/model.ts'
import { Secret } from '../../../src-main/domain/secret.ts'
import type { RemoteKind } from '../../../src-main/domain/syncModel.ts'
import { saveService } from '../../../src-main/store/services.ts'
import type { Store } from '../../../src-main/store/store.ts'
import { saveUser } from '../../../src-main/store/users.ts'
import type { Operation } from './operations.ts'
import { nameField } from './server.ts'
import type { StoredObject } from './stores.ts'
import { editedField, rowId, secretValue, textValue } from './values.ts'

/** What a person does to one object, be it in a store or on the server. */
export type Edit = Extract<
  Operation,
  { readonly do: 'add' | 'edit' | 'rename' | 'remove' | 'row' | 'secret' }
>

/** An object as a person changes it. */
export interface Draft {
  readonly texts: Record<string, string>
  /** `undefined`: left as it is. */
  readonly secrets: Map<string, string | undefined>
  wantsRight: boolean
}

export function draftOf({ texts, secrets, wantsRight }: StoredObject): Draft {
  return {
    texts: { ...texts },
    secrets: new Map([...secrets.keys()].map((row) => [row, undefined])),
    wantsRight,
  }
}

export function editDraft(
  draft: Draft,
  { kind }: StoredObject,
  edit: Exclude<Edit, { do: 'add' | 'remove' }>,
): void {
  switch (edit.do) {
    case 'edit': {
      const field = editedField(kind, edit.field)
      draft.texts[field] = textValue(field, edit.tag)
      return
    }
    case 'rename':
      draft.texts[nameField[kind]] = edit.name
      return
    case 'row':
    case 'secret': {
      const row = kind === 'user' ? 'password' : rowId(edit.row)
      if (edit.do === 'row' && kind === 'service' && draft.secrets.has(row)) draft.secrets.delete(row)
      else if (edit.do === 'row' || draft.secrets.has(row))
        draft.secrets.set(row, secretValue(kind, edit.tag))
    }
  }
}

export function saveDraft(
  store: Store,
  kind: RemoteKind,
  id: string | null,
  { texts, secrets, wantsRight }: Draft,
): void {
  const secretOf = (value: string | undefined) => (value === undefined ? undefined : new Secret(value))
  const text = (field: string) => texts[field] ?? ''
  if (kind === 'user') {
    saveUser(store, id as UserId | null, {
      firstName: text('firstName'),
      lastName: text('lastName'),
      logonName: text('logonName'),
      password: secretOf(secrets.get('password')),
      use: wantsRight ? ['messagingService'] : [],
    })
    return
  }
  saveService(store, id as ServiceId | null, {
    name: text('name'),
    type: 'facebook',
    serviceConnection: text('serviceConnection'),
    authenticationUrl: text('authenticationUrl'),
    authenticationScope: text('authenticationScope'),
    authentications: [...secrets].map(([authenticationId, secret]) => ({
      authenticationId,
      secret: secretOf(secret),
    })),
  })
}

export function isEdit(operation: Operation): operation is Edit {
  return ['add', 'edit', 'rename', 'remove', 'row', 'secret'].includes(operation.do)
}
