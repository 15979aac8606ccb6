/** Backups des Speichers und seiner Schlüsseldatei. */
export const backups = {
  'backups.title': 'Backups',
  'backups.subtitle':
    'Kopien des Speichers, zu denen sich zurückkehren lässt. Eine entsteht jeden Tag und vor heiklen Schritten.',
  'backups.block': 'Alle Backups',
  'backups.kept':
    'Aufbewahrt werden das jeweils letzte von 7 Tagen, 4 weiteren Wochen und 6 weiteren Monaten, die letzten 10 von Hand angelegten und die letzten 3 jeder anderen Art.',
  'backups.name': 'Name',
  'backups.when': 'Angelegt',
  'backups.when.unknown': 'Unbekannt',
  'backups.why': 'Warum',
  'backups.reason.manual': 'Von Hand',
  'backups.reason.daily': 'Täglich',
  'backups.reason.before-migration': 'Vor einer neuen Form des Speichers',
  'backups.reason.before-restore': 'Beim Wiederherstellen beiseite gelegt',
  'backups.reason.before-rotation': 'Vor dem Austausch der Schlüssel',
  'backups.reason.unknown': 'Unbekannt',
  'backups.counts': 'Enthält',
  'backups.counts.text': '{services}, {users}, {servers}',
  'backups.counts.unknown': 'Nicht gelesen',
  'backups.state': 'Zustand',
  'backups.state.proved': 'Geprüft',
  'backups.state.aside': 'Im damaligen Stand, nicht geprüft',
  'backups.state.damaged': 'Beschädigt',
  'backups.state.verified': 'Jetzt geprüft',
  'backups.actions': 'Aktionen',
  'backups.empty':
    'Noch keine Backups. Das erste entsteht hier von Hand oder durch Patchbay innerhalb eines Tages.',

  'backup.create': 'Backup jetzt anlegen',
  'backup.create.working': 'Backup wird angelegt und geprüft',
  'backup.created': 'Backup {name} wurde angelegt und geprüft.',

  'backup.verify': 'Prüfen',
  'backup.verify.label': '{name} prüfen',
  'backup.verify.working': 'Jede Seite des Backups wird gelesen',
  'backup.verified': 'Backup {name} ist vollständig: {pages} Seiten, {counts}.',
  'backup.verify.keys.title': '{name} prüfen',
  'backup.verify.keys':
    'Seit diesem Backup wurden die Schlüssel ausgetauscht. Eine Passphrase oder einen Wiederherstellungsschlüssel aus seiner Zeit eingeben.',
  'backup.verify.submit': 'Prüfen',

  'backup.restore': 'Wiederherstellen …',
  'backup.restore.label': '{name} wiederherstellen',
  'backup.restore.title': '{name} wiederherstellen?',
  'backup.restore.replaces': 'Ersetzt',
  'backup.restore.replaces.store': 'Den Speicher: alle Services, Benutzer, Server, Historie und Audit-Sätze.',
  'backup.restore.replaces.both':
    'Den Speicher und auch die Schlüsseldatei: Das Backup entstand unter anderen Schlüsseln. Personen und Passphrasen sind dann die des Backups.',
  'backup.restore.keeps': 'Die Schlüsseldatei bleibt: Personen und Passphrasen sind die von heute.',
  'backup.restore.present': 'Beiseite gelegt',
  'backup.restore.aside':
    'Die jetzigen Dateien werden nicht gelöscht. Sie kommen in einen neuen Ordner, der dann in dieser Liste steht, unter',
  'backup.restore.lock':
    'Danach ist der Speicher gesperrt, und offene Änderungen in Formularen passen nicht mehr. Contact-Pro-Server bleiben unverändert.',
  'backup.restore.who':
    'Zum Zeichen, dass es so gemeint ist, die Passphrase eines Administrators oder einen Wiederherstellungsschlüssel eingeben.',
  'backup.restore.who.backup':
    'Die Passphrase eines Administrators zur Zeit des Backups oder einen Wiederherstellungsschlüssel von damals eingeben.',
  'backup.restore.submit': 'Wiederherstellen',
  'backup.restore.working': 'Backup wird geprüft und eingesetzt',
  'backup.restored':
    'Backup {name} wurde wiederhergestellt: {counts}. Die früheren Dateien sind in {folder}.',
  'backup.restored.nothingBefore': 'Backup {name} wurde wiederhergestellt: {counts}.',
  'backup.notRestored': 'Backup {name} wurde nicht wiederhergestellt. {message}',

  'backup.passphrase': 'Passphrase',
  'backup.recoveryKey': 'Wiederherstellungsschlüssel',
  'backup.useRecoveryKey': 'Wiederherstellungsschlüssel verwenden',
  'backup.usePassphrase': 'Passphrase verwenden',
  'backup.opening.empty': 'Zum Fortfahren eingeben.',

  'count.services.one': '{count} Service',
  'count.services.other': '{count} Services',
  'count.users.one': '{count} Benutzer',
  'count.users.other': '{count} Benutzer',
  'count.servers.one': '{count} Server',
  'count.servers.other': '{count} Server',
} as const
