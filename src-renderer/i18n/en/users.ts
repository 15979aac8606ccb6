/** Users. */
export const users = {
  'users.title': 'Users',
  'users.what': 'users',
  'users.searchHint': 'Logon name, first or last name',
  'users.count.one': '{count} user',
  'users.count.other': '{count} users',
  'users.column.use': 'Messaging Service',
  'users.column.changed': 'Changed',
  'users.use.granted': 'Use',
  'users.use.none': 'No right',
  'users.empty': 'No users yet',
  'users.empty.text':
    'A provider logs on as a user of its own where Use Local Http Authentication is on. Create one from its service, or with Add New.',
  'users.delete.title.one': 'Delete {count} user?',
  'users.delete.title.other': 'Delete {count} users?',
  'users.delete.text':
    'The users go to the trash with their passwords, and can be restored from there until it is emptied. Servers are not touched: Patchbay never deletes users there.',
  'users.deleted.one': '{names} was deleted. It can be restored from the trash.',
  'users.deleted.other': '{names} were deleted. They can be restored from the trash.',
  'users.deleted.more.one': '{count} more user',
  'users.deleted.more.other': '{count} more users',
  'users.copy.hint': 'Select one user to copy it.',

  'user.new': 'New user',
  'user.new.note': 'An incoming user has one right, Use on Messaging Service: it is ticked below.',
  'user.new.guided': 'For a service of the store, Patchbay proposes name, logon name and password.',
  'user.new.guided.open': 'Create incoming user for a service …',
  'user.notShown': 'The user cannot be shown',
  'user.toList': 'Go to Users',
  'user.subtitle': 'Incoming user: the external user that a provider logs on with to deliver messages',
  'user.unsavedName': 'user "{name}"',
  'user.unsavedNew': 'the new user',
  'user.saved': 'User "{name}" was saved.',
  'user.copyNote': 'A copy of "{name}", not saved yet. It needs a logon name and a password of its own.',
  'user.basic': 'Basic',
  'user.firstName': 'First Name',
  'user.lastName': 'Last Name',
  'user.authentication': 'Authentication',
  'user.logonName': 'Logon Name',
  'user.logonName.help': 'Letters, digits, dots, hyphens and underscores, e.g. hook.twilio.',
  'user.logonName.changed':
    'With a new logon name the server asks for a new password. Tick Set Password and enter one.',
  'user.password': 'Password',
  'user.password.stored': 'Password in the store:',
  'user.password.stored.help': 'Not shown here. It can be handed over to the provider, or set anew.',
  'user.password.help':
    'At least 16 characters, the minimum of the cloud; no letters outside the Latin alphabet.',
  'user.password.notEntered':
    'Set Password is ticked but no password is entered. Enter one, generate one, or clear the tick.',
  'user.password.notConfirmed': 'The two passwords differ. Enter the same one twice.',
  'user.password.policy':
    'Assumed, not documented: where the server asks for a new password at the first logon, a provider cannot log on. On FP21 and in the cloud, assign an expiration time for a service account to this user in System Configurator.',
  'user.setPassword': 'Set Password',
  'user.confirmPassword': 'Confirm Password',
  'user.generate': 'Generate',
  'user.generateAnother': 'Generate another',
  'user.generated': 'Generated password',
  'user.generated.note':
    'Shown here until the user is saved; after that under Hand over, with your passphrase.',
  'user.generated.typeOwn': 'Enter another one by hand',
  'user.rights': 'User Rights',
  'user.rights.object': 'Object',
  'user.rights.use': 'Use',
  'user.rights.messagingService': 'Messaging Service',
  'user.rights.useLabel': 'Use on Messaging Service',
  'user.rights.note':
    'The one right that incoming messages need; a new user has it. Patchbay grants nothing else, and takes no right away on a server.',
  'user.incoming.isOn':
    'Use Local Http Authentication is on for {servers}: the provider must log on there to deliver messages.',
  'user.incoming.ifOn':
    'It is needed on servers where Use Local Http Authentication is on; no server in the store has it on.',
  'user.incoming.noReuse': 'Use a new user for it; do not reuse an existing one.',
} as const
