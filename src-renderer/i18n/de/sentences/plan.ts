/** Plan und Abgleich: Gründe der Schritte, blockierte Objekte, Wächter, Konflikte und Abweichungen. */
import type { Sentence } from '../../../../src-main/domain/sentenceIndex.ts'

export const plan: readonly Sentence[] = [
  // Gründe der Schritte
  ['not on the server', 'nicht auf dem Server'],
  ['deleted in the store', 'im Speicher gelöscht'],
  ['not in the store', 'nicht im Speicher'],
  [
    'deleted on the server; the conflict was decided for the store',
    'auf dem Server gelöscht; der Konflikt wurde für den Speicher entschieden',
  ],
  ['a conflict was decided for the store', 'ein Konflikt wurde für den Speicher entschieden'],
  ['changed on the server; decided for the store', 'auf dem Server geändert; für den Speicher entschieden'],
  ['changed in the store', 'im Speicher geändert'],
  [
    'the server has a user of this logon name; its password becomes that of the store',
    'der Server hat einen Benutzer mit diesem Anmeldenamen; sein Passwort wird das des Speichers',
  ],
  ['secrets not yet sent to this server', 'Geheimnisse noch nicht an diesen Server gesendet'],
  ['right not granted on the server', 'Recht auf dem Server nicht erteilt'],
  [
    'rights are given by hand on this server: open the user in System Configurator and add {0}',
    'Rechte werden auf diesem Server von Hand gegeben: den Benutzer im System Configurator öffnen und „{0t}“ hinzufügen',
  ],
  ['Use on Messaging Service', 'Nutzung von Messaging Service'],
  // Warum ein Objekt nicht übertragen wird
  [
    'the server has several objects of this name; rename or remove all but one of them there',
    'der Server hat mehrere Objekte dieses Namens; dort alle bis auf eines umbenennen oder entfernen',
  ],
  ["the server's object cannot be read: {0}", 'das Objekt des Servers ist nicht lesbar: {0t}'],
  [
    'the type differs from the server and is fixed after creation; delete one of the two services, or rename it',
    'der Typ ist auf dem Server ein anderer und steht nach dem Anlegen fest; einen der beiden Services löschen oder umbenennen',
  ],
  [
    'renamed on the server to a name that another object of the store has; rename one of them',
    'auf dem Server so umbenannt, wie ein anderes Objekt des Speichers heißt; eines davon umbenennen',
  ],
  [
    'renamed in the store in a ring with other objects: each would take a name that another one still has on the server; give one of them a name that nobody has, push, then rename it again',
    'im Speicher im Ring mit anderen Objekten umbenannt: Jedes bekäme einen Namen, den ein anderes auf dem Server noch hat; einem davon einen freien Namen geben, übertragen, dann wieder umbenennen',
  ],
  [
    'renamed in the store to a name that another object of the server has; rename one of them',
    'im Speicher so umbenannt, wie ein anderes Objekt des Servers heißt; eines davon umbenennen',
  ],
  [
    'the store lacks {0}, and {1}; enter it in the store',
    'dem Speicher fehlt {0t}, und {1t}; im Speicher eingeben',
  ],
  ["the user's password", 'das Passwort des Benutzers'],
  ['the secret "{0}"', 'das Geheimnis „{0}“'],
  [
    'a changed logon name needs the password to be set again',
    'bei einem geänderten Anmeldenamen muss das Passwort neu gesetzt werden',
  ],
  [
    'it is not known what the server does to a secret that an update does not carry',
    'es ist nicht bekannt, was der Server mit einem Geheimnis tut, das eine Änderung nicht mitsendet',
  ],
  [
    'the server clears a secret that an update does not carry',
    'der Server leert ein Geheimnis, das eine Änderung nicht mitsendet',
  ],
  [
    'the server rejects an update that does not carry all secrets',
    'der Server lehnt eine Änderung ab, die nicht alle Geheimnisse mitsendet',
  ],
  ['its rights were not read', 'seine Rechte wurden nicht gelesen'],
  // Wächter
  [
    'The list of {0} of server "{1}" did not come to an end. Nothing was changed. Try again; when it stays, check "paging" in the mapping of the server.',
    'Die Liste ({0t}) von Server „{1}“ nahm kein Ende. Nichts wurde geändert. Noch einmal versuchen; bleibt es dabei, „paging“ in der Zuordnung des Servers prüfen.',
  ],
  [
    'None of the {0} objects known from earlier is on server "{1}": it was emptied, or its URL leads to another server. Nothing was changed. Check the URL and the rights of the API user; when the server was really set up anew, remove it here and add it again.',
    'Keines der {0} von früher bekannten Objekte ist auf Server „{1}“: Er wurde geleert, oder seine URL führt zu einem anderen Server. Nichts wurde geändert. Die URL und die Rechte des API-Benutzers prüfen; wurde der Server wirklich neu eingerichtet, ihn hier entfernen und neu hinzufügen.',
  ],
  [
    'Server "{0}" left {1} existing object(s) out of its list, "{2}" among them. Nothing was changed. Try again.',
    'Server „{0}“ ließ {1} vorhandene(s) Objekt(e) aus seiner Liste, darunter „{2}“. Nichts wurde geändert. Noch einmal versuchen.',
  ],
  [
    'The plan deletes {0} service(s) on server "{1}", and at most {2} are allowed. Nothing was written. Check the plan, then allow as many as it names.',
    'Der Plan löscht {0} Service(s) auf Server „{1}“; höchstens {2} sind erlaubt. Nichts wurde geschrieben. Den Plan prüfen, dann so viele erlauben, wie er nennt.',
  ],
  [
    'The plan deletes "{0}" on server "{1}", which nobody confirmed by name. Nothing was written. Review the plan and confirm each delete.',
    'Der Plan löscht „{0}“ auf Server „{1}“, was niemand mit Namen bestätigt hat. Nichts wurde geschrieben. Den Plan durchsehen und jedes Löschen bestätigen.',
  ],
  [
    'The plan updates or deletes {0} object(s) on server "{1}" outside its change windows ({2}), when message delivery may be at work. Nothing was written. Wait for the window, or confirm that it shall be done now.',
    'Der Plan ändert oder löscht {0} Objekt(e) auf Server „{1}“ außerhalb seiner Änderungsfenster ({2l}), wenn Nachrichten zugestellt werden können. Nichts wurde geschrieben. Das Fenster abwarten oder bestätigen, dass es jetzt geschehen soll.',
  ],
  [
    'The saved plan for server "{0}" is stale: the store, or the objects of server "{1}", changed since it was made. Nothing was written. Make a new plan and review it.',
    'Der gespeicherte Plan für Server „{0}“ ist veraltet: Der Speicher oder die Objekte von Server „{1}“ änderten sich seither. Nichts wurde geschrieben. Einen neuen Plan machen und durchsehen.',
  ],
  [
    'The field "{0}" was merged though it is nowhere.',
    'Das Feld „{0}“ wurde zusammengeführt, obwohl es nirgends ist.',
  ],
  [
    'This is no saved plan: it is not as expected at its top. Make a new one with "patchbay plan NAME --out FILE".',
    'Das ist kein gespeicherter Plan: Er ist auf seiner obersten Ebene nicht wie erwartet. Mit „patchbay plan NAME --out FILE“ einen neuen machen.',
  ],
  [
    'This is no saved plan: it is not as expected at "{0}". Make a new one with "patchbay plan NAME --out FILE".',
    'Das ist kein gespeicherter Plan: Er ist bei „{0}“ nicht wie erwartet. Mit „patchbay plan NAME --out FILE“ einen neuen machen.',
  ],
  // Konflikte und Entscheidungen
  [
    'There is no conflict of "{0}"{1}. List the conflicts of the server; after a change on either side, make a new plan first.',
    'Es gibt keinen Konflikt von „{0}“{1t}. Die Konflikte des Servers auflisten; nach einer Änderung auf einer Seite zuerst einen neuen Plan machen.',
  ],
  [
    'There is no decided conflict of "{0}"{1} that waits for a push. Nothing was changed. List the decisions of the server: what a push has carried out can be restored.',
    'Es gibt keinen entschiedenen Konflikt von „{0}“{1t}, der auf einen Push wartet. Nichts wurde geändert. Die Entscheidungen des Servers auflisten: Was ein Push ausgeführt hat, lässt sich zurückholen.',
  ],
  [' in the field "{0}"', ' im Feld „{0}“'],
  [
    'This decision is no longer on record: a side moved before a push carried it out. Nothing was changed. Refresh the list.',
    'Diese Entscheidung ist nicht mehr verzeichnet: Eine Seite änderte sich, bevor ein Push sie ausführte. Nichts wurde geändert. Die Liste aktualisieren.',
  ],
  [
    'The former value of "{0}" of "{1}" was the server\'s, and Patchbay never knew it. Nothing was changed. Enter it in the store, if you have it.',
    'Der frühere Wert von „{0}“ von „{1}“ war der des Servers, und Patchbay kannte ihn nie. Nichts wurde geändert. Ihn im Speicher eingeben, falls vorhanden.',
  ],
  [
    'The former value of "{0}" of "{1}" is not in the history of the store. Nothing was changed. Enter it again.',
    'Der frühere Wert von „{0}“ von „{1}“ steht nicht im Verlauf des Speichers. Nichts wurde geändert. Ihn neu eingeben.',
  ],
  [
    'The {0} "{1}" is no longer in the store{2}. Nothing was changed. Bring it back or enter it again first.',
    '{0t} „{1}“ ist nicht mehr im Speicher{2t}. Nichts wurde geändert. Zuerst zurückholen oder neu eingeben.',
  ],
  [', nor in its trash', ', auch nicht im Papierkorb'],
  // Abweichungen
  [
    'Nothing named "{0}" moved on server "{1}" since it was agreed on. Nothing was changed. "patchbay drift NAME" shows what did.',
    'Nichts namens „{0}“ änderte sich auf Server „{1}“ seit der letzten Übereinstimmung. Nichts wurde geändert. „patchbay drift NAME“ zeigt, was sich änderte.',
  ],
  [
    'Drift was found of an object that was never known.',
    'Eine Abweichung wurde an einem Objekt gefunden, das nie bekannt war.',
  ],
  [
    'What moved of "{0}" on server "{1}" cannot be taken into the store: {2}. Nothing was changed.',
    'Was sich an „{0}“ auf Server „{1}“ änderte, lässt sich nicht in den Speicher übernehmen: {2t}. Nichts wurde geändert.',
  ],
  ['a part of it could not be read', 'ein Teil davon war nicht lesbar'],
  [
    '"{0}" is only on server "{1}": the store has nothing to overwrite it with. Nothing was decided. Accept it into the store, or delete it on the server with a push that allows deletes.',
    '„{0}“ ist nur auf Server „{1}“: Der Speicher hat nichts zum Überschreiben. Nichts wurde entschieden. In den Speicher übernehmen oder auf dem Server mit einem Push löschen, der Löschen erlaubt.',
  ],
  [
    'The type of "{0}" differs on server "{1}" and is fixed there: no push can overwrite it. Nothing was decided. Delete one of the two services, or rename it.',
    'Der Typ von „{0}“ ist auf Server „{1}“ ein anderer und steht dort fest: Kein Push kann ihn überschreiben. Nichts wurde entschieden. Einen der beiden Services löschen oder umbenennen.',
  ],
  [
    'Server "{0}" shows no messaging service and no user named "{1}". Nothing was adopted. Check the name, and the rights of the API user.',
    'Server „{0}“ zeigt keinen Messaging-Service und keinen Benutzer namens „{1}“. Nichts wurde übernommen. Den Namen und die Rechte des API-Benutzers prüfen.',
  ],
  [
    'A service of the unknown type "{0}" was to be taken into the store.',
    'Ein Service des unbekannten Typs „{0}“ sollte in den Speicher übernommen werden.',
  ],
]
