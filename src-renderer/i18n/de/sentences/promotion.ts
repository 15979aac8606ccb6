/** Weitergabe von einem Server an einen anderen. */
import type { Sentence } from '../../../../src-main/domain/sentenceIndex.ts'

export const promotion: readonly Sentence[] = [
  // Warum ein Objekt nicht weitergegeben werden kann
  ['enter one for server "{0}"', 'eines für Server „{0}“ eingeben'],
  ['no secret for "{0}" ({1}); {2}', 'kein Geheimnis für „{0}“ ({1}); {2t}'],
  ['no value for the {0} {1} of "{2}" ({3}); {4}', 'kein Wert für {0} {1} von „{2}“ ({3}); {4t}'],
  [
    'the secret for "{0}" ({1}) is one of the store or of the source; secrets are never promoted: enter another one for server "{2}"',
    'das Geheimnis für „{0}“ ({1}) ist eines des Speichers oder der Quelle; Geheimnisse werden nie weitergegeben: für Server „{2}“ ein anderes eingeben',
  ],
  [
    'two rows of "{0}" would have the ID {1} on server "{2}"; change one',
    'zwei Zeilen von „{0}“ hätten auf Server „{2}“ die ID {1}; eine ändern',
  ],
  [
    'the server from which server "{0}" is promoted is no longer in the store; choose another one',
    'die Quelle von Server „{0}“ ist nicht mehr im Speicher; eine andere wählen',
  ],
  [
    'server "{0}" does not have it yet, as far as is agreed; push it there first',
    'Server „{0}“ hat es nach dem abgeglichenen Stand noch nicht; zuerst dorthin übertragen',
  ],
  [
    'another promoted object would be named "{0}" there too; give one another name',
    'ein anderes weitergegebenes Objekt hieße dort auch „{0}“; einem einen anderen Namen geben',
  ],
  // Was ein Aufruf antwortet
  [
    'Nothing was written on server "{0}" yet; a push does that.',
    'Auf Server „{0}“ wurde noch nichts geschrieben; das tut ein Push.',
  ],
  [
    'Nothing was deleted on server "{0}": what is there stays until a push is allowed to delete it.',
    'Auf Server „{0}“ wurde nichts gelöscht: Was dort ist, bleibt, bis ein Push es löschen darf.',
  ],
  ['{0} Nothing was changed.', '{0t} Nichts wurde geändert.'],
  [
    'An entry of the map has no value of the source.',
    'Ein Eintrag der Wertetabelle hat keinen Wert der Quelle.',
  ],
  [
    'What stands for {0} is empty. Enter it as the target has it.',
    'Der Wert für {0} ist leer. So eingeben, wie das Ziel ihn hat.',
  ],
  [
    'What stands for {0} is no complete URL. Enter it as the target has it.',
    'Der Wert für {0} ist keine vollständige URL. So eingeben, wie das Ziel sie hat.',
  ],
  ['"{0}" has no field "{1}".', '„{0}“ hat kein Feld „{1}“.'],
  ['The field "{0}" of "{1}" is no secret.', 'Das Feld „{0}“ von „{1}“ ist kein Geheimnis.'],
  [
    'The secret for "{0}" ({1}) is one that the store or the source of server "{2}" has or had. Nothing was changed. Enter the secret that is valid on server "{3}".',
    'Das Geheimnis für „{0}“ ({1}) ist eines, das der Speicher oder die Quelle von Server „{2}“ hat oder hatte. Nichts wurde geändert. Das Geheimnis eingeben, das auf Server „{3}“ gilt.',
  ],
  [
    'The password of "{0}" is entered as a secret, and nothing beside it.',
    'Das Passwort von „{0}“ wird als Geheimnis eingegeben, und nichts daneben.',
  ],
  [
    'Only a row can be left out on a server, not the field "{0}".',
    'Nur eine Zeile kann auf einem Server entfallen, nicht das Feld „{0}“.',
  ],
  ['The type of "{0}" is none that is known.', 'Der Typ von „{0}“ ist nicht bekannt.'],
  ['The field "{0}" of "{1}" must not be empty.', 'Das Feld „{0}“ von „{1}“ darf nicht leer sein.'],
  [
    'Nothing is promoted to server "{0}": it gets the objects of the store. Nothing was changed. Choose the server from which it shall get them.',
    'An Server „{0}“ wird nichts weitergegeben: Er bekommt die Objekte des Speichers. Nichts wurde geändert. Den Server wählen, von dem er sie bekommen soll.',
  ],
  [
    'The server from which server "{0}" is promoted is no longer in the store. Nothing was changed. Choose another source.',
    'Die Quelle von Server „{0}“ ist nicht mehr im Speicher. Nichts wurde geändert. Eine andere wählen.',
  ],
  [
    'This object is neither in the store nor on the source. Nothing was changed. Refresh the list.',
    'Dieses Objekt ist weder im Speicher noch auf der Quelle. Nichts wurde geändert. Die Liste aktualisieren.',
  ],
  [
    'This object can no longer be promoted. Make a new plan.',
    'Dieses Objekt lässt sich nicht mehr weitergeben. Einen neuen Plan machen.',
  ],
  [
    'A service of the unknown type "{0}" was to be promoted.',
    'Ein Service des unbekannten Typs „{0}“ sollte weitergegeben werden.',
  ],
  [
    'Server "{0}" gets promoted objects only: what it has is not taken into the store, whose objects belong to its source. Nothing was adopted. Adopt the object from the source, then promote it.',
    'An Server „{0}“ wird nur weitergegeben: Was er hat, kommt nicht in den Speicher, dessen Objekte zu seiner Quelle gehören. Nichts wurde übernommen. Das Objekt von der Quelle übernehmen, dann weitergeben.',
  ],
  [
    'Of the values that server "{0}" has of its own only the present ones are kept. Nothing was changed. Choose the object for promotion again, or enter the value.',
    'Von den eigenen Werten des Servers „{0}“ sind nur die gegenwärtigen aufbewahrt. Nichts wurde geändert. Das Objekt neu zur Weitergabe wählen oder den Wert eingeben.',
  ],
]
