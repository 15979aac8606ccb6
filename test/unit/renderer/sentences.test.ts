/** What the main process words in English has its German form, and no German form is left over. */
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { buildSentenceIndex } from '../../../src-main/domain/sentenceIndex.ts'
import { findings } from '../../../src-renderer/i18n/de/sentences/findings.ts'
import { sentences } from '../../../src-renderer/i18n/de/sentences/index.ts'
import { inputs } from '../../../src-renderer/i18n/de/sentences/inputs.ts'
import {
  domainText,
  errorMessage,
  findingMessage,
  findingSentences,
} from '../../../src-renderer/i18n/domainText.ts'
import { loadTexts } from '../../../src-renderer/i18n/t.ts'
import { asTheyAre, codes, elsewhere } from '../../support/notOnPages.ts'
import { errorMessagesIn, sourcesOf, textsIn } from '../../support/spokenTexts.ts'

const root = path.resolve(import.meta.dirname, '../../../src-main')
const isShown = (file: string) => elsewhere.every(([place]) => !place.test(file))
const shown = sourcesOf(root, isShown)
const everywhere = sourcesOf(root, () => true)

/** A word beside a word or a value. Single words are values of sentences, or no texts at all. */
const hasWords = (text: string) => /\p{L}{2}\S* (\S*\p{L}{2}|\{)|[}\d]\S* \S*\p{L}{2}/u.test(text)
const isCode = (text: string) => codes.some((code) => code.test(text))
const isSentence = (text: string) => hasWords(text) && !isCode(text) && !asTheyAre.has(text)

const numbersIn = (text: string) => [...new Set(text.match(/\{\d/g))].toSorted()

/** A form with values that are no sentences. */
const filled = (text: string) => text.replace(/\{(\d)[tl]?\}/g, 'V$1')

afterEach(() => loadTexts('en'))

test('texts are read from the source: literals, templates, sums, and texts inside of values', () => {
  const source =
    "const a = `Server \"${name}\" ${isOn ? 'is on' : `is ${state} now`}. ` + 'Wait ' + n + ' times.'"
  const whole = 'Server "{0}" {1}. Wait {2} times.'
  expect(textsIn('a.ts', source)).toEqual([whole, 'is on', 'is {0} now'])
  expect(textsIn('a.ts', "log.warn('a line'); throw new Error('a text', { cause: 'b' })")).toEqual([])
  expect(errorMessagesIn('a.ts', "throw new PatchbayError('BUG', `No ${name}.`, { at: 'c' })")).toEqual([
    'No {0}.',
  ])
})

test('every sentence of the main process has its German form', () => {
  const known = new Set(sentences.map(([english]) => english))
  const missing = shown.flatMap(([file, source]) =>
    textsIn(file, source)
      .filter((text) => isSentence(text) && !known.has(text))
      .map((text) => `${file}: ${text}`),
  )
  expect(missing).toEqual([])
})

test('every message of an error counts as a sentence', () => {
  const messages = shown.flatMap(([file, source]) => errorMessagesIn(file, source))
  expect(messages.length).toBeGreaterThan(120)
  expect(messages.filter((text) => !isSentence(text) && !asTheyAre.has(text))).toEqual([])
})

test('every German form belongs to a sentence of the main process, and to one only', () => {
  const spoken = new Set(everywhere.flatMap(([file, source]) => textsIn(file, source)))
  const english = sentences.map(([text]) => text)
  const ofZod = new Set(inputs.map(([text]) => text))
  expect(english.filter((text) => !spoken.has(text) && !ofZod.has(text))).toEqual([])
  expect(english.filter((text, index) => english.indexOf(text) !== index)).toEqual([])
})

test('what is passed over exists', () => {
  const files = everywhere.map(([file]) => file)
  expect(elsewhere.filter(([place]) => !files.some((file) => place.test(file)))).toEqual([])
  const spoken = new Set(shown.flatMap(([file, source]) => textsIn(file, source)))
  expect([...asTheyAre].filter((text) => !spoken.has(text))).toEqual([])
  expect(codes.filter((code) => ![...spoken].some((text) => code.test(text)))).toEqual([])
})

test('German forms have the values of the English ones, and German quotes', () => {
  const other = sentences.filter(([english, german]) => `${numbersIn(english)}` !== `${numbersIn(german)}`)
  expect(other).toEqual([])
  const wrong = sentences.filter(([, german]) => german.includes('"') || /„[^“]*(„|$)|^[^„]*“/.test(german))
  expect(wrong.map(([, german]) => german)).toEqual([])
  const same = sentences.filter(([english, german]) => german.trim() === '' || german === english)
  expect(same).toEqual([])
})

test('each form is found by its own sentence, not by a more general one', async () => {
  await loadTexts('de')
  const lost = sentences.filter(([english, german]) => domainText(filled(english)) !== filled(german))
  expect(lost.map(([english]) => [english, domainText(filled(english))])).toEqual([])
})

test('findings are searched by forms that are all on their list, and the same as on the page', async () => {
  const ofFindings = /^domain\/(check(Service|User|Estate|Connection)|\w+Rules|sharedCredentials)\.ts$/
  const known = new Set(findings.map(([english]) => english))
  const spoken = shown
    .filter(([file]) => ofFindings.test(file))
    .flatMap(([file, source]) => textsIn(file, source).filter(isSentence))
  expect(spoken.length).toBeGreaterThan(60)
  expect(spoken.filter((text) => !known.has(text))).toEqual([])
  await loadTexts('de')
  expect(findingSentences()).toEqual(findings)
  const translate = buildSentenceIndex(findings)
  const other = findings.filter(([english]) => translate(filled(english)) !== domainText(filled(english)))
  expect(other).toEqual([])
})

test('values that are sentences are translated with it, others stay as they are', async () => {
  await loadTexts('de')
  expect(errorMessage('SERVER_REJECTED', refused('X', '400'))).toBe(
    'Server „X“ nimmt den Inhalt nicht an: PUT /RI/rci/users/7 (400). Er sagt: „No "password" here. Sorry.“. ' +
      'Das Objekt oder die Attributnamen in der Zuordnung des Servers berichtigen und noch einmal versuchen.',
  )
  expect(domainText(`${refused('X', '400')} The remaining checks were left out.`)).toMatch(
    /^Server „X“ nimmt .* noch einmal versuchen\. Die übrigen Prüfungen wurden ausgelassen\.$/,
  )
  expect(
    domainText(
      'The service "failed" has the same Service Connection. Put the accounts of one landscape into one service.',
    ),
  ).toBe(
    'Der Service „failed“ hat dieselbe Service Connection. Die Konten einer Landschaft in einen Service legen.',
  )
  const windows = 'mon, tue 22:00 to 04:00 (Europe/Berlin); sat 00:00 to 24:00 (UTC)'
  expect(
    domainText(
      `The plan updates or deletes 2 object(s) on server "prod" outside its change windows (${windows}), when message ` +
        'delivery may be at work. Nothing was written. Wait for the window, or confirm that it shall be done now.',
    ),
  ).toContain('(Mo, Di 22:00 bis 04:00 (Europe/Berlin); Sa 00:00 bis 24:00 (UTC))')
})

function refused(server: string, status: string): string {
  return (
    `Server "${server}" does not accept the content: PUT /RI/rci/users/7 (${status}). It says: "No "password" here. ` +
    'Sorry.". Correct the object, or the attribute names in the mapping of the server, and try again.'
  )
}

test('causes of the system are said in German before their code; what the code brings along stays', async () => {
  await loadTexts('de')
  expect(
    domainText(
      'Server "X" (sc.example.com) cannot be reached for GET /RI/rci/users through the proxy http://proxy.example.com:8080: ' +
        'no host of this name was found (ENOTFOUND). Nothing was sent. Check the URL, the network and whether the server runs.',
    ),
  ).toBe(
    'Server „X“ (sc.example.com) ist nicht erreichbar für GET /RI/rci/users über den Proxy http://proxy.example.com:8080: ' +
      'zu diesem Namen wurde kein Host gefunden (ENOTFOUND). Nichts wurde gesendet. Die URL und das Netz prüfen, und ob der Server läuft.',
  )
  expect(
    domainText(
      'The secure connection to server "X" (sc.example.com) failed, since the certificate has expired (CERT_HAS_EXPIRED). ' +
        "Nothing was sent. The certificate is outside its time of validity. The server's administrator has to renew it; " +
        'check the clock of this computer as well.',
    ),
  ).toMatch(
    /^Die sichere Verbindung zu Server „X“ \(sc\.example\.com\) kam nicht zustande: das Zertifikat ist abgelaufen \(CERT_HAS_EXPIRED\)\. Nichts wurde gesendet\. [^"]+$/,
  )
})

test('sentences that follow each other are translated one by one; one that is not known stays', async () => {
  await loadTexts('de')
  expect(domainText('The service has no name. Enter one. The row is odd. There is nothing to undo.')).toBe(
    'Der Service hat keinen Namen. Einen eingeben. The row is odd. Es gibt nichts rückgängig zu machen.',
  )
})

test('a message that is not known stands behind a German lead; a finding as it is', async () => {
  await loadTexts('de')
  expect(errorMessage('NAME_TAKEN', 'Something new.')).toBe(
    'Ein anderer Service hat diesen Namen. (Something new.)',
  )
  expect(findingMessage({ message: 'As it is.' })).toBe('As it is.')
  expect(
    findingMessage({
      message: 'The app stands in row 7 already, with another ID. Keep one row for each app.',
    }),
  ).toBe('Die App steht schon in Zeile 7, mit einer anderen ID. Je App eine Zeile behalten.')
})

test('what zod finds wrong with a value has its German form', async () => {
  await loadTexts('de')
  const wrong: [schema: z.ZodType, value: unknown][] = [
    ...[z.string(), z.int(), z.boolean(), z.array(z.int())].map((schema): [z.ZodType, unknown] => [
      schema,
      null,
    ]),
    ...[z.record(z.string(), z.int()), z.strictObject({})].map((schema): [z.ZodType, unknown] => [schema, 1]),
    ...[z.string(), z.number()].map((schema): [z.ZodType, unknown] => [schema, undefined]),
    ...[z.string().min(2), z.string().regex(/^b/), z.enum(['x', 'y']), z.literal('x')].map(
      (schema): [z.ZodType, unknown] => [schema, 'a'],
    ),
    [z.string().max(1), 'aa'],
    [z.int().min(5), 1],
    [z.int().max(5), 9],
    [z.array(z.int()).min(1), []],
    [z.array(z.int()).max(1), [1, 2]],
    [z.strictObject({}), { a: 1 }],
    [z.strictObject({}), { a: 1, b: 2 }],
    [z.union([z.int(), z.string()]), true],
  ]
  const messages = wrong.map(([schema, value]) => schema.safeParse(value).error?.issues[0]?.message ?? '')
  expect(messages.filter((message) => domainText(message) === message)).toEqual([])
  expect(domainText(`The input is not valid at "url": ${messages[8]}.`)).toBe(
    'Die Eingabe ist bei „url“ nicht gültig: zu kurz: mindestens 2 Zeichen (Text).',
  )
})

test('English is shown as it comes', () => {
  expect(errorMessage('NAME_TAKEN', 'The input is not valid.')).toBe('The input is not valid.')
  expect(domainText('Save service A')).toBe('Save service A')
})
