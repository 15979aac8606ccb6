/** Aufrufe, Dateien, und was beim Sichern, Löschen und Zurückholen von Objekten zu sagen ist. */
import type { Sentence } from '../../../../src-main/domain/sentenceIndex.ts'

export const store: readonly Sentence[] = [
  // Aufrufe
  ["The call did not come from Patchbay's own page.", 'Der Aufruf kam nicht von der Seite von Patchbay.'],
  ['The call is not well formed.', 'Der Aufruf hat nicht die verlangte Form.'],
  [
    'The call is larger than {0} MB and was not read. Send less at once.',
    'Der Aufruf ist größer als {0} MB und wurde nicht gelesen. Weniger auf einmal senden.',
  ],
  [
    'The request is not valid: a call is JSON text in UTF-8.',
    'Die Anfrage ist nicht gültig: Ein Aufruf ist JSON in UTF-8.',
  ],
  [
    'This browser has no session with Patchbay. Open the address that Patchbay printed when it started.',
    'Dieser Browser hat keine Sitzung mit Patchbay. Die Adresse öffnen, die Patchbay beim Start ausgegeben hat.',
  ],
  [
    "The call did not come from Patchbay's own page and was refused.",
    'Der Aufruf kam nicht von der Seite von Patchbay und wurde abgelehnt.',
  ],
  ['The input is not valid: {0}.', 'Die Eingabe ist nicht gültig: {0t}.'],
  ['The input is not valid at "{0}": {1}.', 'Die Eingabe ist bei „{0}“ nicht gültig: {1t}.'],
  ['Not a JSON value', 'kein JSON-Wert'],
  ['There is no such procedure.', 'Diesen Aufruf gibt es nicht.'],
  ['The input is not valid.', 'Die Eingabe ist nicht gültig.'],
  [
    'Only the command line may name files of this machine.',
    'Nur die Befehlszeile darf Dateien dieses Computers nennen.',
  ],
  [
    'Patchbay met a defect of its own. Nothing was half done; the log file has the details.',
    'Patchbay stieß auf einen eigenen Fehler. Nichts blieb halb getan; die Einzelheiten stehen in der Protokolldatei.',
  ],
  // Dateien
  ['"{0}" does not exist. Check the path.', '„{0}“ gibt es nicht. Den Pfad prüfen.'],
  [
    '"{0}" does not exist: a part of its path is a file. Check the path.',
    '„{0}“ gibt es nicht: Ein Teil des Pfads ist eine Datei. Den Pfad prüfen.',
  ],
  ['"{0}" is a folder. Name a file in it.', '„{0}“ ist ein Ordner. Eine Datei darin nennen.'],
  [
    '"{0}" may not be accessed. Check its permissions.',
    'Auf „{0}“ darf nicht zugegriffen werden. Die Berechtigungen prüfen.',
  ],
  [
    '"{0}" cannot be written: the disk is full. Free some space and repeat.',
    '„{0}“ lässt sich nicht schreiben: Der Datenträger ist voll. Platz schaffen und wiederholen.',
  ],
  [
    '"{0}" cannot be written: the disk quota is used up. Free some space and repeat.',
    '„{0}“ lässt sich nicht schreiben: Das Kontingent ist aufgebraucht. Platz schaffen und wiederholen.',
  ],
  [
    '"{0}" cannot be written: the disk is read-only. Choose another folder.',
    '„{0}“ lässt sich nicht schreiben: Der Datenträger ist schreibgeschützt. Einen anderen Ordner wählen.',
  ],
  [
    '"{0}" is already there and is not overwritten. Choose another name.',
    '„{0}“ gibt es schon und wird nicht überschrieben. Einen anderen Namen wählen.',
  ],
  // Sichern und Löschen
  ['service', 'Service'],
  ['user', 'Benutzer'],
  ['server', 'Server'],
  ['Service "{0}"', 'Service „{0}“'],
  ['User "{0}"', 'Benutzer „{0}“'],
  ['Server "{0}"', 'Server „{0}“'],
  ['{0} was not saved. {1}', '{0t} wurde nicht gesichert. {1t}'],
  [
    '{0} was changed elsewhere since it was opened. Nothing was saved. Open it again and repeat the change.',
    '{0t} wurde seit dem Öffnen an anderer Stelle geändert. Nichts wurde gesichert. Neu öffnen und die Änderung wiederholen.',
  ],
  [
    'The form has {0} bytes; a draft may have {1}. It was not kept. Save the form instead.',
    'Das Formular hat {0} Bytes; ein Entwurf darf {1} haben. Er wurde nicht behalten. Das Formular stattdessen sichern.',
  ],
  [
    'The preference "{0}" has {1} characters; one may have {2}. It was not kept.',
    'Die Einstellung „{0}“ hat {1} Zeichen; {2} sind erlaubt. Sie wurde nicht behalten.',
  ],
  [
    'This service is no longer in the store. Refresh the list.',
    'Dieser Service ist nicht mehr im Speicher. Die Liste aktualisieren.',
  ],
  [
    'There is no service "{0}" in the store. "patchbay service list" shows the names.',
    'Im Speicher gibt es keinen Service „{0}“. „patchbay service list“ zeigt die Namen.',
  ],
  [
    'There is another service named "{0}" in the store. Choose another name.',
    'Im Speicher gibt es schon einen Service namens „{0}“. Einen anderen Namen wählen.',
  ],
  [
    'There is another service named "{0}" in the store by now. Rename that one, then repeat.',
    'Im Speicher gibt es inzwischen einen anderen Service namens „{0}“. Jenen umbenennen, dann wiederholen.',
  ],
  [
    'The type of service "{0}" is fixed: it was chosen when the service was made. Add a new service of the other type.',
    'Der Typ des Service „{0}“ steht fest: Er wurde beim Anlegen gewählt. Einen neuen Service des anderen Typs hinzufügen.',
  ],
  [
    'The hub accounts were not saved: some lines cannot be taken. Correct them, then repeat.',
    'Die Hub-Konten wurden nicht gesichert: Einige Zeilen lassen sich nicht übernehmen. Sie berichtigen, dann wiederholen.',
  ],
  [
    'This user is no longer in the store. Refresh the list.',
    'Dieser Benutzer ist nicht mehr im Speicher. Die Liste aktualisieren.',
  ],
  [
    'There is no user with the logon name "{0}" in the store. "patchbay user list" shows the names.',
    'Im Speicher gibt es keinen Benutzer mit dem Anmeldenamen „{0}“. „patchbay user list“ zeigt die Namen.',
  ],
  [
    'There is another user with the logon name "{0}" in the store. Choose another one.',
    'Im Speicher gibt es schon einen Benutzer mit dem Anmeldenamen „{0}“. Einen anderen wählen.',
  ],
  [
    'There is another user with the logon name "{0}" in the store by now. Rename that one, then repeat.',
    'Im Speicher gibt es inzwischen einen anderen Benutzer mit dem Anmeldenamen „{0}“. Jenen umbenennen, dann wiederholen.',
  ],
  [
    'This server is no longer in the store. Refresh the list.',
    'Dieser Server ist nicht mehr im Speicher. Die Liste aktualisieren.',
  ],
  [
    'There is no server "{0}" in the store. "patchbay server list" shows the names.',
    'Im Speicher gibt es keinen Server „{0}“. „patchbay server list“ zeigt die Namen.',
  ],
  [
    'There is another server named "{0}" in the store. Choose another name.',
    'Im Speicher gibt es schon einen Server namens „{0}“. Einen anderen Namen wählen.',
  ],
  [
    'There is another server named "{0}" in the store by now. Rename that one, then repeat.',
    'Im Speicher gibt es inzwischen einen anderen Server namens „{0}“. Jenen umbenennen, dann wiederholen.',
  ],
  [
    'Objects cannot be promoted from server "{0}" to this one: a server is either a source or a target of promotion. Nothing was saved. Choose a server that gets the objects of the store itself.',
    'Von Server „{0}“ lassen sich keine Objekte an diesen weitergeben: Ein Server ist entweder Quelle oder Ziel der Weitergabe. Nichts wurde gesichert. Einen Server wählen, der die Objekte des Speichers selbst bekommt.',
  ],
  [
    'Server "{0}" has objects promoted to it, or values of its own for them. Without its source it would get the objects of the store, secrets included. Nothing was changed. Take its objects and values out of promotion first, or delete the server here and add it again.',
    'An Server „{0}“ werden Objekte weitergegeben, oder er hat eigene Werte für sie. Ohne seine Quelle bekäme er die Objekte des Speichers samt Geheimnissen. Nichts wurde geändert. Zuerst seine Objekte und Werte aus der Weitergabe nehmen, oder den Server hier löschen und neu hinzufügen.',
  ],
  [
    'Server "{0}" has been used since: what was agreed with it and its pushes would be lost for good. Nothing was changed. To forget it all the same, delete the server itself.',
    'Server „{0}“ wurde seither verwendet: Was mit ihm abgeglichen ist und seine Pushes gingen endgültig verloren. Nichts wurde geändert. Soll es dennoch vergessen werden, den Server selbst löschen.',
  ],
  // Verlauf, rückgängig machen
  [
    'The {0} has no version {1} to put back. Its history shows the versions; after a deletion there is none, choose an older one.',
    '{0t}: Version {1} gibt es zum Zurückholen nicht. Der Verlauf zeigt die Versionen; nach einem Löschen gibt es keine, eine ältere wählen.',
  ],
  [
    'This {0} is not in the trash. Refresh the list.',
    'Das Objekt ({0t}) ist nicht im Papierkorb. Die Liste aktualisieren.',
  ],
  ['There is nothing to undo.', 'Es gibt nichts rückgängig zu machen.'],
  [
    'There is nothing to redo: nothing was undone since the last edit.',
    'Es gibt nichts zu wiederholen: Seit der letzten Änderung wurde nichts rückgängig gemacht.',
  ],
  ['undo', 'Rückgängig'],
  ['redo', 'Wiederholen'],
  [
    'Something else was done in the store meanwhile: {0} would now concern "{1}". Nothing was changed. Look again, then repeat.',
    'Im Speicher wurde inzwischen etwas anderes getan: „{0t}“ beträfe jetzt „{1t}“. Nichts wurde geändert. Noch einmal ansehen, dann wiederholen.',
  ],
  [
    'The {0} "{1}" {2}. Nothing was changed. Choose a version in its history instead.',
    '{0t} „{1}“ {2t}. Nichts wurde geändert. Stattdessen eine Version im Verlauf wählen.',
  ],
  ['is no longer in the store', 'ist nicht mehr im Speicher'],
  ['was changed since', 'wurde seither geändert'],
  ['is in the store again', 'ist wieder im Speicher'],
  [
    'Server "{0}" is back with its credentials, but not what was recorded of it: the state agreed with it, its conflicts and its pushes were deleted for good. The next pull starts without a base.',
    'Server „{0}“ ist mit seinen Zugangsdaten zurück, nicht aber, was über ihn aufgezeichnet war: Sein abgeglichener Stand, seine Konflikte und seine Pushes wurden endgültig gelöscht. Der nächste Abgleich beginnt ohne Grundlage.',
  ],
  ['A secret of {0} {1} is not in its history.', 'Ein Geheimnis fehlt im Verlauf: {0t} {1}.'],
  [
    'A service of the unknown type "{0}" was to come back.',
    'Ein Service des unbekannten Typs „{0}“ sollte zurückkommen.',
  ],
  [
    'What is in the trash would be forgotten for good, with its history. Nothing was changed. Confirm to go on.',
    'Was im Papierkorb ist, würde mit seinem Verlauf endgültig vergessen. Nichts wurde geändert. Zum Fortfahren bestätigen.',
  ],
  // Sperre und Geheimnisse
  [
    'The store is locked. Unlock it with the passphrase first.',
    'Der Speicher ist gesperrt. Zuerst mit der Passphrase entsperren.',
  ],
  [
    'The store was locked meanwhile. Nothing was done. Try again.',
    'Der Speicher wurde inzwischen gesperrt. Nichts wurde getan. Noch einmal versuchen.',
  ],
  [
    'A stored secret ({0}) cannot be read: its bytes were changed. It was left as it is; restore a backup, or enter the secret again.',
    'Ein gespeichertes Geheimnis ({0}) ist nicht lesbar: Seine Bytes wurden verändert. Es blieb, wie es ist; ein Backup wiederherstellen oder das Geheimnis neu eingeben.',
  ],
]
