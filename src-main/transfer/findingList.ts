/** All findings of the store, to be looked through page by page, and their numbers alone, which cost less. */
import { checkServices } from '../domain/checkEstate.ts'
import { checkUser } from '../domain/checkUser.ts'
import type { FindingLevel, ObjectFinding } from '../domain/finding.ts'
import type { FindingSort, Sort } from '../domain/lists.ts'
import { naturalKey, type Service } from '../domain/model.ts'
import { buildSentenceIndex, type Sentence } from '../domain/sentenceIndex.ts'
import { untilChanged } from '../store/changes.ts'
import type { Database } from '../store/database.ts'
import { idsOnPage } from '../store/listIndex.ts'
import { inOrder, type Labels, labelled } from '../store/rowOrder.ts'
import { type Page, type PageRequest, wordsOf } from '../store/search.ts'
import { allServers } from '../store/servers.ts'
import { allServices, storedSecretIds } from '../store/services.ts'
import type { Store } from '../store/store.ts'
import type { UserFigures } from '../store/userFigures.ts'
import { logonIds } from '../store/users.ts'
import { asDraft, factsOf, storeFindings } from './importEstate.ts'

export type FindingCounts = Readonly<Record<FindingLevel, number>>

export const findingLevels = Object.freeze(['block', 'warn', 'info'] as const)

export interface FindingRow extends Pick<ObjectFinding, 'level' | 'code' | 'message' | 'field' | 'key'> {
  /** The same as long as the finding is there. */
  readonly id: string
  readonly kind: 'service' | 'user'
  readonly objectId: string
}

export interface FindingRequest extends PageRequest {
  /** Left out: every level. */
  readonly level?: FindingLevel | undefined
  /** Left out: services and users. */
  readonly kind?: 'service' | 'user' | undefined
  /** Left out: the worst first, then services before users, by name. */
  readonly sort?: Sort<FindingSort> | undefined
  /**
   * Of kinds, levels and fields (`service.authentications[].secret`; `{row}` in one is the number of the row):
   * searched and sorted by.
   */
  readonly labels?: Labels | undefined
  /** Of messages, in the language of the page: searched and sorted by in their place. Left out: as they are. */
  readonly sentences?: readonly Sentence[] | undefined
}

export interface FindingPage extends Page<FindingRow> {
  /** Of all that match the search and the kind, whatever the level. */
  readonly counts: FindingCounts
}

export function listFindings(store: Store, request: FindingRequest): FindingPage {
  const { offset, limit } = request
  const { rows, counts } = matching(store, request)
  return { rows: rows.slice(offset, offset + limit), total: rows.length, counts }
}

/** Ids of the list alone, in its order. */
export function listFindingIds(store: Store, request: FindingRequest): string[] {
  return idsOnPage(matching(store, request).rows, request)
}

/** Rows by id, in the order given; those that are gone are left out. */
export function findingsById(store: Store, ids: readonly string[]): FindingRow[] {
  const { byId } = known(store)
  return ids.flatMap((id) => byId.get(id) ?? [])
}

interface Matching {
  readonly rows: readonly FindingRow[]
  readonly counts: FindingCounts
}

/** All of a finding but its object: many objects have the same. */
type Said = Pick<FindingRow, 'kind' | 'level' | 'field' | 'message'>

interface SearchedFinding {
  readonly row: FindingRow
  /** Folded. */
  readonly key: string
  /** One for all findings that say the same. */
  readonly said: Said
}

interface Known {
  readonly findings: readonly SearchedFinding[]
  readonly byId: ReadonlyMap<string, FindingRow>
  /** Answers of late: the pages of a list that is scrolled are cut from them. */
  readonly answers: Map<string, Matching>
  /** As the last search wanted them: the next letter needs no other. */
  shown: { readonly name: string; readonly texts: Texts } | null
}

const mostAnswers = 4

const known = untilChanged((store): Known => {
  const findings = storeFindings(store)
  const services = new Map(allServices(store.db).map(({ id, name }) => [naturalKey(name), id as string]))
  const users = findings.some(({ kind }) => kind === 'user') ? logonIds(store.db) : new Map<string, string>()
  const byId = new Map<string, FindingRow>()
  for (const { kind, level, code, message, field, key } of findings) {
    if (kind === 'estate') continue
    const objectId = (kind === 'service' ? services : users).get(naturalKey(key)) ?? ''
    const id = freeId(byId, `${kind} ${objectId} ${field} ${code}`)
    byId.set(id, { id, kind, level, code, message, field, key, objectId })
  }
  const rows = [...byId.values()]
  const worstFirst = findingLevels.flatMap((level) => rows.filter((row) => row.level === level))
  return { findings: toSearch(worstFirst), byId, answers: new Map(), shown: null }
})

/** Errors and warnings of these services and users, the worst first. `names`: folded by `naturalKey`. */
export function findingsOf(
  store: Store,
  names: { readonly service: ReadonlySet<string>; readonly user: ReadonlySet<string> },
): readonly FindingRow[] {
  return known(store).findings.flatMap(({ row }) =>
    row.level !== 'info' && names[row.kind].has(naturalKey(row.key)) ? [row] : [],
  )
}

function toSearch(rows: readonly FindingRow[]): readonly SearchedFinding[] {
  const all = new Map<string, Said>()
  return rows.map((row) => {
    const { kind, level, field, message } = row
    const name = `${kind} ${level} ${field}\n${message}`
    const said = all.get(name) ?? { kind, level, field, message }
    all.set(name, said)
    return { row, key: naturalKey(row.key), said }
  })
}

/** One field may have the same finding twice. */
function freeId(taken: ReadonlyMap<string, unknown>, wanted: string): string {
  let id = wanted
  for (let number = 2; taken.has(id); number += 1) id = `${wanted} ${number}`
  return id
}

function matching(store: Store, { offset: _offset, limit: _limit, ...request }: FindingRequest): Matching {
  const all = known(store)
  const { findings, answers } = all
  const key = JSON.stringify(request)
  const former = answers.get(key)
  if (former) return former
  const answer = match(findings, request, textsOf(all, request))
  if (answers.size >= mostAnswers) answers.clear()
  answers.set(key, answer)
  return answer
}

function match(
  all: readonly SearchedFinding[],
  { search, kind, level, sort }: Omit<FindingRequest, 'offset' | 'limit'>,
  texts: Texts,
): Matching {
  const words = wordsOf(search)
  const found = all.filter(({ row, key, said }) => {
    if (kind !== undefined && row.kind !== kind) return false
    if (words.length === 0) return true
    const shown = texts.searched(said)
    return words.every((word) => key.includes(word) || shown.includes(word))
  })
  const chosen = found.filter(({ row }) => level === undefined || row.level === level)
  const inTurn = sort ? inOrder(chosen, sortedTexts(texts)[sort.by], sort.descending) : chosen
  return { rows: inTurn.map(({ row }) => row), counts: countLevels(found.map(({ row }) => row)) }
}

type Texts = ReturnType<typeof shownTexts>

function textsOf(all: Known, { labels, sentences }: Pick<FindingRequest, 'labels' | 'sentences'>): Texts {
  const name = JSON.stringify([labels, sentences])
  if (all.shown?.name !== name) all.shown = { name, texts: shownTexts(labels, sentences) }
  return all.shown.texts
}

/** Of each column what the screen shows, in the language of the page; each text is made once. */
function shownTexts(labels: Labels | undefined, sentences: readonly Sentence[] = []) {
  const labelOf = labelled(labels)
  const translate = buildSentenceIndex(sentences)
  const kind = (said: Said) => labelOf(said.kind)
  const level = (said: Said) => labelOf(said.level)
  const field = (said: Said) => {
    const row = /\d+/.exec(said.field)?.[0]
    if (row === undefined) return labelOf(`${said.kind}.${said.field}`)
    const label = labelOf(`${said.kind}.${said.field.replace(row, '')}`)
    return label.replace('{row}', String(Number(row) + 1))
  }
  const message = onceFor((said) => translate(said.message) ?? said.message)
  const searched = onceFor((said) =>
    naturalKey([kind, level, field, message].map((textOf) => textOf(said)).join('\n')),
  )
  return { kind, level, field, message, searched }
}

function onceFor(make: (said: Said) => string): (said: Said) => string {
  const made = new Map<Said, string>()
  return (said) => {
    const text = made.get(said) ?? make(said)
    made.set(said, text)
    return text
  }
}

function sortedTexts(texts: Texts): Readonly<Record<FindingSort, (finding: SearchedFinding) => string>> {
  return {
    object: ({ row }) => row.key,
    kind: ({ said }) => texts.kind(said),
    level: ({ row }) => String(findingLevels.indexOf(row.level)),
    field: ({ said }) => texts.field(said),
    message: ({ said }) => texts.message(said),
  }
}

function countLevels(findings: readonly { readonly level: FindingLevel }[]): FindingCounts {
  const counts = { block: 0, warn: 0, info: 0 }
  for (const { level } of findings) counts[level] += 1
  return counts
}

const ofStateOfUser = new Set(['PASSWORD_MISSING', 'USER_WITHOUT_RIGHT'])

/** As many as `listFindings` lists. Of users with plain names only what is missing is counted. */
export function countFindings(db: Database, services: readonly Service[], users: UserFigures): FindingCounts {
  const byKey = new Map(services.map((service) => [naturalKey(service.name), service]))
  const ofServices = checkServices(services.map(asDraft), users.incoming.length > 0, {
    servers: allServers(db).map(factsOf),
    storedSecretIds: (key) => storedSecretIds(byKey.get(key) ?? null),
  })
  const ofNames = users.unusual
    .flatMap((user) => checkUser(user))
    .filter(({ code }) => !ofStateOfUser.has(code))
  const counts = countLevels([...ofServices, ...ofNames])
  return {
    block: counts.block,
    warn: counts.warn + users.withoutPassword,
    info: counts.info + users.withoutRight,
  }
}
