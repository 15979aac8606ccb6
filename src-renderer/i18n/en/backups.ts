/** Backups of the store and its keyring. */
export const backups = {
  'backups.title': 'Backups',
  'backups.subtitle': 'Copies of the store to go back to. One is made each day and before risky steps.',
  'backups.block': 'All backups',
  'backups.kept':
    'Kept are the last of 7 days, of 4 further weeks and of 6 further months, the last 10 made by hand, and the last 3 of each other kind.',
  'backups.name': 'Name',
  'backups.when': 'Made',
  'backups.when.unknown': 'Unknown',
  'backups.why': 'Why',
  'backups.reason.manual': 'By hand',
  'backups.reason.daily': 'Daily',
  'backups.reason.before-migration': 'Before a new store format',
  'backups.reason.before-restore': 'Put aside by a restore',
  'backups.reason.before-rotation': 'Before the keys were exchanged',
  'backups.reason.unknown': 'Unknown',
  'backups.counts': 'Holds',
  'backups.counts.text': '{services}, {users}, {servers}',
  'backups.counts.unknown': 'Not read',
  'backups.state': 'State',
  'backups.state.proved': 'Proved',
  'backups.state.aside': 'As it was, not checked',
  'backups.state.damaged': 'Damaged',
  'backups.state.verified': 'Verified now',
  'backups.actions': 'Actions',
  'backups.empty': 'No backups yet. The first one is made by hand here, or by Patchbay within a day.',

  'backup.create': 'Back up now',
  'backup.create.working': 'Making and proving the backup',
  'backup.created': 'Backup {name} was made and proved.',

  'backup.verify': 'Verify',
  'backup.verify.label': 'Verify {name}',
  'backup.verify.working': 'Reading every page of the backup',
  'backup.verified': 'Backup {name} is whole: {pages} pages, {counts}.',
  'backup.verify.keys.title': 'Verify {name}',
  'backup.verify.keys':
    'The keys were exchanged since this backup was made. Enter a passphrase, or a recovery key, of its time.',
  'backup.verify.submit': 'Verify',

  'backup.restore': 'Restore …',
  'backup.restore.label': 'Restore {name}',
  'backup.restore.title': 'Restore {name}?',
  'backup.restore.replaces': 'Replaces',
  'backup.restore.replaces.store': 'The store: all services, users, servers, history and audit records.',
  'backup.restore.replaces.both':
    'The store, and the keyring too: the backup was made under other keys. People and passphrases are then those of the backup.',
  'backup.restore.keeps': 'The keyring stays: people and passphrases are those of today.',
  'backup.restore.present': 'Put aside',
  'backup.restore.aside':
    'The present files are not deleted. They go into a new folder, which stands in this list then, below',
  'backup.restore.lock':
    'The store is locked afterwards, and unsaved changes of forms no longer fit. Contact Pro servers are not changed.',
  'backup.restore.who':
    'Enter the passphrase of an administrator, to show that this is meant, or a recovery key.',
  'backup.restore.who.backup':
    'Enter the passphrase of an administrator as it was when the backup was made, or a recovery key of that time.',
  'backup.restore.submit': 'Restore',
  'backup.restore.working': 'Proving the backup and putting it into place',
  'backup.restored': 'Backup {name} was restored: {counts}. The files before it are in {folder}.',
  'backup.restored.nothingBefore': 'Backup {name} was restored: {counts}.',
  'backup.notRestored': 'Backup {name} was not restored. {message}',

  'backup.passphrase': 'Passphrase',
  'backup.recoveryKey': 'Recovery key',
  'backup.useRecoveryKey': 'Use a recovery key',
  'backup.usePassphrase': 'Use a passphrase',
  'backup.opening.empty': 'Enter it to go on.',

  'count.services.one': '{count} service',
  'count.services.other': '{count} services',
  'count.users.one': '{count} user',
  'count.users.other': '{count} users',
  'count.servers.one': '{count} server',
  'count.servers.other': '{count} servers',
} as const
