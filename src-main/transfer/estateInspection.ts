/**
 * Everything that is wrong or doubtful in an estate file, as one list: what keeps it from being read as an estate,
 * and what the domain rules say of the rest. Nothing is taken into a store.
 */
import { checkEstate, type EstateContext } from '../domain/checkEstate.ts'
import { findPatchbayError } from '../domain/errors.ts'
import { checkEstateFile, type PlacedFinding } from './estateCheck.ts'
import type { EstateProblem } from './estateDocument.ts'
import { readEstate, readSoundParts } from './estateReader.ts'

/** Codes of errors that are about parts of an estate; any other says that the file is none. */
const partial = new Set(['ESTATE_INVALID', 'SECRET_SOURCE_MISSING'])

function problemsOf(error: unknown): readonly EstateProblem[] | null {
  const known = findPatchbayError(error)
  if (!known || !partial.has(known.code)) return null
  const problems = known.data.problems as readonly EstateProblem[]
  // At the top, or at its version: this is no estate at all, or one of another version.
  return problems.some(({ path }) => path === '' || path === 'patchbay') ? null : problems
}

/**
 * All findings, in the order of the file. `context`: what is known of the store and its servers.
 * @throws FILE_*, ESTATE_SYNTAX, and ESTATE_INVALID for a file that is no estate at all (with `line`, `column`)
 */
export async function inspectEstate(file: string, context: EstateContext): Promise<readonly PlacedFinding[]> {
  try {
    const document = await readEstate({ path: file })
    return checkEstateFile(document, checkEstate(document, context)).findings
  } catch (error) {
    const problems = problemsOf(error)
    const code = findPatchbayError(error)?.code
    if (!problems || !code) throw error
    const sound = await readSoundParts(file)
    const broken = problems.map(
      ({ path, message, line, column }): PlacedFinding => ({
        level: 'block',
        code,
        message,
        key: sound.labelAt(path),
        line,
        column,
      }),
    )
    const { findings } = checkEstateFile(sound, checkEstate(sound, context))
    return [...broken, ...findings].toSorted((a, b) => a.line - b.line || a.column - b.column)
  }
}
