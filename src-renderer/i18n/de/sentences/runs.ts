/** Pushes und Rücknahmen: was aus den Schritten wurde und was nicht zurückgenommen wird. */
import type { Sentence } from '../../../../src-main/domain/sentenceIndex.ts'

export const runs: readonly Sentence[] = [
  // Schritte eines Pushs
  ['To be done by hand: {0}.', 'Von Hand zu tun: {0t}.'],
  ['The push was cancelled before this step.', 'Der Push wurde vor diesem Schritt abgebrochen.'],
  [
    'The push to server "{0}" ended before this step; see the steps before it.',
    'Der Push auf Server „{0}“ endete vor diesem Schritt; siehe die Schritte davor.',
  ],
  [
    'Server "{0}" forbade an earlier step of this kind, so this one was not sent.',
    'Server „{0}“ verbot einen früheren Schritt dieser Art, deshalb wurde dieser nicht gesendet.',
  ],
  [
    '"{0}" has to be created first, and step {1} was not done.',
    'Zuerst muss „{0}“ angelegt werden, und Schritt {1} wurde nicht ausgeführt.',
  ],
  [
    'Server "{0}" did not accept "{1}", so nothing more of it was sent. Correct it, then push again.',
    'Server „{0}“ nahm „{1}“ nicht an, deshalb wurde davon nichts weiter gesendet. Berichtigen, dann neu übertragen.',
  ],
  [
    'The id of user "{0}" on the server is not known. Push the user, or push again.',
    'Die ID des Benutzers „{0}“ auf dem Server ist nicht bekannt. Den Benutzer übertragen oder noch einmal übertragen.',
  ],
  ['A step of unknown type was planned: {0}.', 'Ein Schritt unbekannter Art war geplant: {0}.'],
  ['Step {0} is not of this run.', 'Schritt {0} gehört nicht zu diesem Lauf.'],
  [
    '"{0}" was edited in the store after the plan was made. Nothing was sent; push again.',
    '„{0}“ wurde nach dem Planen im Speicher geändert. Nichts wurde gesendet; neu übertragen.',
  ],
  [
    '"{0}" changed on the server after the plan was made. Nothing was written to it; review a new plan.',
    '„{0}“ änderte sich nach dem Planen auf dem Server. Daran wurde nichts geschrieben; einen neuen Plan durchsehen.',
  ],
  [
    'The server answers 404 for "{0}" though its list still shows it. It was not deleted. Check the rights of the API user, then make a new plan.',
    'Der Server antwortet für „{0}“ mit 404, obwohl seine Liste es noch zeigt. Es wurde nicht gelöscht. Die Rechte des API-Benutzers prüfen, dann einen neuen Plan machen.',
  ],
  ['The push ended before this step was sent.', 'Der Push endete, bevor dieser Schritt gesendet wurde.'],
  [
    'Patchbay ended before the answer came; the server shows that it was done.',
    'Patchbay endete vor der Antwort; der Server zeigt, dass der Schritt ausgeführt wurde.',
  ],
  [
    'Patchbay ended before the answer came, and the server does not show whether it was done. Make a new plan.',
    'Patchbay endete vor der Antwort, und der Server zeigt nicht, ob der Schritt ausgeführt wurde. Einen neuen Plan machen.',
  ],
  ['changed on the server meanwhile', 'inzwischen auf dem Server geändert'],
  ['changed on both sides', 'auf beiden Seiten geändert'],
  // Der Push als Ganzes
  [
    'A push to server "{0}" is under way, here or in another window of Patchbay. Wait until it has ended.',
    'Auf Server „{0}“ wird gerade übertragen, hier oder in einem anderen Fenster von Patchbay. Das Ende abwarten.',
  ],
  [
    'Nothing named "{0}" is in the store or on server "{1}". Nothing was written. Select by the name of a service or the logon name of a user.',
    'Nichts namens „{0}“ ist im Speicher oder auf Server „{1}“. Nichts wurde geschrieben. Nach dem Namen eines Service oder dem Anmeldenamen eines Benutzers auswählen.',
  ],
  [
    'This push is not known here. The list of runs shows what was done.',
    'Dieser Push ist hier nicht bekannt. Die Liste der Läufe zeigt, was getan wurde.',
  ],
  [
    'There is no run "{0}". "patchbay runs NAME" lists them.',
    'Den Lauf „{0}“ gibt es nicht. „patchbay runs NAME“ listet sie auf.',
  ],
  // Rücknahme
  ['Run {0} {1}. Nothing was written.', 'Lauf {0} {1t}. Nichts wurde geschrieben.'],
  [
    'has not ended. If it broke off, the next push closes it in the journal',
    'ist nicht zu Ende. Brach er ab, schließt ihn der nächste Push im Journal',
  ],
  [
    'went to server "{0}", which gets promoted objects: take the change back on the source, then promote again',
    'ging an Server „{0}“, an den Objekte weitergegeben werden: die Änderung auf der Quelle zurücknehmen, dann neu weitergeben',
  ],
  ['cannot be taken back: "{0}" {1}', 'lässt sich nicht zurücknehmen: „{0}“: {1t}'],
  [
    'cannot be taken back: "{0}" {1}, and {2} more',
    'lässt sich nicht zurücknehmen: „{0}“: {1t}, und {2} weitere',
  ],
  ['changed nothing on the server', 'änderte nichts auf dem Server'],
  [
    'another object of the store has the name "{0}" by now',
    'ein anderes Objekt des Speichers heißt inzwischen „{0}“',
  ],
  [
    'another object of the server has the name "{0}" by now',
    'ein anderes Objekt des Servers heißt inzwischen „{0}“',
  ],
  ['changed on the server since', 'seither auf dem Server geändert'],
  [
    'edited in the store since; push or undo that first',
    'seither im Speicher geändert; das zuerst übertragen oder rückgängig machen',
  ],
  ['back to what it was before the run', 'zurück auf den Stand vor dem Lauf'],
  ['deleted by the run', 'vom Lauf gelöscht'],
  ['created by the run', 'vom Lauf angelegt'],
  ['right granted by the run', 'Recht vom Lauf erteilt'],
  ['taken back already by run {0}', 'schon von Lauf {0} zurückgenommen'],
  ['changed by the later run {0}', 'vom späteren Lauf {0} geändert'],
  ['it is as it was before', 'ist, wie es vorher war'],
  ['the journal does not tell what it was', 'das Journal sagt nicht, was es war'],
  [
    'rights are given by hand on this server: take Use on Messaging Service from the user in System Configurator, if it was given there',
    'Rechte werden auf diesem Server von Hand gegeben: dem Benutzer im System Configurator „Nutzung von Messaging Service“ nehmen, falls es dort gegeben wurde',
  ],
  [
    'whether this step was done is not known; compare with the server',
    'ob dieser Schritt ausgeführt wurde, ist nicht bekannt; mit dem Server vergleichen',
  ],
  [
    'it was created in part; delete it on the server, or push again',
    'es wurde nur teilweise angelegt; auf dem Server löschen oder noch einmal übertragen',
  ],
  [
    'it was not set before, and a push cannot empty it',
    'vorher nicht gesetzt, und ein Push kann es nicht leeren',
  ],
  [
    'neither the store nor its history has the former secret',
    'weder der Speicher noch sein Verlauf hat das frühere Geheimnis',
  ],
]
