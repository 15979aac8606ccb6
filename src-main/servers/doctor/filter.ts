/**
 * Whether the list of services can be filtered by name. The engine looks a service up by this filter after a lost
 * answer: a filter that finds nothing would lead to a second service of the same name.
 */
import { naturalKey } from '../../domain/model.ts'
import { attributeOf, isJsonObject, type JsonObject } from '../rci/json.ts'
import { type Examination, propose, tell } from './examination.ts'
import { pageQuery } from './lists.ts'

/** A name that no service has. */
const nobody = 'patchbay connection test, no such service'

export async function checkFilter(exam: Examination, services: readonly JsonObject[]): Promise<void> {
  const { fields } = exam.mapping.messagingServices
  if (!exam.mapping.filterByName) return
  const names = services.flatMap((service) => {
    const value = attributeOf(service, fields.name)
    return typeof value === 'string' && value.trim() !== '' ? [value] : []
  })
  // How * and ? would be escaped is not known (rci.md section 7).
  const name = names.find((candidate) => !/[*?]/.test(candidate))
  if (name === undefined || ['offset', 'limit', 'sort'].includes(fields.name)) return
  const found = await namesFiltered(exam, name)
  const others = await namesFiltered(exam, nobody)
  const reason = reasonAgainst(found, others, name)
  if (reason === null) {
    tell(exam.findings, 'filter', 'ok', 'Services can be looked up by name.')
    return
  }
  tell(exam.findings, 'filter', 'failed', `${reason} Set filterByName in the mapping to false.`)
  propose(exam, 'filterByName', false, reason)
}

/** Null: the filter does what it should. */
function reasonAgainst(
  found: readonly string[] | null,
  others: readonly string[] | null,
  name: string,
): string | null {
  if (!found || !others) return 'The server refuses a filter of services by name.'
  if (!found.some((shown) => naturalKey(shown) === naturalKey(name))) {
    return 'A filter by the name of a service does not find that service, so lookups would miss what is there.'
  }
  return others.length > 0 ? 'The server ignores the filter of services by name.' : null
}

async function namesFiltered(exam: Examination, name: string): Promise<readonly string[] | null> {
  const { path, fields } = exam.mapping.messagingServices
  const { style, limit } = exam.mapping.paging
  const paging = style === 'offset' ? pageQuery(exam, 'service', 0, limit) : []
  const read = await exam.reader.list(path, [[fields.name, name], ...paging])
  if (read.kind !== 'items') return null
  return read.items.filter(isJsonObject).map((item) => String(attributeOf(item, fields.name)))
}
