/**
 * Whole objects as undo, history and trash keep them: the object's rows in one JSON image, its secrets still sealed.
 *
 * A sealed secret is bound to the id of its row (seal.ts), so an image keeps all ids, and what is put back from it
 * is byte for byte what was there. Nothing here opens a secret.
 */
import { authenticationField, stableStringify } from '../domain/canonical.ts'
import { changeWindowText } from '../domain/changeWindow.ts'
import type { SecretState } from '../domain/secret.ts'
import type { authentication, server, service, user, userRight } from './schema.ts'
import type { SealedColumn } from './seal.ts'

type Sealed = string | null
type Row<Table extends { $inferSelect: unknown }> = Table['$inferSelect']

/** Sealed columns are base64; `search` and `rowid` are derived and not kept. */
export type AuthenticationImage = Omit<Row<typeof authentication>, 'secret'> & { readonly secret: Sealed }
export type ServiceImage = Omit<Row<typeof service>, 'rowid' | 'search'> & {
  readonly authentications: readonly AuthenticationImage[]
}
export type UserImage = Omit<Row<typeof user>, 'rowid' | 'search' | 'password'> & {
  readonly password: Sealed
  readonly use: readonly Row<typeof userRight>['right'][]
}
export type ServerImage = Omit<Row<typeof server>, 'authSecret' | 'apiKey' | 'clientKey'> & {
  readonly authSecret: Sealed
  readonly apiKey: Sealed
  readonly clientKey: Sealed
}

interface Images {
  readonly service: ServiceImage
  readonly user: UserImage
  readonly server: ServerImage
}
export type ObjectKind = keyof Images
export type ObjectImage = Images[ObjectKind]

interface ChangeOf<Kind extends ObjectKind> {
  readonly table: Kind
  readonly before: Images[Kind] | null
  readonly after: Images[Kind] | null
}
/** One object before and after an action: `null` where it did not exist; never on both sides. */
export type ObjectChange = { [Kind in ObjectKind]: ChangeOf<Kind> }[ObjectKind]

/** What servers got since the first images of them were kept. */
const laterServerFields = {
  clientCertificate: '',
  clientKey: null,
  trustedAuthorities: '',
  pinnedCertificates: [],
  proxy: 'system',
  changeWindows: [],
  pullEveryMinutes: null,
  promotedFrom: null,
} as const satisfies Partial<ServerImage>

/** A change as it was kept; images of older versions get what their objects have gained since. */
export function readChange(kept: ObjectChange): ObjectChange {
  if (kept.table !== 'server') return kept
  const complete = (image: ServerImage | null) => image && { ...structuredClone(laterServerFields), ...image }
  return { ...kept, before: complete(kept.before), after: complete(kept.after) } as ObjectChange
}

export function toImageBytes(sealed: Buffer | null): Sealed {
  return sealed?.toString('base64') ?? null
}

export function fromImageBytes(sealed: Sealed): Buffer | null {
  return sealed === null ? null : Buffer.from(sealed, 'base64')
}

/** Name or logon name, as entered. */
export function nameOf(image: ObjectImage): string {
  return 'logonName' in image ? image.logonName : image.name
}

/** The change that takes a change back. */
export function reversed(change: ObjectChange): ObjectChange {
  // Sides of one kind stay of that kind, which the compiler cannot see for a union.
  return { table: change.table, before: change.after, after: change.before } as ObjectChange
}

/** Whether two images are the same object in the same state; how often and when it was saved does not count. */
export function isSameImage(a: ObjectImage | null, b: ObjectImage | null): boolean {
  return stateOf(a) === stateOf(b)
}

/** Rows are UTF-8, where half of a surrogate pair becomes U+FFFD; an image in JSON keeps it as an escape. */
const halfPair = /\\ud[89a-f][\da-f]{2}/g

function stateOf(image: ObjectImage | null): string {
  return stableStringify(image && { ...image, revision: 0, updatedAt: '' }).replace(halfPair, '\ufffd')
}

/** One field of an object before and after; `null`: not there. Secrets only as marks. */
export interface FieldDifference {
  readonly name: string
  readonly before: string | SecretState | null
  readonly after: string | SecretState | null
}

type Field = { readonly text: string } | { readonly sealed: Sealed }
type Fields = ReadonlyMap<string, Field>

/** What differs, field by field; rows of Authentications are separate fields, named as in plans. */
export function differences(change: ObjectChange): readonly FieldDifference[] {
  const [old, now] = fieldsOf(change)
  const names = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])
  return [...names].flatMap((name) => difference(name, old?.get(name), now?.get(name)))
}

function fieldsOf({ table, before, after }: ObjectChange): readonly (Fields | null)[] {
  if (table === 'service') return [before && serviceFields(before), after && serviceFields(after)]
  if (table === 'user') return [before && userFields(before), after && userFields(after)]
  return [before && serverFields(before), after && serverFields(after)]
}

function difference(name: string, before: Field | undefined, after: Field | undefined): FieldDifference[] {
  if (isSameField(before, after)) return []
  const isNewSecret =
    before === undefined && after !== undefined && 'sealed' in after && after.sealed !== null
  const shownBefore = isNewSecret ? 'absent' : shown(before)
  const shownAfter = shown(after)
  const isOtherSecret =
    shownBefore === 'set' && shownAfter === 'set' && after !== undefined && 'sealed' in after
  return [{ name, before: shownBefore, after: isOtherSecret ? 'changed' : shownAfter }]
}

function isSameField(a: Field | undefined, b: Field | undefined): boolean {
  // An empty text of an object that comes or goes is not worth a line.
  const plain = (field: Field | undefined) =>
    field && 'text' in field && field.text === '' ? undefined : field
  return stableStringify(plain(a)) === stableStringify(plain(b))
}

function shown(field: Field | undefined): string | null {
  if (!field) return null
  if ('text' in field) return field.text
  return field.sealed === null ? 'absent' : 'set'
}

function serviceFields(image: ServiceImage): Fields {
  return new Map<string, Field>([
    ['name', { text: image.name }],
    ['type', { text: image.type }],
    ['serviceConnection', { text: image.serviceConnection }],
    ['authenticationUrl', { text: image.authenticationUrl }],
    ['authenticationScope', { text: image.authenticationScope }],
    // The order of rows: the rows themselves follow.
    ['authentications', { text: image.authentications.map((row) => row.authenticationId).join(', ') }],
    ...image.authentications.map(
      (row) => [authenticationField(row.authenticationId), { sealed: row.secret }] as const,
    ),
  ])
}

function userFields(image: UserImage): Fields {
  return new Map<string, Field>([
    ['firstName', { text: image.firstName }],
    ['lastName', { text: image.lastName }],
    ['logonName', { text: image.logonName }],
    ['password', { sealed: image.password }],
    ['use', { text: image.use.join(', ') }],
  ])
}

function serverFields(image: ServerImage): Fields {
  return new Map<string, Field>([
    ['name', { text: image.name }],
    ['url', { text: image.url }],
    ['authMode', { text: image.authMode }],
    ['authUser', { text: image.authUser }],
    ['authSecret', { sealed: image.authSecret }],
    ['apiKey', { sealed: image.apiKey }],
    ['release', { text: image.release }],
    ['localHttpAuth', { text: image.localHttpAuth ? 'on' : 'off' }],
    ['prerequisites', { text: image.prerequisites.join(', ') }],
    ['mapping', { text: Object.keys(image.mapping).length === 0 ? '' : stableStringify(image.mapping) }],
    ['clientCertificate', { text: image.clientCertificate }],
    ['clientKey', { sealed: image.clientKey }],
    ['trustedAuthorities', { text: image.trustedAuthorities }],
    ['pinnedCertificates', { text: image.pinnedCertificates.join(', ') }],
    ['proxy', { text: image.proxy }],
    ['changeWindows', { text: image.changeWindows.map(changeWindowText).join('; ') }],
    ['pullEveryMinutes', { text: image.pullEveryMinutes === null ? '' : String(image.pullEveryMinutes) }],
    ['promotedFrom', { text: image.promotedFrom ?? '' }],
  ])
}

/**
 * The change with each sealed secret replaced by what `map` gives, for a change of the secrets key. `map` must give
 * the same bytes for the same bytes, in images and in rows: undo compares them.
 */
export function mapSealed(
  change: ObjectChange,
  map: (column: SealedColumn, rowId: string, sealed: Buffer) => Buffer,
): ObjectChange {
  const mapped = (column: SealedColumn, rowId: string, sealed: Sealed): Sealed =>
    sealed === null ? null : map(column, rowId, Buffer.from(sealed, 'base64')).toString('base64')
  const each = <Image>(image: Image | null, change: (image: Image) => Image) => image && change(image)
  if (change.table === 'service') {
    const service = (image: ServiceImage): ServiceImage => ({
      ...image,
      authentications: image.authentications.map((row) => ({
        ...row,
        secret: mapped('authentication.secret', row.id, row.secret),
      })),
    })
    return { ...change, before: each(change.before, service), after: each(change.after, service) }
  }
  if (change.table === 'user') {
    const user = (image: UserImage): UserImage => ({
      ...image,
      password: mapped('user.password', image.id, image.password),
    })
    return { ...change, before: each(change.before, user), after: each(change.after, user) }
  }
  const server = (image: ServerImage): ServerImage => ({
    ...image,
    authSecret: mapped('server.auth_secret', image.id, image.authSecret),
    apiKey: mapped('server.api_key', image.id, image.apiKey),
    clientKey: mapped('server.client_key', image.id, image.clientKey),
  })
  return { ...change, before: each(change.before, server), after: each(change.after, server) }
}
