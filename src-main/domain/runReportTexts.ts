/** The words of a run's printed report, in English; other languages have the same keys. */
export const englishReport = Object.freeze({
  'title.push': 'Push to {server}',
  'title.rollback': 'Rollback on {server}',
  run: 'Run',
  person: 'By',
  started: 'Started',
  finished: 'Finished',
  duration: 'Duration',
  end: 'End',
  'end.open': 'not finished',
  'end.agreed': 'store and server agreed: a second plan was empty',
  'end.differed': 'store and server did not agree',
  'end.stopped': 'store and server did not agree ({code})',
  takesBack: 'Takes back',
  takenBackBy: 'Taken back by',
  steps: 'Steps',
  done: 'Done',
  failed: 'Failed',
  notAttempted: 'Not attempted',
  unknown: 'Not known',
  differences: 'Still different afterwards',
  nothing: 'Nothing was to be done.',
  step: '{action} {kind} {key}',
  'action.create': 'Create',
  'action.update': 'Update',
  'action.delete': 'Delete',
  'action.manual': 'By hand',
  'kind.service': 'service',
  'kind.user': 'user',
  'kind.userRight': 'right',
  field: 'Field',
  before: 'Before',
  after: 'After',
  notSent: 'nothing was sent',
  sent: 'sent {at}',
  took: 'took {duration}',
  attempts: '{count} attempts',
  remoteId: 'id {id}',
  footer:
    'From the journal of Patchbay. Times are UTC. Secrets appear only as absent, set, changed or unknown.',
})

export type ReportKey = keyof typeof englishReport
export type ReportTexts = Readonly<Record<ReportKey, string>>

/** How a report speaks. */
export interface ReportSpeech {
  /** As HTML names it. */
  readonly language: string
  readonly texts: ReportTexts
  /** What Patchbay itself said of a step. */
  readonly sentence: (text: string) => string
  readonly field: (name: string) => string
  readonly value: (name: string, value: string) => string
}

export const englishSpeech: ReportSpeech = Object.freeze({
  language: 'en',
  texts: englishReport,
  sentence: (text: string) => text,
  field: (name: string) => name,
  value: (_name: string, value: string) => value,
})
