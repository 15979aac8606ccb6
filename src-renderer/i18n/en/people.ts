/** People and keys: who may open the store, and with what. */
export const people = {
  'nav.security': 'Security',
  'people.title': 'People and Keys',
  'people.subtitle': 'Who may open Patchbay here, in which role, and with which keys.',

  'lock.block': 'Lock',
  'lock.text':
    'The store also locks when the computer sleeps, when its screen is locked, and when the last page is closed. Forms that were not saved are there again after unlocking.',
  'lock.idle': 'Locks by itself after',
  'lock.minutes': '{minutes} minutes without anybody',
  'lock.changed': 'The store locks after {minutes} minutes without anybody.',

  'people.block': 'People',
  'people.name': 'Name',
  'people.role': 'Role',
  'people.may': 'May',
  'people.actions': 'Actions',
  'people.you': 'You',
  'role.administrator.may':
    'May do everything: edit and push, manage people and keys, restore backups, export secrets.',
  'role.support.may': 'May edit, compare and push, and make backups; may not manage people or keys.',
  'role.auditor.may':
    'May read services, users, servers, history and the audit trail; may change nothing, and cannot open a secret.',

  'person.add': 'Add person …',
  'person.add.title': 'Add a person',
  'person.add.text':
    'The person unlocks the store with this passphrase and then changes it under My passphrase. Hand it over in person.',
  'person.add.submit': 'Add person',
  'person.added': '{name} was added as {role}.',
  'person.name.empty': 'The person has no name. Enter one, for the audit trail.',
  'person.name.help': 'Stands in the audit trail with everything that the person does.',
  'person.change': 'Change …',
  'person.change.label': 'Change {name}',
  'person.change.title': 'Change {name}',
  'person.change.submit': 'Change',
  'person.change.ownRole': 'Nobody changes the own role. Another administrator can do it.',
  'person.change.when':
    'A new role holds from the next unlocking on. Records of the audit trail keep the old name.',
  'person.changed': '{name} was changed.',
  'person.reset': 'Reset passphrase …',
  'person.reset.label': 'Reset passphrase of {name}',
  'person.reset.title': 'Reset passphrase of {name}',
  'person.reset.text':
    'For somebody who forgot the passphrase. The old one stops opening this store. Hand the new one over in person.',
  'person.reset.submit': 'Reset passphrase',
  'person.reset.done': '{name} has a new passphrase.',
  'person.remove': 'Remove …',
  'person.remove.label': 'Remove {name}',
  'person.remove.title': 'Remove {name}?',
  'person.remove.text':
    'The passphrase and the keyring of {name} stop opening this store. Records of the audit trail stay.',
  'person.remove.copies':
    'A copy of the store and its keyring that was made before, backups among them, still opens with that passphrase. Exchanging the keys afterwards keeps what is entered from then on from such a copy.',
  'person.remove.submit': 'Remove {name}',
  'person.removed': '{name} was removed.',
  'person.removed.copies':
    '{name} was removed. Copies made before still open with the passphrase of {name}; exchanging the keys keeps what is entered from now on from them.',

  'passphrase.new': 'New passphrase',
  'passphrase.repeat': 'Repeat the new passphrase',
  'passphrase.block': 'My passphrase',
  'passphrase.current': 'Current passphrase',
  'passphrase.current.empty': 'Enter the current passphrase.',
  'passphrase.text':
    'The old passphrase stops opening this store. A copy of the store and its keyring made before still opens with it.',
  'passphrase.submit': 'Change passphrase',
  'passphrase.changed': 'The passphrase was changed.',
  'passphrase.none':
    'The store was opened with a recovery key, which belongs to nobody. Reset the passphrase of a person above, then unlock with it.',
  'passphrase.working': 'Making keys. This takes about a second',

  'keys.block': 'Key slots',
  'keys.text':
    'Each slot opens the same two keys: that of the store and that of the secrets in it. An auditor has the first one only.',
  'keys.kind': 'Slot',
  'keys.kind.passphrase': 'Passphrase',
  'keys.kind.recovery': 'Recovery key',
  'keys.backend.none': 'none of the system ({backend})',
  'keys.kind.system': "Computer's keyring",
  'keys.person': 'Person',
  'keys.person.none': 'Whoever has it',
  'keys.protection': 'Protection',
  'keys.secrets': 'Opens secrets',
  'keys.made': 'Made',
  'keys.used': 'Used now',
  'keys.yes': 'Yes',
  'keys.no': 'No',
  'keys.remove': 'Remove …',
  'keys.remove.label': 'Remove slot: {slot}',
  'keys.remove.title': 'Remove this slot?',
  'keys.remove.named': '{slot}, made {made}',
  'keys.remove.recovery': 'The recovery key of this slot opens the store no more.',
  'keys.remove.lastRecovery':
    'This is the last recovery key. Without one, a lost passphrase can only be reset by another administrator; with no other administrator the store is lost.',
  'keys.remove.system':
    "The computer's keyring opens the store no more; the passphrase does. The key is taken out of the computer's keyring as far as this way of starting Patchbay reaches it.",
  'keys.remove.submit': 'Remove slot',
  'keys.removed': 'The slot was removed.',
  'keys.removed.left':
    "The slot was removed. The computer's keyring may still hold its key, which opens nothing any more.",

  'recovery.add': 'Add recovery key …',
  'recovery.add.title': 'Add a recovery key?',
  'recovery.add.text':
    'A further recovery key is made and shown once, to be printed or written down. It opens the store as administrator. The recovery keys before it stay valid.',
  'recovery.add.submit': 'Make the recovery key',
  'recovery.added': 'A recovery key was added.',
  'recovery.replaceAll': 'Replace all recovery keys …',
  'recovery.replaceAll.title': 'Replace all recovery keys?',
  'recovery.replaceAll.text':
    'All recovery keys before stop opening this store. One new recovery key is made and shown once, to be printed or written down. Copies and backups made before still open with the old ones.',
  'recovery.replaceAll.submit': 'Replace all recovery keys',
  'recovery.replacedAll': 'All recovery keys were replaced by a new one.',

  'systemKeyring.add': "Use this computer's keyring …",
  'systemKeyring.title': "Unlock with this computer's keyring",
  'systemKeyring.text':
    "The computer's keyring keeps a key to the store for {name}. Whoever is logged on at this computer as its user can then unlock the store without the passphrase. The passphrase stays valid.",
  'systemKeyring.asking': "Asking the computer's keyring",
  'systemKeyring.backend': 'Keyring: {name}',
  'systemKeyring.none':
    'No keyring of this computer can be reached. It may be locked or not running, or this system may have none. Unlock or start it, then try again; the passphrase opens the store meanwhile.',
  'systemKeyring.weak':
    'This keyring does not protect what it keeps: every program that runs on this computer as its user, and everybody who gets a copy of its disk, can read the key and with it the whole store and its secrets.',
  'systemKeyring.weak.consent': 'Keep the key there all the same',
  'systemKeyring.weak.needed': 'Tick this to go on, or cancel and keep unlocking with the passphrase.',
  'systemKeyring.submit': 'Use the keyring',
  'systemKeyring.added': "The computer's keyring opens the store from now on.",

  'rotate.open': 'Exchange the keys …',
  'rotate.title': 'Exchange both keys?',
  'rotate.what': 'The store and every secret in it are encrypted again under two new keys.',
  'rotate.slots': 'All passphrases, recovery keys and keyrings stay valid; nobody has to do anything.',
  'rotate.backup':
    'A backup under the old keys is made first. It and all older backups still open, with the keys and passphrases of their time.',
  'rotate.pushes': 'A push that is running is stopped between two steps.',
  'rotate.limit':
    'Whoever could read a secret before may still know it: change it at the provider where that matters.',
  'rotate.submit': 'Exchange the keys',
  'rotate.working': 'Encrypting the store again. Do not close Patchbay',
  'rotate.done':
    'Both keys were exchanged. All passphrases stay valid; a backup under the old keys was made.',
} as const
