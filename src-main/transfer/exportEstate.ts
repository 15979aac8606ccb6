/** The store as an estate file on disk; what became of the secrets is on the record. */
import path from 'node:path'
import { PatchbayError } from '../domain/errors.ts'
import type { Service, ServiceId, User, UserId } from '../domain/model.ts'
import { writePrivateFile } from '../platform/files.ts'
import { perform } from '../store/actions.ts'
import { allServices, getService, serviceSecrets } from '../store/services.ts'
import type { Store } from '../store/store.ts'
import { allUsers, getUser, userPassword } from '../store/users.ts'
import { formatOf } from './estateReader.ts'
import { type SecretReader, writeEstate } from './estateWriter.ts'

export type ExportedSecrets = 'omit' | 'hash' | 'plain'

export interface ExportResult {
  readonly file: string
  readonly secrets: ExportedSecrets
  readonly services: number
  readonly users: number
}

/** The writer asks row by row: the secrets of a service are opened once, and only those of one at a time. */
function secretReader(store: Store): SecretReader<Service, User> {
  let opened: { readonly id: Service['id']; readonly secrets: ReturnType<typeof serviceSecrets> } | null =
    null
  return {
    authentication({ id }, authenticationId) {
      if (opened?.id !== id) opened = { id, secrets: serviceSecrets(store.db, store.sealer, id) }
      return opened.secrets.get(authenticationId) ?? null
    },
    password: (user) => userPassword(store.db, store.sealer, user.id),
  }
}

/**
 * Writes all services and users to `file` (mode 0600), JSON when its name ends so, else YAML. An older file of
 * that name is replaced.
 * @throws CONFIRMATION_REQUIRED for `plain` without `confirmed`; then nothing is written.
 */
export function exportEstate(
  store: Store,
  file: string,
  options: { readonly secrets: ExportedSecrets; readonly confirmed: boolean },
): ExportResult {
  const { secrets } = options
  if (secrets === 'plain' && !options.confirmed) {
    throw new PatchbayError(
      'CONFIRMATION_REQUIRED',
      'An export with plain secrets puts every password and token into a readable file. Nothing was written. ' +
        'Confirm with --yes, or use --secrets omit or hash.',
      { file },
    )
  }
  const services = allServices(store.db)
  const users = allUsers(store.db)
  const text = writeEstate(
    { services, users },
    secrets === 'omit'
      ? { format: formatOf(file, ''), secrets }
      : { format: formatOf(file, ''), secrets, secretOf: secretReader(store) },
  )
  const counts = { services: services.length, users: users.length }
  const action = {
    action: 'estate.export',
    object: path.basename(file),
    label: `Export ${path.basename(file)}`,
  }
  // The file last, inside the transaction: no export leaves without its record.
  perform(store, action, (_tx, log) => {
    log.tell({ secrets, file, ...counts })
    writePrivateFile(file, text, true)
  })
  return { file, secrets, ...counts }
}

/**
 * Some services and users as the text of an estate file (YAML), without secrets; on record before it leaves.
 * @throws SERVICE_NOT_FOUND, USER_NOT_FOUND
 */
export function exportSelection(
  store: Store,
  selection: { readonly services: readonly ServiceId[]; readonly users: readonly UserId[] },
): { readonly text: string; readonly services: number; readonly users: number } {
  const services = selection.services.map((id) => getService(store, id))
  const users = selection.users.map((id) => getUser(store, id))
  const counts = { services: services.length, users: users.length }
  const names = [...services.map(({ name }) => name), ...users.map(({ logonName }) => logonName)]
  const action = { action: 'estate.export', object: names.join(', '), label: 'Export a selection' }
  perform(store, action, (_tx, log) => log.tell({ secrets: 'omit', ...counts }))
  return { text: writeEstate({ services, users }, { format: 'yaml', secrets: 'omit' }), ...counts }
}
