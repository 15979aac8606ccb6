/** Creating the incoming user of a service, handing its logon over, revealed secrets, printing. */
export const incoming = {
  'incoming.title': 'Create incoming user',
  'incoming.subtitle': 'For the service "{name}" ({type})',
  'incoming.summary': 'What will be created',
  'incoming.summary.user': 'User',
  'incoming.summary.user.text': '{logonName}, {firstName} {lastName}',
  'incoming.summary.password': 'Password',
  'incoming.summary.generated':
    'Generated: {count} characters, small letters, capitals and digits, none that look alike',
  'incoming.summary.typed': 'As entered below',
  'incoming.summary.noPassword': 'None: the provider cannot log on',
  'incoming.summary.right': 'Right',
  'incoming.summary.rightOnly': 'Use on Messaging Service, and nothing else',
  'incoming.summary.noRight': 'None: incoming messages are refused',
  'incoming.summary.where': 'Where',
  'incoming.summary.whereText': 'In the store when it is saved; on a server with the next push.',
  'incoming.summary.next': 'Saving leads to the sheet with logon name and password for the provider.',
  'incoming.none.title': 'No incoming user is needed',
  'incoming.none.text':
    'The provider of a {type} service does not log on at Contact Pro: no incoming authentication is needed for "{name}". Nothing is created.',
  'incoming.none.assumed': 'That this holds for this type too is an assumption; no source names it.',
  'incoming.webhook.title': 'The webhook row is the incoming authentication',
  'incoming.webhook.text':
    'Incoming messages of "{name}" are proved by the row "webhook" in Authentications and its secret token, not by a user. Nothing is created.',
  'incoming.webhook.there': 'The row is there.',
  'incoming.webhook.absent': 'The row is not there yet: add it in the service.',
  'incoming.webhook.noSecret': 'The row is there, but its secret token is missing.',
  'incoming.toService': 'Open the service',

  'user.known.inStore':
    'Another user in the store has this logon name. Do not reuse an existing user: choose another name.',
  'user.known.onServers':
    'A user with this logon name exists on {servers}. Do not reuse an existing user: it may have further rights, which Patchbay neither sees nor takes away. Choose another name.',
  'user.password.rule':
    'Generated passwords have {count} characters. {shortest} is the default minimum of the cloud; minimums on-premise are not documented and are assumed to be no longer.',

  'webhookSheet.open': 'Hand over the secret token …',
  'webhookSheet.open.text': 'A sheet for the webhooks in the portal of the provider.',
  'webhookSheet.subtitle': 'Webhook for the portal of the provider ({type})',
  'webhookSheet.token': 'Secret token',
  'webhookSheet.tokenOf': 'Secret token of {name}',
  'webhookSheet.none': 'No secret token is stored. Enter it in the webhook row of the service first.',
  'webhookSheet.address':
    'To be taken from the server. The provider sends its requests through a reverse proxy where there is one; the path is in no guide and Patchbay does not know it.',

  'handover.open': 'Hand over …',
  'handover.subtitle': 'Logon for the portal of the provider',
  'handover.subtitle.service': 'Logon for the portal of the provider of "{name}" ({type})',
  'handover.entries': 'To be entered at the provider',
  'handover.logonName': 'Logon Name',
  'handover.copyLogonName': 'Copy the logon name',
  'handover.copied': 'Copied.',
  'handover.copyFailed': 'The clipboard could not be used. Select the text and copy it by hand.',
  'handover.password': 'Password',
  'handover.passwordOf': 'Password of {name}',
  'handover.noPassword': 'No password is stored. Set one in the user first.',
  'handover.address': 'Address',
  'handover.address.text':
    'To be taken from the server. The provider sends its requests to the SMS Server, through a reverse proxy where there is one; the path is in no guide and Patchbay does not know it.',
  'handover.address.label': 'Address for this sheet',
  'handover.address.help': 'For the paper only: it is not kept.',
  'handover.address.line': 'Address as taken from the server:',
  'handover.servers': 'Servers',
  'handover.servers.asking':
    'Use Local Http Authentication is on for {servers}: this logon is asked for there.',
  'handover.servers.none':
    'No server in the store has Use Local Http Authentication on: no logon is asked for yet.',
  'handover.servers.push': 'The user works on a server once it is pushed there.',
  'handover.pushed': 'Pushed to {server}, {at}.',
  'handover.pushedOlder': 'Pushed to {server}, {at}; changed here since then.',
  'handover.agreed': '{server} had it when it was last compared, {at}.',
  'handover.agreedOlder': '{server} had it when it was last compared, {at}; changed here since then.',
  'handover.notThere': 'Not pushed to {server} yet.',
  'handover.right': 'Right',
  'handover.right.use': 'Use on Messaging Service',
  'handover.right.none': 'None: incoming messages are refused. Grant Use on Messaging Service in the user.',
  'handover.print': 'Print',
  'handover.openUser': 'Open the user',
  'handover.push': 'Compare and push',
  'handover.notes': 'Before the first message',

  'print.line': '{product} · {at} · {person}',

  'audit.action.userRevealPassword': 'Password shown or copied',

  'drift.take': 'Take over for this server',
  'drift.takeOf': 'Take over for this server: {key}',
  'drift.take.gone': 'No longer promote to this server',
  'drift.take.goneOf': 'No longer promote to this server: {key}',
  'drift.take.note':
    'This server gets promoted objects. What is taken over holds for this server only; the objects of the store stay as they are.',
  'drift.take.new':
    'New on this server. It is not taken into the store: its objects come from the source of the promotion.',
  'drift.done.take': '"{key}" is taken over as this server has it, for this server only.',
  'drift.done.take.gone': '"{key}" is no longer promoted to this server.',
} as const
