/** Was zod, das die Eingaben prüft, an einem Wert auszusetzen hat. Steht hinter der Stelle, um die es geht. */
import type { Sentence } from '../../../../src-main/domain/sentenceIndex.ts'

export const inputs: readonly Sentence[] = [
  ['Invalid input', 'ungültiger Wert'],
  ['Invalid input: expected {0}, received {1}', 'erwartet: {0t}, gegeben: {1t}'],
  ['Invalid input: expected {0}', 'erwartet: {0}'],
  ['Invalid option: expected one of {0}', 'erwartet: eines von {0}'],
  ['Too small: expected {0} to have >={1} characters', 'zu kurz: mindestens {1} Zeichen ({0t})'],
  ['Too big: expected {0} to have <={1} characters', 'zu lang: höchstens {1} Zeichen ({0t})'],
  ['Too small: expected {0} to have >={1} items', 'zu wenige: mindestens {1} Einträge ({0t})'],
  ['Too big: expected {0} to have <={1} items', 'zu viele: höchstens {1} Einträge ({0t})'],
  ['Too small: expected {0} to be {1}', 'zu klein: {1} verlangt ({0t})'],
  ['Too big: expected {0} to be {1}', 'zu groß: {1} verlangt ({0t})'],
  ['Unrecognized key: {0}', 'unbekannter Schlüssel: {0}'],
  ['Unrecognized keys: {0}', 'unbekannte Schlüssel: {0}'],
  ['Invalid string: must match pattern {0}', 'die Form muss {0} entsprechen'],
  ['Invalid string: must start with {0}', 'der Anfang muss {0} sein'],
  ['Invalid string: must end with {0}', 'das Ende muss {0} sein'],
  ['string', 'Text'],
  ['number', 'Zahl'],
  ['int', 'ganze Zahl'],
  ['boolean', 'true oder false'],
  ['array', 'Liste'],
  ['object', 'Objekt'],
  ['record', 'Objekt'],
  ['undefined', 'nichts'],
]
