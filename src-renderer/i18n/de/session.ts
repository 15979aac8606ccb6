/** Alles, bevor der Speicher offen ist; Sperre, Rollen und Entwürfe von Formularen, die sie überdauern. */
export const session = {
  'session.title': 'Patchbay',
  'session.lead':
    'Messaging-Services und Benutzer für eingehende Nachrichten, offline gepflegt und nach Plan übertragen.',
  'session.directory': 'Datenverzeichnis: {path}',
  'session.language.system': 'Sprache: wie das System',

  'create.title': 'Speicher anlegen',
  'create.text':
    'Alle Eingaben liegen in einem verschlüsselten Speicher auf diesem Rechner. Die Passphrase öffnet ihn. Geht sie verloren, öffnet ihn nur noch der Wiederherstellungsschlüssel aus dem nächsten Schritt.',
  'create.person': 'Name der ersten Administratorin oder des ersten Administrators',
  'create.person.usual': 'Administrator',
  'create.person.help':
    'Steht im Protokoll, wer was geändert hat. Weitere Personen lassen sich später hinzufügen.',
  'create.person.empty': 'Der Name ist leer. Einen eingeben.',
  'create.passphrase': 'Passphrase',
  'create.repeat': 'Passphrase wiederholen',
  'create.mismatch': 'Die beiden Passphrasen sind verschieden. Zweimal dieselbe eingeben.',
  'create.tooShort': 'Die Passphrase hat weniger als {least} Zeichen. Eine längere nehmen.',
  'create.advice': 'Mindestens 8 Zeichen. Ein paar Wörter ohne Zusammenhang ergeben eine gute Passphrase.',
  'create.strength': 'Stärke: {strength}',
  'create.strength.weak': 'schwach. Ein paar Wörter ohne Zusammenhang ergeben eine gute Passphrase',
  'create.strength.fair': 'mittel. Ein oder zwei Wörter mehr machen sie stark',
  'create.strength.strong': 'stark',
  'create.submit': 'Speicher anlegen',
  'create.working': 'Schlüssel werden erzeugt. Das dauert etwa eine Sekunde',

  'recovery.title': 'Wiederherstellungsschlüssel notieren',
  'recovery.text':
    'Der Wiederherstellungsschlüssel öffnet den Speicher, wenn die Passphrase verloren ist. Er wird nur dieses eine Mal gezeigt und nirgends aufbewahrt. Auf Papier oder in einem Passwort-Manager aufbewahren, getrennt von diesem Rechner.',
  'recovery.label': 'Wiederherstellungsschlüssel',
  'recovery.copy': 'Kopieren',
  'recovery.copied': 'Kopiert. Nach dem Einfügen die Zwischenablage leeren.',
  'recovery.copyFailed':
    'Die Zwischenablage ist nicht erreichbar. Den Schlüssel markieren und von Hand kopieren.',
  'recovery.print': 'Wiederherstellungsblatt drucken',
  'recovery.confirm': 'Der Schlüssel ist notiert',
  'recovery.continue': 'Weiter',

  'sheet.title': 'Wiederherstellungsblatt',
  'sheet.directory': 'Datenverzeichnis',
  'sheet.date': 'Datum',
  'sheet.for.title': 'Wozu es dient',
  'sheet.for':
    'Dieser Schlüssel öffnet den Speicher, wenn alle Passphrasen verloren sind. Wer ihn und das Datenverzeichnis hat, kann alle Geheimnisse lesen.',
  'sheet.use.title': 'Wie es verwendet wird',
  'sheet.use':
    'Beim Entsperren „Wiederherstellungsschlüssel verwenden“ wählen und alle Gruppen in dieser Reihenfolge eingeben. Bindestriche, Leerzeichen und Groß- oder Kleinschreibung spielen keine Rolle.',
  'sheet.keep.title': 'Wo es aufbewahrt wird',
  'sheet.keep':
    'Auf Papier an einem verschlossenen Ort, getrennt vom Computer. Nicht als Foto und nicht im Datenverzeichnis oder seinen Backups.',
  'sheet.lost.title': 'Wenn es verloren geht',
  'sheet.lost':
    'Solange eine Passphrase den Speicher öffnet, kann ein Administrator einen neuen Wiederherstellungsschlüssel anstelle dieses einen erzeugen.',

  'unlock.title': 'Speicher entsperren',
  'unlock.text': 'Der Speicher ist gesperrt. Passphrase eingeben.',
  'unlock.person': 'Person',
  'unlock.passphrase': 'Passphrase',
  'unlock.submit': 'Entsperren',
  'unlock.working': 'Wird entsperrt',
  'unlock.useRecoveryKey': 'Wiederherstellungsschlüssel verwenden',
  'unlock.recoveryText':
    'Den Wiederherstellungsschlüssel eingeben, der beim Anlegen des Speichers gezeigt wurde. Leerzeichen und Groß- oder Kleinschreibung spielen keine Rolle.',
  'unlock.recoveryKey': 'Wiederherstellungsschlüssel',
  'unlock.usePassphrase': 'Passphrase verwenden',
  'unlock.wait':
    'Nach mehreren falschen Passphrasen muss der nächste Versuch warten: noch {seconds} s. Der Wiederherstellungsschlüssel ist sofort verwendbar.',

  'keyring.title': 'Schlüsselbund dieses Computers',
  'keyring.use': 'Schlüsselbund dieses Computers verwenden',
  'keyring.tryAgain': 'Schlüsselbund dieses Computers erneut versuchen',
  'keyring.weak':
    'Der Schlüsselbund dieses Computers ({keyring}) schützt nichts: Jedes Programm auf diesem Computer kann den Schlüssel lesen, den er aufbewahrt. Er wurde mit Zustimmung so eingerichtet.',
  'keyring.unavailable':
    'Der Schlüsselbund dieses Computers ({keyring}) ist jetzt nicht verwendbar: Er ist gesperrt, läuft nicht oder hat den Zugriff verweigert. Entsperren oder starten und erneut versuchen, oder die Passphrase oder den Wiederherstellungsschlüssel verwenden.',
  'keyring.backendChanged':
    'Den Schlüssel bewahrt der Schlüsselbund „{keyring}“ auf, diese Sitzung verwendet einen anderen, der ihn nicht lesen kann. Passphrase oder Wiederherstellungsschlüssel verwenden; dann lässt sich der Schlüsselbund neu einrichten.',
  'keyring.undecryptable':
    'Der Schlüsselbund dieses Computers ({keyring}) hat den Schlüssel nicht mehr: Er wurde gelöscht, beschädigt oder zurückgesetzt. Passphrase oder Wiederherstellungsschlüssel verwenden; dann lässt sich der Schlüsselbund neu einrichten.',

  'problem.cause': 'Ursache',
  'problem.cure': 'Was hilft',
  'problem.unchanged': 'Nichts wurde geändert, nichts gelöscht, und nichts wird neu angelegt.',
  'problem.restore': 'Backup wiederherstellen',
  'problem.copyReport': 'Bericht kopieren',
  'problem.reportCopied': 'Kopiert',
  'problem.reportNotCopied':
    'Die Zwischenablage ist nicht erreichbar. Den Text markieren und von Hand kopieren.',
  'problem.report':
    'Patchbay-Bericht\nCode: {code}\nMeldung: {message}\nDatenverzeichnis: {directory}\nZeit: {time}',
  'problem.KEYRING_MISSING.title': 'Die Schlüsseldatei fehlt',
  'problem.KEYRING_MISSING.cause':
    'Die Datei keyring.json enthält die verpackten Schlüssel des Speichers. Ohne sie kann keine Passphrase den Speicher öffnen.',
  'problem.KEYRING_MISSING.cure':
    'Eine Kopie der Datei in das Datenverzeichnis zurücklegen oder ein Backup wiederherstellen, das eine enthält.',
  'problem.KEYRING_DAMAGED.title': 'Die Schlüsseldatei ist beschädigt',
  'problem.KEYRING_DAMAGED.cause':
    'Die Datei keyring.json enthält die verpackten Schlüssel des Speichers und ist nicht lesbar.',
  'problem.KEYRING_DAMAGED.cure':
    'Eine Kopie der Datei in das Datenverzeichnis zurücklegen oder ein Backup wiederherstellen, das eine enthält.',
  'problem.KEYRING_TOO_WEAK.title': 'Die Schlüsseldatei ist womöglich gefälscht',
  'problem.KEYRING_TOO_WEAK.cause':
    'Mit ihren Einstellungen wären Passphrasen leicht zu erraten, oder das Entsperren nähme kein Ende. Patchbay schreibt keine solche Datei.',
  'problem.KEYRING_TOO_WEAK.cure':
    'Eine Kopie der Datei in das Datenverzeichnis zurücklegen oder ein Backup wiederherstellen, das eine enthält.',
  'problem.KEYRING_FROM_FUTURE.title': 'Die Schlüsseldatei stammt von einem neueren Patchbay',
  'problem.KEYRING_FROM_FUTURE.cause':
    'Eine neuere Version von Patchbay hat die Datei keyring.json geschrieben. Diese Version kann sie nicht lesen.',
  'problem.KEYRING_FROM_FUTURE.cure':
    'Die neuere Version installieren. Stattdessen lässt sich ein älteres Backup wiederherstellen; was seither eingegeben wurde, ist nicht darin.',
  'problem.STORE_MISSING.title': 'Die Speicherdatei fehlt',
  'problem.STORE_MISSING.cause': 'Die Schlüsseldatei ist da, die Datei store.db nicht.',
  'problem.STORE_MISSING.cure':
    'Die Datei in das Datenverzeichnis zurücklegen oder ein Backup wiederherstellen.',
  'problem.STORE_DAMAGED.title': 'Der Speicher ist beschädigt',
  'problem.STORE_DAMAGED.cause':
    'Die Datei store.db ist nicht vollständig lesbar, oder die Schlüsseldatei gehört zu einem anderen Speicher.',
  'problem.STORE_DAMAGED.cure':
    'Ein Backup wiederherstellen. Wurde die Schlüsseldatei vertauscht, die richtige zurücklegen und erneut versuchen.',
  'problem.STORE_FROM_FUTURE.title': 'Der Speicher stammt von einem neueren Patchbay',
  'problem.STORE_FROM_FUTURE.cause':
    'Eine neuere Version von Patchbay hat die Form des Speichers geändert. Diese Version kann ihn nicht lesen.',
  'problem.STORE_FROM_FUTURE.cure':
    'Die neuere Version installieren. Stattdessen lässt sich ein älteres Backup wiederherstellen; was seither eingegeben wurde, ist nicht darin.',
  'problem.STORE_NOT_WRITABLE.title': 'In den Speicher kann nicht geschrieben werden',
  'problem.STORE_NOT_WRITABLE.cause':
    'Das Datenverzeichnis oder eine Datei darin ist schreibgeschützt oder gehört einem anderen Konto.',
  'problem.STORE_NOT_WRITABLE.cure':
    'Die Berechtigungen des Datenverzeichnisses berichtigen, dann erneut versuchen.',
  'problem.STORE_FULL.title': 'Der Datenträger ist voll',
  'problem.STORE_FULL.cause': 'Wo der Speicher liegt, ist kein Platz mehr, und das Öffnen braucht welchen.',
  'problem.STORE_FULL.cure': 'Platz schaffen oder alte Backups verlagern, dann erneut versuchen.',
  'problem.STORE_IN_USE.title': 'Der Speicher ist in Gebrauch',
  'problem.STORE_IN_USE.cause':
    'Ein anderes Patchbay ersetzt gerade Dateien des Speichers, etwa beim Wiederherstellen oder für neue Schlüssel.',
  'problem.STORE_IN_USE.cure': 'Warten, bis es fertig ist, oder es schließen, dann erneut versuchen.',
  'problem.STORE_BUSY.title': 'Der Speicher ist beschäftigt',
  'problem.STORE_BUSY.cause': 'Ein anderes Programm schreibt in den Speicher.',
  'problem.STORE_BUSY.cure': 'Warten, bis es fertig ist, oder es schließen, dann erneut versuchen.',
  'problem.MIGRATION_FAILED.title': 'Der Speicher ließ sich nicht in die neue Form bringen',
  'problem.MIGRATION_FAILED.cause':
    'Diese Version von Patchbay führt den Speicher in einer neueren Form. Die Umstellung ist gescheitert, der Speicher ist wie zuvor.',
  'problem.MIGRATION_FAILED.cure':
    'Die oben genannte Ursache beheben und erneut versuchen. Auch ein Backup lässt sich wiederherstellen, und die frühere Version öffnet den Speicher wie zuvor.',
  'problem.OTHER.title': 'Der Speicher lässt sich nicht öffnen',
  'problem.OTHER.cause': 'Die Meldung oben sagt, was bekannt ist.',
  'problem.OTHER.cure':
    'Wenn die Ursache behoben ist, erneut versuchen. Der Bericht hilft allen, die nach der Ursache suchen.',

  'restore.title': 'Backup wiederherstellen',
  'restore.text':
    'Das gewählte Backup tritt an die Stelle des Speichers. Die jetzigen Dateien werden beiseite gelegt, keine wird gelöscht.',
  'restore.none':
    'Im Datenverzeichnis gibt es kein Backup. Eine anderswo aufbewahrte Kopie lässt sich in seinen Ordner „backups“ legen.',
  'restore.label': 'Backups, das neueste zuerst',
  'restore.continue': 'Weiter',
  'restore.back': 'Zurück',
  'restore.counts': 'Services {services}, Benutzer {users}, Server {servers}',
  'restore.reason.manual': 'von Hand',
  'restore.reason.daily': 'täglich',
  'restore.reason.before-migration': 'vor einer neuen Form',
  'restore.reason.before-restore': 'vor einer Wiederherstellung',
  'restore.reason.before-rotation': 'vor neuen Schlüsseln',
  'restore.state.proved': 'beim Anlegen geprüft',
  'restore.state.aside': 'im damaligen Stand beiseite gelegt, nicht geprüft',
  'restore.state.damaged': 'beschädigt, nicht wiederherstellbar',
  'restore.confirm.title': 'Dieses Backup wiederherstellen?',
  'restore.preview.backup': 'Backup',
  'restore.preview.replaced': 'Was ersetzt wird',
  'restore.preview.store':
    'Der Speicher. Die Schlüsseldatei bleibt: Personen und Passphrasen sind die von heute.',
  'restore.preview.storeAndKeyring':
    'Der Speicher und die Schlüsseldatei: Personen und Passphrasen sind dann die des Backups.',
  'restore.preview.aside': 'Was beiseite gelegt wird',
  'restore.preview.nothing': 'Nichts: Es gibt keine Dateien zu ersetzen.',
  'restore.preview.asideIn': 'Diese Dateien kommen in einen neuen Ordner unter {folder}:',
  'restore.passphrase': 'Passphrase eines Administrators',
  'restore.recoveryKey': 'Wiederherstellungsschlüssel',
  'restore.key.present': 'Die, mit der der Speicher heute entsperrt wird.',
  'restore.key.ofBackup': 'Die, die galt, als das Backup angelegt wurde.',
  'restore.submit': 'Wiederherstellen',
  'restore.working': 'Wird wiederhergestellt',
  'restore.done.title': 'Das Backup wurde wiederhergestellt',
  'restore.done': 'Der Speicher ist gesperrt. Entsperren, um zu sehen, was darin ist.',
  'restore.done.aside': 'Die früheren Dateien liegen in {path}.',
  'restore.done.keyring':
    'Die Schlüsseldatei kam aus dem Backup: Jetzt gelten dessen Personen und Passphrasen.',
  'restore.done.unlock': 'Weiter',

  'unreachable.title': 'Keine Verbindung zu Patchbay',

  'role.administrator': 'Administrator',
  'role.support': 'Support',
  'role.auditor': 'Auditor',
  'readOnly.note': 'Nur zum Lesen: Die Rolle darf dies nicht ändern.',
  'readOnly.push': 'Die Rolle darf weder vergleichen noch übertragen. Die früheren Läufe stehen unten.',

  'draft.restored': 'Eingaben von vor der Sperre wiederhergestellt ({time}). Noch nicht gesichert.',
  'draft.discard': 'Verwerfen',
  'draft.kept': 'Die Eingaben sind aufbewahrt. Nach dem Entsperren stehen sie wieder im Formular.',
  'draft.notKept': 'Die Eingaben in {name} gingen bei einer Sperre verloren: {reason}',

  'practice.try': 'Auch einen Übungsserver starten',
  'practice.what':
    'Vertritt auf diesem Rechner einen Contact-Pro-Server, zum Proben. Er spricht nichts außerhalb an.',
  'practice.started': 'Der Übungsserver läuft unter {url} und steht bei den Servern.',
} as const
