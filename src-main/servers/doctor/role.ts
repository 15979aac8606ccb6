/** The user role that gives the right Use on Messaging Service (rci.md section 5). */
import { PatchbayError } from '../../domain/errors.ts'
import { attributeOf, isJsonObject } from '../rci/json.ts'
import { createRights } from '../rci/rights.ts'
import { during, type Examination, propose, tell } from './examination.ts'
import { rolePaths } from './likelyPlaces.ts'
import { explained } from './refusals.ts'

export async function checkRole(exam: Examination): Promise<void> {
  const { mode } = exam.mapping.rights
  if (mode === 'manual') {
    tell(exam.findings, 'role', 'ok', 'Rights are given by hand in System Configurator, as the mapping says.')
    return
  }
  await during('role', async () => {
    try {
      tellRole(exam, await createRights({ ...exam.access, mapping: exam.mapping }, exam.client).findRole())
    } catch (error) {
      if (!(error instanceof PatchbayError)) throw error
      if (error.code === 'SERVER_RESOURCE_UNKNOWN' || error.code === 'SERVER_ANSWER_INVALID') {
        return findElsewhere(exam, error)
      }
      if (error.code !== 'SERVER_FORBIDDEN' && error.code !== 'SERVER_REJECTED') throw error
      tell(exam.findings, 'role', 'failed', explained(error))
    }
  })
}

function tellRole(exam: Examination, id: string | null): void {
  const { roleName } = exam.mapping.rights
  const message =
    id === null
      ? `The server shows no user role "${roleName}", so incoming users cannot be given their right. Create it in ` +
        'System Configurator, let the API user view roles, or set rights.roleName in the mapping.'
      : `The user role "${roleName}" is there.`
  tell(exam.findings, 'role', id === null ? 'warn' : 'ok', message)
}

async function findElsewhere(exam: Examination, error: PatchbayError): Promise<void> {
  const { rolesPath, roleName } = exam.mapping.rights
  for (const { path } of rolePaths) {
    if (path === rolesPath) continue
    const read = await exam.reader.list(path, [['limit', '100']])
    if (read.kind !== 'items') continue
    const isThere = read.items.some((item) => isJsonObject(item) && attributeOf(item, 'name') === roleName)
    if (!isThere) continue
    const reason = `"${rolesPath}" is no list of roles, but "${path}" has the role "${roleName}".`
    tell(exam.findings, 'role', 'failed', `${reason} A change of the path is proposed.`)
    propose(exam, 'rights.rolesPath', path, reason)
    return
  }
  if (!exam.findings.isReached) {
    tell(exam.findings, 'role', 'failed', explained(error))
    return
  }
  const reason = `The server offers no list of roles at "${rolesPath}" or a likely other path.`
  const seen = `${error.message} ${reason}`
  const message = `${seen} Rights can be given by hand in System Configurator; this is proposed.`
  tell(exam.findings, 'role', 'failed', message)
  propose(exam, 'rights.mode', 'manual', reason)
}
