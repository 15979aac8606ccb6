/** Creating and unlocking the store. */
export const session = {
  'session.title': 'Patchbay',
  'session.lead': 'Messaging services and incoming users, configured offline and pushed with a plan.',
  'session.directory': 'Data directory: {path}',

  'create.title': 'Create the store',
  'create.text':
    'Everything that you enter is kept in one encrypted store on this machine. The passphrase opens it; nobody can restore a passphrase.',
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
  'recovery.print': 'Print',
  'recovery.confirm': 'I have written it down',
  'recovery.continue': 'Continue',

  'unlock.title': 'Unlock the store',
  'unlock.text': 'The store is locked. Enter the passphrase.',
  'unlock.unsaved': 'Unsaved changes in {names} are kept and are there again after unlocking.',
  'unlock.passphrase': 'Passphrase',
  'unlock.submit': 'Unlock',
  'unlock.working': 'Unlocking',
  'unlock.useRecoveryKey': 'Use the recovery key',
  'unlock.recoveryText':
    'Enter the recovery key that was shown when the store was made. Spaces and letter case do not matter.',
  'unlock.recoveryKey': 'Recovery key',
  'unlock.usePassphrase': 'Use the passphrase',

  'broken.title': 'The store cannot be opened',
  'broken.text': 'Nothing was changed and nothing is made anew. When the cause is removed, try again.',

  'unreachable.title': 'No connection to Patchbay',

  'practice.try': 'Try it on a practice server',
  'practice.what':
    'A stand-in for a Contact Pro server on this machine, for rehearsals. It contacts nothing outside.',
  'practice.willStart.create': 'The practice server starts as soon as the store is created.',
  'practice.willStart.unlock': 'The practice server starts as soon as the store is unlocked.',
  'practice.started': 'The practice server runs at {url} and stands among the servers.',
} as const
