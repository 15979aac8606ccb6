/** The list of runs: of one server or of all, searched, filtered and sorted. Reads what journal.ts writes. */
import { desc, inArray, sql } from 'drizzle-orm'
import type { RunSort, Sort } from '../domain/lists.ts'
import { naturalKey, type RunId, type ServerId } from '../domain/model.ts'
import { type RunResult, runResult } from '../domain/runResult.ts'
import { untilChanged } from './changes.ts'
import type { RunRecord } from './journal.ts'
import { idsOnPage, inOrderOf } from './listIndex.ts'
import { inOrder, type Labels, labelled } from './rowOrder.ts'
import { run } from './schema.ts'
import { type Page, type PageRequest, wordsOf } from './search.ts'
import type { Store } from './store.ts'

/** `search`: words, each somewhere in server, person, kind, result, error code or id. Without `sort`: newest first. */
export interface RunListRequest extends PageRequest {
  readonly serverId?: ServerId | undefined
  readonly kind?: RunRecord['kind'] | undefined
  readonly result?: RunResult | undefined
  readonly sort?: Sort<RunSort> | undefined
  /** Of kinds and results: searched and sorted by. */
  readonly labels?: Labels | undefined
}

interface Line
  extends Pick<RunRecord, 'id' | 'serverId' | 'serverName' | 'person' | 'startedAt' | 'finishedAt' | 'kind'> {
  readonly stoppedBy: string | null
  readonly result: RunResult
}

/** Newest first. */
const allLines = untilChanged(({ db }): readonly Line[] =>
  db
    .select({
      id: run.id,
      serverId: run.serverId,
      serverName: run.serverName,
      person: run.person,
      startedAt: run.startedAt,
      finishedAt: run.finishedAt,
      kind: run.kind,
      converged: run.converged,
      stoppedBy: run.stoppedBy,
    })
    .from(run)
    .orderBy(desc(run.startedAt), desc(sql`rowid`))
    .all()
    .map((line) => ({ ...line, result: runResult(line) })),
)

function matcher({ search, serverId, kind, result, labels }: RunListRequest): (line: Line) => boolean {
  const words = wordsOf(search)
  const labelOf = labelled(labels)
  const textOf = (line: Line) =>
    naturalKey(
      [
        ...[line.serverName, line.person, line.stoppedBy ?? '', line.id],
        ...[labelOf(line.kind), labelOf(line.result)],
      ].join('\n'),
    )
  return (line) =>
    (serverId === undefined || line.serverId === serverId) &&
    (kind === undefined || line.kind === kind) &&
    (result === undefined || line.result === result) &&
    (words.length === 0 || words.every((word) => textOf(line).includes(word)))
}

/** One that is not finished comes last. */
function durationOf({ startedAt, finishedAt }: Line): string {
  return finishedAt === null ? 'open' : String(Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)))
}

function matching(store: Store, request: RunListRequest): readonly Line[] {
  const lines = allLines(store).filter(matcher(request))
  if (request.sort === undefined) return lines
  const { by, descending } = request.sort
  const labelOf = labelled(request.labels)
  const texts: Readonly<Record<RunSort, (line: Line) => string>> = {
    started: ({ startedAt }) => startedAt,
    server: ({ serverName }) => serverName,
    person: ({ person }) => person,
    what: ({ kind }) => labelOf(kind),
    duration: durationOf,
    result: ({ result }) => labelOf(result),
  }
  return inOrder(lines, texts[by], descending)
}

export function listRunPage(store: Store, request: RunListRequest): Page<RunRecord> {
  const lines = matching(store, request)
  return { rows: runsOf(store, idsOnPage(lines, request)), total: lines.length }
}

/** Ids of the list alone, in its order. */
export function listRunIds(store: Store, request: RunListRequest): RunId[] {
  return idsOnPage(matching(store, request), request)
}

/** Runs by id, in the order given; those that are gone are left out. */
export function runsOf({ db }: Store, ids: readonly RunId[]): RunRecord[] {
  const found = db
    .select()
    .from(run)
    .where(inArray(run.id, [...ids]))
    .all()
  return inOrderOf(ids, found)
}
