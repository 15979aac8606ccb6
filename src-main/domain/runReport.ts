/**
 * A run as a page to print, in the language that is given. Pure. The HTML stands alone: no script, nothing to load,
 * every text escaped; secrets come as states from the journal already.
 */
import { durationText } from './durationText.ts'
import type { ReportKey, ReportSpeech } from './runReportTexts.ts'
import type { PlanField, RunDifference, RunStep, RunView } from './syncModel.ts'

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

/** The parts of a report in one language. */
function partsIn({ texts, sentence, field, value }: ReportSpeech) {
  const word = (key: ReportKey, values: Readonly<Record<string, string | number>> = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))

  function endText({ finishedAt, converged, stoppedBy }: RunView): string {
    if (finishedAt === null) return word('end.open')
    if (converged) return word('end.agreed')
    return stoppedBy === null ? word('end.differed') : word('end.stopped', { code: stoppedBy })
  }

  function fieldTable(fields: readonly PlanField[]): string {
    if (fields.length === 0) return ''
    const cell = (name: string, given: string | null) =>
      given === null || given === '' ? '–' : escaped(value(name, given))
    const rows = fields.map(
      ({ name, before, after }) =>
        `<tr><th scope="row">${escaped(field(name))}</th><td>${cell(name, before)}</td><td>${cell(name, after)}</td></tr>`,
    )
    const heads = (['field', 'before', 'after'] as const).map(
      (key) => `<th scope="col">${escaped(word(key))}</th>`,
    )
    return `<table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
  }

  function stepFacts({ sentAt, durationMs, attempts, status, remoteId, code }: RunStep): string {
    const facts = [
      sentAt === null ? word('notSent') : word('sent', { at: timeText(sentAt) }),
      durationMs === null ? null : word('took', { duration: durationText(durationMs) }),
      attempts > 1 ? word('attempts', { count: attempts }) : null,
      status === null ? null : `HTTP ${status}`,
      code,
      remoteId === null ? null : word('remoteId', { id: remoteId }),
    ]
    return facts.filter((text) => text !== null).join(' · ')
  }

  function stepHtml(step: RunStep): string {
    const { id, action, kind, key, outcome, reason, message, words, fields } = step
    const done = word('step', { action: word(`action.${action}`), kind: word(`kind.${kind}`), key })
    return [
      `<section class="step ${outcome}">`,
      `<h3><span>${escaped(`${id}  ${done}`)}</span>`,
      `<span>${escaped(word(outcome))}</span></h3>`,
      `<p>${escaped(sentence(reason))}</p>`,
      `<p class="facts">${escaped(stepFacts(step))}</p>`,
      message === '' ? '' : `<p>${escaped(sentence(message))}</p>`,
      words === '' ? '' : `<p class="words">${escaped(words)}</p>`,
      fieldTable(fields),
      '</section>',
    ].join('')
  }

  function differenceHtml({ kind, key, reason, fields }: RunDifference): string {
    return [
      '<section class="step unknown">',
      `<h3><span>${escaped(`${word(`kind.${kind}`)} ${key}`)}</span></h3>`,
      `<p>${escaped(sentence(reason))}</p>${fieldTable(fields)}</section>`,
    ].join('')
  }

  return { word, endText, stepHtml, differenceHtml }
}

const counted = ['steps', 'done', 'failed', 'notAttempted', 'unknown'] as const

export function runHtml(run: RunView, speech: ReportSpeech): string {
  const { counts, differences, steps, rolledBackBy } = run
  const { word, endText, stepHtml, differenceHtml } = partsIn(speech)
  const title = word(`title.${run.kind}`, { server: run.serverName })
  const body = [
    `<h1>${escaped(title)}</h1>`,
    '<dl>',
    fact(word('run'), run.id),
    fact(word('person'), run.person),
    fact(word('started'), timeText(run.startedAt)),
    fact(word('finished'), run.finishedAt && timeText(run.finishedAt)),
    fact(word('duration'), run.durationMs === null ? null : durationText(run.durationMs)),
    fact(word('end'), endText(run)),
    fact(word('takesBack'), run.rollsBack),
    fact(word('takenBackBy'), rolledBackBy.length === 0 ? null : rolledBackBy.join(', ')),
    '</dl>',
    `<ul class="counts">${counted.map((key) => `<li><b>${counts[key]}</b>${escaped(word(key))}</li>`).join('')}</ul>`,
    ...(differences.length === 0
      ? []
      : [`<h2>${escaped(word('differences'))}</h2>`, ...differences.map(differenceHtml)]),
    `<h2>${escaped(word('steps'))}</h2>`,
    ...(steps.length === 0 ? [`<p>${escaped(word('nothing'))}</p>`] : steps.map(stepHtml)),
    `<footer>${escaped(word('footer'))}</footer>`,
  ]
  return [
    '<!doctype html>',
    `<html lang="${escaped(speech.language)}">`,
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
