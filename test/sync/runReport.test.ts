import { describe, expect, test } from 'vitest'
import type { RunId, ServerId } from '../../src-main/domain/model.ts'
import { runHtml } from '../../src-main/domain/runReport.ts'
import { englishSpeech } from '../../src-main/domain/runReportTexts.ts'
import type { RunStep, RunView } from '../../src-main/domain/syncModel.ts'
import { startRunTx } from '../../src-main/store/journal.ts'
import { runJson } from '../../src-main/sync/push/runJson.ts'
import { listRunSummaries, viewRun, viewWholeRun } from '../../src-main/sync/push/runView.ts'
import { newBench, pageId, putService } from './support.ts'

const step: RunStep = {
  id: 's1',
  kind: 'service',
  action: 'update',
  key: '<img src=x onerror=alert(1)> & "Support"',
  outcome: 'failed',
  remoteId: null,
  message: "refused: 'name'",
  code: 'SERVER_REJECTED',
  reason: 'changed in the store',
  fields: [
    { name: 'authentications[</td><script>].secret', before: 'set', after: 'changed' },
    { name: 'serviceConnection', before: null, after: 'https://x.example.com/?a=1&b=2' },
  ],
  sentAt: '2026-03-01T10:00:00.000Z',
  finishedAt: '2026-03-01T10:00:01.250Z',
  durationMs: 1250,
  attempts: 2,
  status: 422,
  words: '<b>no</b> \u202egnp.exe\u0007',
}

const run: RunView = {
  id: 'run-1',
  kind: 'push',
  serverId: 'server',
  serverName: '</title><script>alert(1)</script>',
  planFingerprint: 'f',
  person: 'Administrator',
  startedAt: '2026-03-01T10:00:00.000Z',
  finishedAt: '2026-03-01T10:02:05.000Z',
  durationMs: 125_000,
  converged: false,
  stoppedBy: 'NOT_CONVERGED',
  counts: { steps: 1, done: 0, failed: 1, notAttempted: 0, unknown: 0 },
  rollsBack: null,
  rollsBackStartedAt: null,
  rolledBackBy: ['run-2'],
  differences: [{ kind: 'service', key: 'Support', reason: 'changed in the store', fields: [] }],
  steps: [step],
}

describe('the printable report', () => {
  const html = runHtml(run, englishSpeech)

  test('has no script, loads nothing, and escapes every text', () => {
    expect(html).not.toMatch(/<script|<img|<b>no|javascript:|<link|src=x onerror=alert\(1\)>/i)
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Support&quot;')
    expect(html).toContain('&lt;/title&gt;&lt;script&gt;')
    expect(html).toContain(`http-equiv="Content-Security-Policy" content="default-src 'none'`)
    expect(html).not.toMatch(/url\(|@import/)
    for (const mark of ['\u202e', '\u0007']) expect(html).not.toContain(mark)
    const tags = new Set([...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, name]) => name))
    const plain =
      'b body dd dl dt footer h1 h2 h3 head html li meta p section span style table tbody td th thead title tr ul'
    expect([...tags].filter((tag) => !plain.split(' ').includes(tag ?? ''))).toEqual([])
  })

  test('tells outcome, durations, attempts, status, words and differences', () => {
    for (const text of [
      'Failed',
      'took 1.3 s',
      '2 attempts',
      'HTTP 422',
      '2 min 5 s',
      'Still different',
      'run-2',
    ]) {
      expect(html).toContain(text)
    }
    expect(html).toContain('@page { size: A4')
  })

  test('as JSON is versioned and complete', () => {
    expect(JSON.parse(runJson(run))).toEqual({ patchbayRun: 1, ...run })
  })
})

describe('pages', () => {
  test('of runs and of steps, counted without reading all', async () => {
    const { store, server } = await newBench()
    const start = (at: number) => ({
      id: `run-${String(at).padStart(4, '0')}` as RunId,
      serverId: server.id as ServerId,
      serverName: server.name,
      planFingerprint: 'f',
      person: 'Administrator',
      startedAt: new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString(),
    })
    const planned = (at: number) => ({
      stepId: `s${at + 1}`,
      kind: 'service' as const,
      action: 'create' as const,
      key: `Service ${at}`,
      objectId: `id-${at}`,
      remoteId: null,
      reason: 'not on the server',
      before: null,
      after: {
        name: { text: `Service ${at}` },
        [`authentications[${pageId}].secret`]: { secret: 'f'.repeat(64) },
      },
    })
    store.db.transaction((tx) => {
      for (let at = 0; at < 1500; at += 1) startRunTx(tx, start(at), [])
      startRunTx(
        tx,
        start(1500),
        Array.from({ length: 2500 }, (_, at) => planned(at)),
      )
    })
    const page = listRunSummaries(store, { search: '', serverId: server.id, offset: 1, limit: 3 })
    expect(page.total).toBe(1501)
    expect(page.rows.map(({ id }) => id)).toEqual(['run-1499', 'run-1498', 'run-1497'])
    const [newest] = listRunSummaries(store, { search: '', offset: 0, limit: 1 }).rows
    expect(newest?.counts).toEqual({ steps: 2500, done: 0, failed: 0, notAttempted: 2500, unknown: 0 })
    const part = viewRun(store.db, 'run-1500' as RunId, { offset: 2400, limit: 1000 })
    expect(part.steps).toHaveLength(100)
    expect(part.steps[0]).toMatchObject({ id: 's2401', outcome: 'notAttempted', durationMs: null })
    expect(part.steps[0]?.fields).toContainEqual({
      name: `authentications[${pageId}].secret`,
      before: 'absent',
      after: 'set',
    })
    expect(JSON.stringify(part)).not.toContain('f'.repeat(64))
    expect(viewWholeRun(store.db, 'run-1500' as RunId).steps).toHaveLength(2500)
    expect(() => viewWholeRun(store.db, 'nope' as RunId)).toThrow(
      expect.objectContaining({ code: 'RUN_NOT_FOUND' }),
    )
  })

  test('a run of the engine tells the fields of its steps', async () => {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook')
    await bench.push()
    putService(bench.store, 'Support Facebook', { rows: { [pageId]: 'EAAB-second' } })
    const { runId } = await bench.push()
    expect(viewWholeRun(bench.store.db, runId as RunId).steps).toMatchObject([
      { fields: [{ name: `authentications[${pageId}].secret`, before: 'set', after: 'changed' }] },
    ])
  })
})
