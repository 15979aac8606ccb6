/** Everything before there is an open store; the lock, roles, and drafts of forms that survive it. */
export const session = {
  'session.title': 'Patchbay',
  'session.lead': 'Messaging services and incoming users, configured offline and pushed with a plan.',
  'session.directory': 'Data directory: {path}',
  'session.language.system': 'Language: as the system',

  'create.title': 'Create the store',
  'create.text':
    'Everything that you enter is kept in one encrypted store on this machine. The passphrase opens it. If it is lost, only the recovery key of the next step opens the store.',
  'create.person': 'Name of the first administrator',
  'create.person.usual': 'Administrator',
  'create.person.help': 'Stands in the record of who changed what. More people can be added later.',
  'create.person.empty': 'The name is empty. Enter one.',
  'create.passphrase': 'Passphrase',
  'create.repeat': 'Repeat the passphrase',
  'create.mismatch': 'The two passphrases differ. Enter the same one twice.',
  'create.tooShort': 'The passphrase has fewer than {least} characters. Use a longer one.',
  'create.advice': 'At least 8 characters. A few unrelated words make a good passphrase.',
  'create.strength': 'Strength: {strength}',
  'create.strength.weak': 'weak. A few unrelated words make a good passphrase',
  'create.strength.fair': 'fair. One or two more words make it strong',
  'create.strength.strong': 'strong',
  'create.submit': 'Create the store',
  'create.working': 'Making keys. This takes about a second',

  'recovery.title': 'Write down the recovery key',
  'recovery.text':
    'The recovery key opens the store when the passphrase is lost. It is shown this once and is not kept anywhere. Keep it on paper or in a password manager, away from this machine.',
  'recovery.label': 'Recovery key',
  'recovery.copy': 'Copy',
  'recovery.copied': 'Copied. Clear the clipboard after pasting it.',
  'recovery.copyFailed': 'The clipboard could not be used. Select the key and copy it by hand.',
  'recovery.print': 'Print the recovery sheet',
  'recovery.confirm': 'I have written it down',
  'recovery.continue': 'Continue',

  'sheet.title': 'Recovery sheet',
  'sheet.directory': 'Data directory',
  'sheet.date': 'Date',
  'sheet.for.title': 'What it is for',
  'sheet.for':
    'This key opens the store when every passphrase is lost. Whoever has it and the data directory can read all secrets.',
  'sheet.use.title': 'How it is used',
  'sheet.use':
    'On the unlock screen choose "Use the recovery key" and enter all groups in this order. Hyphens, spaces and letter case do not matter.',
  'sheet.keep.title': 'Where to keep it',
  'sheet.keep':
    'On paper in a locked place, away from the computer. Not as a photograph, and not in the data directory or its backups.',
  'sheet.lost.title': 'When it is lost',
  'sheet.lost':
    'As long as a passphrase opens the store, an administrator can make a new recovery key in place of this one.',

  'unlock.title': 'Unlock the store',
  'unlock.text': 'The store is locked. Enter the passphrase.',
  'unlock.person': 'Person',
  'unlock.passphrase': 'Passphrase',
  'unlock.submit': 'Unlock',
  'unlock.working': 'Unlocking',
  'unlock.useRecoveryKey': 'Use the recovery key',
  'unlock.recoveryText':
    'Enter the recovery key that was shown when the store was made. Spaces and letter case do not matter.',
  'unlock.recoveryKey': 'Recovery key',
  'unlock.usePassphrase': 'Use the passphrase',
  'unlock.wait':
    'After several wrong passphrases the next try has to wait: {seconds} s left. The recovery key can be used at once.',

  'keyring.title': "This computer's keyring",
  'keyring.use': "Use this computer's keyring",
  'keyring.tryAgain': "Try this computer's keyring again",
  'keyring.weak':
    "This computer's keyring ({keyring}) protects nothing: every program of this computer can read the key that it keeps. It was set up so by consent.",
  'keyring.unavailable':
    "This computer's keyring ({keyring}) cannot be used now: it is locked, not running, or refused access. Unlock or start it and try again, or use the passphrase or the recovery key.",
  'keyring.backendChanged':
    'The key is kept by the keyring "{keyring}", and this session uses another one, which cannot read it. Use the passphrase or the recovery key; then the keyring can be set up anew.',
  'keyring.undecryptable':
    "This computer's keyring ({keyring}) no longer has the key: it was deleted, damaged or reset. Use the passphrase or the recovery key; then the keyring can be set up anew.",

  'problem.cause': 'Cause',
  'problem.cure': 'What helps',
  'problem.unchanged': 'Nothing was changed, nothing was deleted, and nothing is made anew.',
  'problem.restore': 'Restore a backup',
  'problem.copyReport': 'Copy report',
  'problem.reportCopied': 'Copied',
  'problem.reportNotCopied': 'The clipboard could not be used. Select the text and copy it by hand.',
  'problem.report':
    'Patchbay report\nCode: {code}\nMessage: {message}\nData directory: {directory}\nTime: {time}',
  'problem.KEYRING_MISSING.title': 'The keyring file is missing',
  'problem.KEYRING_MISSING.cause':
    'The file keyring.json holds the wrapped keys of the store. Without it no passphrase can open the store.',
  'problem.KEYRING_MISSING.cure':
    'Put a copy of the file back into the data directory, or restore a backup, which holds one.',
  'problem.KEYRING_DAMAGED.title': 'The keyring file is damaged',
  'problem.KEYRING_DAMAGED.cause':
    'The file keyring.json holds the wrapped keys of the store and cannot be read.',
  'problem.KEYRING_DAMAGED.cure':
    'Put a copy of the file back into the data directory, or restore a backup, which holds one.',
  'problem.KEYRING_TOO_WEAK.title': 'The keyring file may have been forged',
  'problem.KEYRING_TOO_WEAK.cause':
    'Its settings would make passphrases easy to guess, or unlocking endless. Patchbay writes no such file.',
  'problem.KEYRING_TOO_WEAK.cure':
    'Put a copy of the file back into the data directory, or restore a backup, which holds one.',
  'problem.KEYRING_FROM_FUTURE.title': 'The keyring file is of a newer Patchbay',
  'problem.KEYRING_FROM_FUTURE.cause':
    'A newer version of Patchbay has written the file keyring.json. This version cannot read it.',
  'problem.KEYRING_FROM_FUTURE.cure':
    'Install the newer version. A backup from before can be restored instead; what was entered since is not in it.',
  'problem.STORE_MISSING.title': 'The store file is missing',
  'problem.STORE_MISSING.cause': 'The keyring file is there, and the file store.db is not.',
  'problem.STORE_MISSING.cure': 'Put the file back into the data directory, or restore a backup.',
  'problem.STORE_DAMAGED.title': 'The store is damaged',
  'problem.STORE_DAMAGED.cause':
    'The file store.db cannot be read whole, or the keyring file belongs to another store.',
  'problem.STORE_DAMAGED.cure':
    'Restore a backup. Where the keyring file was exchanged, put the right one back and try again.',
  'problem.STORE_FROM_FUTURE.title': 'The store is of a newer Patchbay',
  'problem.STORE_FROM_FUTURE.cause':
    'A newer version of Patchbay has changed the form of the store. This version cannot read it.',
  'problem.STORE_FROM_FUTURE.cure':
    'Install the newer version. A backup from before can be restored instead; what was entered since is not in it.',
  'problem.STORE_NOT_WRITABLE.title': 'The store cannot be written',
  'problem.STORE_NOT_WRITABLE.cause':
    'The data directory or a file in it is write-protected, or belongs to another account.',
  'problem.STORE_NOT_WRITABLE.cure': 'Correct the permissions of the data directory, then try again.',
  'problem.STORE_FULL.title': 'The disk is full',
  'problem.STORE_FULL.cause': 'There is no room left where the store is, and opening it needs some.',
  'problem.STORE_FULL.cure': 'Free some space, or move old backups elsewhere, then try again.',
  'problem.STORE_IN_USE.title': 'The store is in use',
  'problem.STORE_IN_USE.cause':
    'Another Patchbay is replacing files of the store, such as for a restore or new keys.',
  'problem.STORE_IN_USE.cure': 'Wait until it is done or close it, then try again.',
  'problem.STORE_BUSY.title': 'The store is busy',
  'problem.STORE_BUSY.cause': 'Another program is writing to the store.',
  'problem.STORE_BUSY.cure': 'Wait until it is done or close it, then try again.',
  'problem.MIGRATION_FAILED.title': 'The store could not be brought to the new form',
  'problem.MIGRATION_FAILED.cause':
    'This version of Patchbay keeps the store in a newer form. Changing it failed, and the store is as it was.',
  'problem.MIGRATION_FAILED.cure':
    'Remove the cause named above and try again. A backup can be restored too, and the former version opens the store as before.',
  'problem.OTHER.title': 'The store cannot be opened',
  'problem.OTHER.cause': 'The message above tells what is known.',
  'problem.OTHER.cure': 'When the cause is removed, try again. The report helps whoever looks into it.',

  'restore.title': 'Restore a backup',
  'restore.text':
    'The chosen backup takes the place of the store. The present files are put aside, none is deleted.',
  'restore.none':
    'There is no backup in the data directory. A copy that is kept elsewhere can be put into its folder "backups".',
  'restore.label': 'Backups, newest first',
  'restore.continue': 'Continue',
  'restore.back': 'Back',
  'restore.counts': 'services {services}, users {users}, servers {servers}',
  'restore.reason.manual': 'made by hand',
  'restore.reason.daily': 'daily',
  'restore.reason.before-migration': 'before a change of form',
  'restore.reason.before-restore': 'before a restore',
  'restore.reason.before-rotation': 'before new keys',
  'restore.state.proved': 'checked when it was made',
  'restore.state.aside': 'put aside as it was, not checked',
  'restore.state.damaged': 'damaged, cannot be restored',
  'restore.confirm.title': 'Restore this backup?',
  'restore.preview.backup': 'Backup',
  'restore.preview.replaced': 'What is replaced',
  'restore.preview.store': 'The store. The keyring file stays: people and passphrases are those of today.',
  'restore.preview.storeAndKeyring':
    'The store and the keyring file: people and passphrases are those of the backup then.',
  'restore.preview.aside': 'What is put aside',
  'restore.preview.nothing': 'Nothing: there are no files to be replaced.',
  'restore.preview.asideIn': 'These files go into a new folder below {folder}:',
  'restore.passphrase': 'Passphrase of an administrator',
  'restore.recoveryKey': 'Recovery key',
  'restore.key.present': 'The one that unlocks the store today.',
  'restore.key.ofBackup': 'The one that was in force when the backup was made.',
  'restore.submit': 'Restore',
  'restore.working': 'Restoring',
  'restore.done.title': 'The backup was restored',
  'restore.done': 'The store is locked. Unlock it to see what is in it.',
  'restore.done.aside': 'The files that were there before are in {path}.',
  'restore.done.keyring': 'The keyring file came from the backup: its people and passphrases count now.',
  'restore.done.unlock': 'Go on',

  'unreachable.title': 'No connection to Patchbay',

  'role.administrator': 'Administrator',
  'role.support': 'Support',
  'role.auditor': 'Auditor',
  'readOnly.note': 'For reading only: the role may not change this.',
  'readOnly.push': 'The role may not compare or push. The pushes of the past are listed below.',

  'draft.restored': 'Restored what was typed before the lock ({time}). It is not saved yet.',
  'draft.discard': 'Discard',
  'draft.kept': 'What was typed is kept. It is back in its form after unlocking.',
  'draft.notKept': 'What is typed in {name} would be lost at a lock: {reason}',

  'practice.try': 'Also start a practice server',
  'practice.what':
    'A stand-in for a Contact Pro server on this machine, to rehearse on. It contacts nothing outside.',
  'practice.started': 'The practice server runs at {url} and stands among the servers.',
} as const
