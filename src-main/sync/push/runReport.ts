/**
 * A run as a file: JSON for programs (docs/file-formats.md), HTML to print. Pure. The HTML stands alone: no script,
 * nothing to load, every text escaped; secrets come as states from the journal already.
 */
import { durationText } from '../../domain/durationText.ts'
import type { PlanField, RunDifference, RunStep, RunView } from '../../domain/syncModel.ts'

/** @returns text that ends with a line end */
export function runJson(run: RunView): string {
  return `${JSON.stringify({ patchbayRun: 1, ...run }, null, 2)}\n`
}

const style = `
@page { size: A4; margin: 16mm 14mm; }
* { box-sizing: border-box; }
body { font: 10pt/1.4 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: #1a1a1a;
  max-width: 190mm; margin: 8mm auto; padding: 0 6mm; }
h1 { font-size: 17pt; margin: 0 0 1mm; }
h2 { font-size: 12pt; margin: 8mm 0 2mm; break-after: avoid; }
dl { display: grid; grid-template-columns: 38mm 1fr; gap: 1mm 4mm; margin: 4mm 0 0; }
dt { color: #555; }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: 1.2mm 2mm; border-bottom: 0.2mm solid #ccc;
  overflow-wrap: anywhere; }
thead th { border-bottom: 0.4mm solid #333; font-weight: 600; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.counts { display: flex; flex-wrap: wrap; gap: 3mm; margin: 5mm 0 0; padding: 0; list-style: none; }
.counts li { border: 0.2mm solid #bbb; border-radius: 1.5mm; padding: 1.5mm 4mm; }
.counts b { font-size: 13pt; display: block; }
.step { border: 0.2mm solid #ccc; border-left-width: 1.2mm; border-radius: 1mm; padding: 2mm 3mm; margin: 0 0 3mm; }
.step h3 { font-size: 10.5pt; margin: 0; display: flex; gap: 3mm; break-after: avoid; overflow-wrap: anywhere; }
.step h3 span:first-child { flex: 1; }
.step p { margin: 1mm 0 0; overflow-wrap: anywhere; }
.facts { color: #555; font-size: 9pt; }
.step table { margin-top: 2mm; font-size: 9pt; }
.done { border-left-color: #2b7d2b; } .failed { border-left-color: #b00020; }
.unknown { border-left-color: #b36b00; } .notAttempted { border-left-color: #777; }
.words { white-space: pre-wrap; font-family: ui-monospace, Consolas, monospace; font-size: 9pt; }
footer { margin-top: 8mm; color: #555; font-size: 8.5pt; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
`

const outcomeWords = Object.freeze({
  done: 'Done',
  failed: 'Failed',
  notAttempted: 'Not attempted',
  unknown: 'Not known',
})

const kindWords = Object.freeze({ service: 'service', user: 'user', userRight: 'right' })
const actionWords = Object.freeze({ create: 'Create', update: 'Update', delete: 'Delete', manual: 'By hand' })

/**
 * Text for HTML, in and between attributes. Control characters and marks that turn the direction of writing become
 * visible: names come from files and servers.
 */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) =>
      character === '\n' || character === '\t' ? character : '\ufffd',
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function fact(name: string, text: string | null): string {
  return text === null ? '' : `<dt>${escaped(name)}</dt><dd>${escaped(text)}</dd>`
}

function timeText(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`
}

function endText({ finishedAt, converged, stoppedBy }: RunView): string {
  if (finishedAt === null) return 'not finished'
  if (converged) return 'store and server agreed: a second plan was empty'
  return stoppedBy === null
    ? 'store and server did not agree'
    : `store and server did not agree (${stoppedBy})`
}

function fieldTable(fields: readonly PlanField[]): string {
  if (fields.length === 0) return ''
  const cell = (value: string | null) => (value === null || value === '' ? '–' : escaped(value))
  const rows = fields.map(
    ({ name, before, after }) =>
      `<tr><th scope="row">${escaped(name)}</th><td>${cell(before)}</td><td>${cell(after)}</td></tr>`,
  )
  return (
    '<table><thead><tr><th scope="col">Field</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>' +
    `<tbody>${rows.join('')}</tbody></table>`
  )
}

function stepFacts({ sentAt, durationMs, attempts, status, remoteId, code }: RunStep): string {
  const facts = [
    sentAt === null ? 'nothing was sent' : `sent ${timeText(sentAt)}`,
    durationMs === null ? null : `took ${durationText(durationMs)}`,
    attempts > 1 ? `${attempts} attempts` : null,
    status === null ? null : `HTTP ${status}`,
    code,
    remoteId === null ? null : `id ${remoteId}`,
  ]
  return facts.filter((text) => text !== null).join(' · ')
}

function stepHtml(step: RunStep): string {
  const { id, action, kind, key, outcome, reason, message, words, fields } = step
  return [
    `<section class="step ${outcome}">`,
    `<h3><span>${escaped(`${id}  ${actionWords[action]} ${kindWords[kind]} ${key}`)}</span>`,
    `<span>${outcomeWords[outcome]}</span></h3>`,
    `<p>${escaped(reason)}</p>`,
    `<p class="facts">${escaped(stepFacts(step))}</p>`,
    message === '' ? '' : `<p>${escaped(message)}</p>`,
    words === '' ? '' : `<p class="words">${escaped(words)}</p>`,
    fieldTable(fields),
    '</section>',
  ].join('')
}

function differenceHtml({ kind, key, reason, fields }: RunDifference): string {
  return [
    '<section class="step unknown">',
    `<h3><span>${escaped(`${kindWords[kind]} ${key}`)}</span></h3>`,
    `<p>${escaped(reason)}</p>${fieldTable(fields)}</section>`,
  ].join('')
}

export function runHtml(run: RunView): string {
  const { counts, differences, steps, rolledBackBy } = run
  const title = `${run.kind === 'rollback' ? 'Rollback on' : 'Push to'} ${run.serverName}`
  const items = [
    ['Steps', counts.steps],
    ['Done', counts.done],
    ['Failed', counts.failed],
    ['Not attempted', counts.notAttempted],
    ['Not known', counts.unknown],
  ] as const
  const body = [
    `<h1>${escaped(title)}</h1>`,
    '<dl>',
    fact('Run', run.id),
    fact('By', run.person),
    fact('Started', timeText(run.startedAt)),
    fact('Finished', run.finishedAt && timeText(run.finishedAt)),
    fact('Duration', run.durationMs === null ? null : durationText(run.durationMs)),
    fact('End', endText(run)),
    fact('Takes back', run.rollsBack),
    fact('Taken back by', rolledBackBy.length === 0 ? null : rolledBackBy.join(', ')),
    '</dl>',
    `<ul class="counts">${items.map(([name, n]) => `<li><b>${n}</b>${name}</li>`).join('')}</ul>`,
    ...(differences.length === 0
      ? []
      : ['<h2>Still different afterwards</h2>', ...differences.map(differenceHtml)]),
    '<h2>Steps</h2>',
    ...(steps.length === 0 ? ['<p>Nothing was to be done.</p>'] : steps.map(stepHtml)),
    '<footer>From the journal of Patchbay. Times are UTC. Secrets appear only as absent, set, changed or unknown.</footer>',
  ]
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(`${title}, ${timeText(run.startedAt)}`)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    `<body>${body.join('\n')}</body>`,
    '</html>',
    '',
  ].join('\n')
}
