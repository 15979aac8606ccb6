/** The part of the RCI mapping that differs from the defaults, as text in a form. Pure. */
import { PatchbayError } from '../../../src-main/domain/errors.ts'
import type { Finding } from '../../../src-main/domain/finding.ts'
import { block } from '../../../src-main/domain/makeFinding.ts'
import { resolveMapping } from '../../../src-main/domain/mapping.ts'
import { t } from '../../i18n/t.ts'

type MappingPart = Readonly<Record<string, unknown>>

export type ReadMapping =
  | { readonly part: MappingPart; readonly finding: null }
  | { readonly part: null; readonly finding: Finding }

const field = 'mapping'

/** Nothing entered is the same as `{}`: all defaults. */
export function readMapping(text: string): ReadMapping {
  if (text.trim() === '') return { part: {}, finding: null }
  let part: unknown
  try {
    part = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    return refused('MAPPING_NOT_JSON', t('server.mapping.notJson', { reason }))
  }
  try {
    resolveMapping(part)
  } catch (error) {
    if (!(error instanceof PatchbayError)) throw error
    return refused(error.code, error.message)
  }
  return { part: part as MappingPart, finding: null }
}

function refused(code: string, message: string): ReadMapping {
  return { part: null, finding: block(code, field, message) }
}

export function writeMapping(part: MappingPart): string {
  return Object.keys(part).length === 0 ? '' : JSON.stringify(part, null, 2)
}
