/** Texts of src-main that no page shows, or shows as they are: the test of the German sentences passes over them. */

/** Folders and files whose texts go elsewhere. */
export const elsewhere: readonly (readonly [place: RegExp, why: string])[] = [
  [/^cli\//, 'the command line speaks English'],
  [/^transfer\//, 'estate files and maps are read and written for the command line only'],
  [/^practice\//, 'the practice server answers as a server does: its words are quoted'],
  [/^preload\//, 'a bridge without texts'],
  [/^desktop\/dialogTexts\.ts$/, 'dialogs of the operating system, with their own table of both languages'],
  [/^loopback\/(main|pages|serve|openBrowser)\.ts$/, 'the terminal, and pages before there is a session'],
  [/^platform\/(pageFiles|pagePolicy|paths|log)\.ts$/, 'headers, folders and the log'],
  [/^domain\/runReport(Texts)?\.ts$/, 'a file to be handed on, with a table of words for each language'],
]

/** Another language than English: SQL, headers, addresses. */
export const codes: readonly RegExp[] = [
  /^\s*(SELECT|PRAGMA|BEGIN|VACUUM|INSERT|CREATE) /,
  /^(Basic|Bearer) \{0\}$|; Path=\/|^text\/html, |^text\/html; /,
  /^https:\/\/\w+\.\w+\.api\.sinch\.com\//,
]

export const asTheyAre = new Set<string>([
  // Labels of System Configurator, and names of values as the providers' portals have them
  ...['Authentication ID', 'Authentication URL', 'Authentication Scope', 'Messaging Service User'],
  ...['Chat Server', 'Chain Matcher', 'SMS Server', 'Restful Contact Management Interface (CMI)'],
  ...['Page ID', 'Page access token', 'username@account ID', 'Service plan ID', 'API token', 'Client secret'],
  'Microsoft Teams',
  // The same in both languages
  ...['{0} ms', '{0} min {1} s', '{0} h {1} min'],
  // Names that Patchbay gives: to a server, a person, a slot, what the audit is about
  ...['Practice server', 'Recovery key', 'recovery key', 'system slot', '{0} slot', '{0} (ID)'],
  // Marks inside of Patchbay: purposes of keys, ids
  ...['patchbay box', 'patchbay slot mark', 'patchbay recovery slot', 'patchbay secret fingerprint'],
  ...['signing key', 'row {0}', 'password {0}', 'user {0}', 'new {0}', 'tunnel {0}', 'handed {0}'],
  ...['PRIVATE KEY', 'patchbay connection test, no such service'],
  // What a keyring said, kept beside the error for the log
  ...['no answer within {0} s', 'its process ended without an answer'],
  ...['it did not hand out its key when Patchbay started', 'Electron says that encryption is not available'],
  ...['Electron does not know its keyring yet', 'it does not open its own wrap'],
  // Before there is a page
  'Port {0} on 127.0.0.1 is in use. Choose another with --port, or leave it out for a free one.',
])
