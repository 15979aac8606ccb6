/** What a type's entry of the catalogue says about releases, in a few words. Pure. */
import { webhookId } from '../../../src-main/domain/conversationRules.ts'
import { type Release, releases, type ServiceType } from '../../../src-main/domain/model.ts'
import type { RowKind } from '../../../src-main/domain/serviceTypeInfo.ts'
import { columnsOf, rowKindsOf, serviceTypeInfo, supportOf } from '../../../src-main/domain/serviceTypes.ts'
import { domainText } from '../../i18n/domainText.ts'

/** Whether the secret of a row is ours to invent; others are given out by the provider. */
export function isOwnSecret(type: ServiceType, authenticationId: string): boolean {
  return type === 'sinchconversation' && authenticationId === webhookId
}

/**
 * Whether a new service of the type may be made for the release. A type that is gone or not there yet is for a server
 * that exists: its edition may be an older one than the list that was read.
 */
export function isChoosable(
  type: ServiceType,
  release: Release,
  serverReleases: ReadonlySet<Release>,
): boolean {
  const support = supportOf(type, release)
  return (support !== 'gone' && support !== 'notYet') || serverReleases.has(release)
}

/** Every word that was typed stands in the type's name, purpose or values. */
export function matchesSearch(type: ServiceType, release: Release, search: string): boolean {
  const { label, purpose } = serviceTypeInfo(type)
  const values = rowKindsOf(type, release).flatMap(({ id, secret }) => [id, secret])
  const text = [type, label, ...[purpose, ...values].map(domainText)].join(' ').toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** The release that the type dialog starts with: that of the servers, the newest where they differ. */
export function firstRelease(servers: readonly { readonly release: Release }[]): Release {
  const found = new Set(servers.map(({ release }) => release))
  return releases.findLast((release) => found.has(release)) ?? 'cloud'
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
