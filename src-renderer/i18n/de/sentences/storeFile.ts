/** Die Datei des Speichers, Backups, Audit-Protokoll. */
import type { Sentence } from '../../../../src-main/domain/sentenceIndex.ts'

export const storeFile: readonly Sentence[] = [
  // Die Datei des Speichers
  [
    '"{0}" is already there and is not touched. Unlock that store, or choose another folder with --data.',
    '„{0}“ gibt es schon und bleibt unberührt. Jenen Speicher entsperren oder mit --data einen anderen Ordner wählen.',
  ],
  [
    'There is no store in "{0}". Make one with "patchbay init", or choose another folder with --data.',
    'In „{0}“ gibt es keinen Speicher. Mit „patchbay init“ einen anlegen oder mit --data einen anderen Ordner wählen.',
  ],
  [
    'The keyring file is there, but its store "{0}" is missing. Put back the file or a backup; no empty store is made in its place.',
    'Die Schlüsseldatei ist da, aber ihr Speicher „{0}“ fehlt. Die Datei oder ein Backup zurücklegen; an seiner Stelle entsteht kein leerer Speicher.',
  ],
  [
    'The store file "{0}" has lost its content. Nothing was changed, and no empty store is made in its place. Put back the file or a backup.',
    'Die Speicherdatei „{0}“ hat ihren Inhalt verloren. Nichts wurde geändert, und an ihrer Stelle entsteht kein leerer Speicher. Die Datei oder ein Backup zurücklegen.',
  ],
  [
    'The store file "{0}" is missing, though its keyring file is there. Put back the file or a backup; no empty store is made in its place.',
    'Die Speicherdatei „{0}“ fehlt, obwohl ihre Schlüsseldatei da ist. Die Datei oder ein Backup zurücklegen; an ihrer Stelle entsteht kein leerer Speicher.',
  ],
  [
    'The store cannot be read: the file is damaged, or its keyring file belongs to another store. Nothing was changed. Restore a backup, or put back the keyring file that belongs to it.',
    'Der Speicher ist nicht lesbar: Die Datei ist beschädigt, oder ihre Schlüsseldatei gehört zu einem anderen Speicher. Nichts wurde geändert. Ein Backup wiederherstellen oder die zugehörige Schlüsseldatei zurücklegen.',
  ],
  [
    'The disk is full; nothing was saved. Free some space and repeat.',
    'Der Datenträger ist voll; nichts wurde gesichert. Platz schaffen und wiederholen.',
  ],
  [
    'Another program is writing to the store; nothing was saved. Close it or wait, then repeat.',
    'Ein anderes Programm schreibt in den Speicher; nichts wurde gesichert. Es schließen oder warten, dann wiederholen.',
  ],
  [
    'The store or its folder cannot be written; nothing was saved. Check the permissions of the data directory.',
    'In den Speicher oder seinen Ordner lässt sich nicht schreiben; nichts wurde gesichert. Die Berechtigungen des Datenordners prüfen.',
  ],
  [
    'The disk reported an error while the store was read or written; nothing was saved. Check the disk, then restore a backup if the store cannot be opened.',
    'Der Datenträger meldete beim Lesen oder Schreiben des Speichers einen Fehler; nichts wurde gesichert. Den Datenträger prüfen, dann ein Backup wiederherstellen, falls sich der Speicher nicht öffnen lässt.',
  ],
  [
    'Another Patchbay is working with the store in "{0}". Nothing was changed. Close it there, or wait until it is done, and repeat.',
    'Ein anderes Patchbay arbeitet mit dem Speicher in „{0}“. Nichts wurde geändert. Es dort schließen oder warten, bis es fertig ist, und wiederholen.',
  ],
  [
    'The folder "{0}", or a file in it, cannot be written. Nothing was changed. Check its permissions, and whether the disk is read-only.',
    'In den Ordner „{0}“ oder eine Datei darin lässt sich nicht schreiben. Nichts wurde geändert. Die Berechtigungen prüfen und ob der Datenträger schreibgeschützt ist.',
  ],
  ['{0} in "{1}". Nothing was changed. {2}', '{0t}: „{1}“. Nichts wurde geändert. {2t}'],
  ['The keys were exchanged meanwhile', 'Die Schlüssel wurden inzwischen getauscht'],
  ['Unlock again.', 'Noch einmal entsperren.'],
  [
    'The store has to be brought to the new format, and another Patchbay has it open',
    'Der Speicher muss in das neue Format gebracht werden, und ein anderes Patchbay hat ihn offen',
  ],
  ['Close it there, then unlock again.', 'Es dort schließen, dann noch einmal entsperren.'],
  [
    'The file "{0}" is damaged: {1}. Nothing was changed. Restore a backup: "patchbay backup list" shows what there is.',
    'Die Datei „{0}“ ist beschädigt: {1t}. Nichts wurde geändert. Ein Backup wiederherstellen: „patchbay backup list“ zeigt, was es gibt.',
  ],
  ['it became shorter while it was read', 'sie wurde beim Lesen kürzer'],
  [
    'its length of {0} bytes is no whole number of pages',
    'ihre Länge von {0} Bytes ist keine ganze Zahl von Seiten',
  ],
  [
    'no page fits the key; it may belong to another keyring',
    'keine Seite passt zum Schlüssel; sie gehört womöglich zu einer anderen Schlüsseldatei',
  ],
  ['page {0} of {1}', 'Seite {0} von {1}'],
  ['page {0} and {1} more of {2}', 'Seite {0} und {1} weitere von {2}'],
  [
    'The store in "{0}" is damaged ({1}). Restore a backup: "patchbay backup list" shows what there is.',
    'Der Speicher in „{0}“ ist beschädigt ({1t}). Ein Backup wiederherstellen: „patchbay backup list“ zeigt, was es gibt.',
  ],
  ['integrity check: {0}', 'Integritätsprüfung: {0}'],
  ['rows without their parent', 'Zeilen ohne zugehöriges Objekt'],
  ['table {0}: {1} rows became {2}', 'Tabelle {0}: aus {1} Zeilen wurden {2t}'],
  ['none, the table is missing', 'keine, die Tabelle fehlt'],
  [
    'The store under its new keys is not whole ({0}). Nothing was changed.',
    'Der Speicher ist unter seinen neuen Schlüsseln nicht vollständig ({0t}). Nichts wurde geändert.',
  ],
  [
    'The store was written by a newer Patchbay (format {0}, this one knows {1}). Nothing was changed. Install the newer version to open it.',
    'Der Speicher stammt von einem neueren Patchbay (Format {0}, dieses kennt {1}). Nichts wurde geändert. Die neuere Version installieren, um ihn zu öffnen.',
  ],
  [
    "The store's format {0} is not the one that this Patchbay knows. Nothing was changed. Open it with the version that made it, export, and import here.",
    'Das Format {0} des Speichers ist nicht das, das dieses Patchbay kennt. Nichts wurde geändert. Ihn mit der Version öffnen, die ihn angelegt hat, exportieren und hier importieren.',
  ],
  [
    'The disk is full: the store could not be brought to the new format, and is as it was before. Free some space and repeat.',
    'Der Datenträger ist voll: Der Speicher ließ sich nicht in das neue Format bringen und ist, wie er war. Platz schaffen und wiederholen.',
  ],
  [
    'The store could not be brought to the new format; it is as it was before. Open it with the previous version, and report the log file.',
    'Der Speicher ließ sich nicht in das neue Format bringen; er ist, wie er war. Ihn mit der vorigen Version öffnen und die Protokolldatei melden.',
  ],
  // Backups
  [
    'The backup was made under other keys. Its passphrase, or its recovery key, is needed.',
    'Das Backup entstand unter anderen Schlüsseln. Seine Passphrase oder sein Wiederherstellungsschlüssel ist nötig.',
  ],
  ['another format or audit', 'anderes Format oder Audit-Protokoll'],
  [
    'The backup was read back and is not the same as the store ({0}); it was thrown away, and the store is as it was. Check the disk, then repeat.',
    'Das zurückgelesene Backup gleicht dem Speicher nicht ({0t}); es wurde verworfen, und der Speicher ist, wie er war. Den Datenträger prüfen, dann wiederholen.',
  ],
  [
    'The disk is full: nothing was written to "{0}", and the store is as it was. Free some space, or move old backups elsewhere, and repeat.',
    'Der Datenträger ist voll: In „{0}“ wurde nichts geschrieben, und der Speicher ist, wie er war. Platz schaffen oder alte Backups verlegen, dann wiederholen.',
  ],
  [
    'There is no backup "{0}". "patchbay backup list" shows what there is.',
    'Das Backup „{0}“ gibt es nicht. „patchbay backup list“ zeigt, was es gibt.',
  ],
  [
    'The backup "{0}" has no store.db. Nothing was changed. Choose another backup.',
    'Das Backup „{0}“ hat keine store.db. Nichts wurde geändert. Ein anderes Backup wählen.',
  ],
  [
    '"{0}" belongs to the store itself. Name a backup: "patchbay backup list" shows what there is.',
    '„{0}“ gehört zum Speicher selbst. Ein Backup nennen: „patchbay backup list“ zeigt, was es gibt.',
  ],
  [
    'The backup "{0}" cannot be used: {1}. The store and its keyring are as they were. Choose another backup: "patchbay backup list" shows what there is.',
    'Das Backup „{0}“ ist nicht verwendbar: {1t}. Speicher und Schlüsseldatei sind, wie sie waren. Ein anderes Backup wählen: „patchbay backup list“ zeigt, was es gibt.',
  ],
  [
    'its keyring.json is missing or damaged, and the present one has other keys',
    'seine keyring.json fehlt oder ist beschädigt, und die gegenwärtige hat andere Schlüssel',
  ],
  [
    'its store.db is damaged, or belongs to another keyring',
    'seine store.db ist beschädigt oder gehört zu einer anderen Schlüsseldatei',
  ],
  ['it does not hold what its backup.json says', 'es enthält nicht, was seine backup.json angibt'],
  [
    'The backup "{0}" has no readable backup.json. Nothing was changed. Choose another backup: "patchbay backup list" shows what there is.',
    'Das Backup „{0}“ hat keine lesbare backup.json. Nichts wurde geändert. Ein anderes Backup wählen: „patchbay backup list“ zeigt, was es gibt.',
  ],
  // Audit-Protokoll
  [
    'The store was locked while its audit trail was being read. Unlock it, and repeat.',
    'Der Speicher wurde gesperrt, während sein Audit-Protokoll gelesen wurde. Entsperren und wiederholen.',
  ],
  ['Record {0} is', 'Eintrag {0} fehlt'],
  ['Records {0} to {1} are', 'Die Einträge {0} bis {1} fehlen'],
  ['{0} missing {1} of the audit trail.', '{0t} {1t} des Audit-Protokolls.'],
  ['at the end', 'am Ende'],
  ['at the start', 'am Anfang'],
  ['in the middle', 'in der Mitte'],
  [
    "The store's counter of records stands at {0}, though record {1} is there.",
    'Der Zähler der Einträge steht auf {0}, obwohl es Eintrag {1} gibt.',
  ],
  [
    'Record {0} has a number that the store never gives.',
    'Eintrag {0} hat eine Nummer, die der Speicher nie vergibt.',
  ],
  [
    'Record {0} was changed: its content does not fit its hash.',
    'Eintrag {0} wurde verändert: Sein Inhalt passt nicht zu seinem Hash.',
  ],
  [
    'Record 1 is not the first one that was written: it names a predecessor.',
    'Eintrag 1 ist nicht der zuerst geschriebene: Er nennt einen Vorgänger.',
  ],
  [
    'Record {0} does not follow record {1}: it names another predecessor. One of the two was replaced, moved or inserted.',
    'Eintrag {0} folgt nicht auf Eintrag {1}: Er nennt einen anderen Vorgänger. Einer der beiden wurde ersetzt, verschoben oder eingefügt.',
  ],
]
