/** What a type's entry of the catalogue says about releases, in a few words. Pure. */
import { type Release, releases, type ServiceType } from '../../../src-main/domain/model.ts'
import type { ReleaseSupport, RowKind } from '../../../src-main/domain/serviceTypeInfo.ts'
import { columnsOf, rowKindsOf, supportOf } from '../../../src-main/domain/serviceTypes.ts'
import { domainText } from '../../i18n/domainText.ts'

export type DoubtfulSupport = Exclude<ReleaseSupport, 'offered'>

/**
 * Releases in which a type is not known to be offered. FP21 is left out of `unknown`: no list of that release is
 * public, for no type (cataloguePieces.ts).
 */
export function doubtsOf(type: ServiceType): { support: DoubtfulSupport; releases: Release[] }[] {
  const order: readonly DoubtfulSupport[] = ['gone', 'deprecated', 'notYet', 'unknown']
  return order.flatMap((support) => {
    const found = releases.filter(
      (release) => supportOf(type, release) === support && !(support === 'unknown' && release === 'fp21'),
    )
    return found.length === 0 ? [] : [{ support, releases: found }]
  })
}

/** Heading of the secret's column; null when the releases in question have different ones. */
export function secretHeading(type: ServiceType, release: Release | undefined): string | null {
  return release === undefined ? null : domainText(columnsOf(type, release).secret)
}

/** Kinds of rows to explain: those of the release, or of all releases when it is not known. */
export function explainedKinds(type: ServiceType, release: Release | undefined): RowKind[] {
  if (release !== undefined) return [...rowKindsOf(type, release)]
  return [...new Set(releases.flatMap((each) => rowKindsOf(type, each)))]
}

/** The release that forms are checked for: the one that all servers of the store have. */
export function commonRelease(servers: readonly { readonly release: Release }[]): Release | undefined {
  const found = new Set(servers.map(({ release }) => release))
  return found.size === 1 ? [...found][0] : undefined
}
