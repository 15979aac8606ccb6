/** The printed report of a run speaks the language of the page, all of it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { englishReport } from '../../../src-main/domain/runReportTexts.ts'
import type { RunView } from '../../../src-main/domain/syncModel.ts'
import { runReport } from '../../../src-renderer/i18n/de/runReport.ts'
import { loadTexts } from '../../../src-renderer/i18n/t.ts'

const run: RunView = {
  id: 'run-1',
  kind: 'push',
  serverId: 'server',
  serverName: 'Prod & <b>',
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
  differences: [{ kind: 'service', key: 'Support', reason: 'not on the server', fields: [] }],
  steps: [
    {
      id: 's1',
      kind: 'service',
      action: 'update',
      key: 'Support',
      outcome: 'failed',
      remoteId: '7',
      message: 'The service has no name. Enter one.',
      code: 'SERVER_REJECTED',
      reason: 'not on the server',
      fields: [{ name: 'authentications[12].secret', before: 'absent', after: 'set' }],
      sentAt: '2026-03-01T10:00:00.000Z',
      finishedAt: '2026-03-01T10:00:01.250Z',
      durationMs: 1250,
      attempts: 2,
      status: 422,
      words: 'Not that name.',
    },
  ],
}

/** Modules keep texts from their start on: each language has its own. */
beforeEach(() => vi.resetModules())
afterEach(() => loadTexts('en'))

async function reportIn(language: 'en' | 'de'): Promise<string> {
  const texts = await import('../../../src-renderer/i18n/t.ts')
  await texts.loadTexts(language)
  const { reportOf } = await import('../../../src-renderer/features/runs/runReport.ts')
  return reportOf(run)
}

test('German words, sentences, fields and states; what the server said stays', async () => {
  const html = await reportIn('de')
  expect(html).toContain('<html lang="de">')
  for (const text of [
    'Push auf Prod &amp; &lt;b&gt;',
    's1  Ändern: Service Support',
    'Gescheitert',
    'dauerte 1.3 s · 2 Versuche · HTTP 422 · SERVER_REJECTED · ID 7',
    'Der Service hat keinen Namen. Einen eingeben.',
    'Speicher und Server stimmten nicht überein (NOT_CONVERGED)',
    '<td>nicht gesetzt</td><td>gesetzt</td>',
    '<p class="words">Not that name.</p>',
  ])
    expect(html).toContain(text)
  for (const [key, english] of Object.entries(englishReport)) {
    const [longest = ''] = english.split(/\{\w+\}/).toSorted((a, b) => b.length - a.length)
    if (longest.length > 6) expect(html, key).not.toContain(longest)
  }
})

test('English as the command line has it', async () => {
  const html = await reportIn('en')
  expect(html).toContain('<html lang="en">')
  expect(html).toContain('s1  Update service Support')
  expect(html).toContain('<th scope="row">authentications[12].secret</th><td>absent</td><td>set</td>')
})

test('both languages have the same places for values', () => {
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted()
  for (const [key, english] of Object.entries(englishReport))
    expect(places(runReport[key as keyof typeof englishReport]), key).toEqual(places(english))
})
