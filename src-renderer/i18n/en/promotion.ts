/** Promotion: objects of one server for another one, with values of its own. */
export const promotion = {
  'promotion.title': 'Promotion',
  'promotion.subtitle':
    'Takes services and users from one server to another, such as from test to production, with URLs, IDs and secrets of its own.',
  'promotion.notAllowed': 'The role may not promote.',
  'promotion.fewServers': 'Promotion needs two servers',
  'promotion.fewServers.text':
    'Add the server that the objects come from, and the one that they are promoted to.',
  'promotion.target': 'Promote to',
  'promotion.target.help': 'The server that gets the objects, such as production.',
  'promotion.explained.any':
    'A server that is promoted to gets chosen objects of another server, its source, instead of the objects of the store. Choose the server that is to get them; nothing changes by choosing it.',
  'promotion.explained':
    'Promotion takes the objects from another server, the source, as the store and that server have agreed on them. "{server}" then never gets the objects of the store themselves: only those that are chosen for it, with URLs, IDs and secrets of its own.',
  'promotion.source': 'Source',
  'promotion.source.is': '"{server}" gets chosen objects of "{source}".',
  'promotion.source.gone': 'The source is no longer in the store. Choose another one.',
  'promotion.source.choose': 'Source',
  'promotion.source.help':
    'A server that gets the objects of the store itself. Nothing is written on a server by this choice.',
  'promotion.source.set': 'Promote from "{source}" to "{server}"',
  'promotion.source.none': 'None: it gets the objects of the store',
  'promotion.source.leave': 'End promotion to "{server}"',
  'promotion.source.left': '"{server}" gets the objects of the store.',
  'promotion.source.change': 'Change …',

  'promotion.objects': 'Objects',
  'promotion.objects.help':
    'Tick what "{server}" is to get. What was edited in the store reaches it only after a push to "{source}". Taking an object out deletes nothing on "{server}".',
  'promotion.objects.none': 'There is nothing in the store yet.',
  'promotion.objects.count': '{count} shown, {chosen} of them promoted',
  'promotion.search': 'Search by name',
  'promotion.chooseAll': 'Promote all shown ({count})',
  'promotion.leaveAll': 'Take out all shown ({count})',
  'promotion.promote': 'Promote',
  'promotion.promoteOne': 'Promote {key}',
  'promotion.targetKey': 'There: {key}',
  'promotion.state': 'On "{source}"',
  'promotion.state.agreedOnSource': 'As in the store',
  'promotion.state.changedSince':
    'Changed in the store since; push to "{source}" first to promote the change',
  'promotion.state.notOnSource': 'Not there yet; push to "{source}" first',
  'promotion.values.one': '{count} value',
  'promotion.values.other': '{count} values',

  'promotion.missing': 'Missing values',
  'promotion.missing.none': 'None',
  'promotion.missing.one':
    '{count} value is missing. Until it is entered, the objects that need it are not sent.',
  'promotion.missing.other':
    '{count} values are missing. Until they are entered, the objects that need them are not sent.',
  'promotion.missing.url': 'URL {source}',
  'promotion.missing.id': 'ID {source}',
  'promotion.missing.secret': '{what} of {key}',
  'promotion.further.one': 'and {count} more',
  'promotion.further.other': 'and {count} more',
  'promotion.empty': 'Nothing is promoted to "{server}" yet. Tick objects in the table.',
  'promotion.complete': 'No value is missing: compare and push to carry the objects over to "{server}".',
  'promotion.otherReasons':
    'No value is missing, but some objects cannot go to "{server}" yet; the table names the reasons.',

  'promotion.map': 'URLs and IDs',
  'promotion.map.help':
    'What stands on "{server}" for each value of "{source}". A value that is the same on both has to be entered too: nothing is guessed.',
  'promotion.map.on.url': 'URL on "{server}"',
  'promotion.map.on.id': 'ID on "{server}"',
  'promotion.map.field': 'On {server}, in place of {source}',
  'promotion.map.wrong.url':
    'This is no complete URL. Enter it as the target has it, such as https://example.com/send.',
  'promotion.map.wrong.id': 'An ID of blanks only is none. Enter it as the target has it.',
  'promotion.usedBy': 'Used by {names}',
  'promotion.usedBy.further': 'Used by {names} and {further} more',
  'promotion.same': 'Same on both',
  'promotion.sameOf': 'Same on both: {source}',

  'promotion.secrets': 'Secrets',
  'promotion.secrets.help':
    'Secrets and passwords that are valid on "{server}". Those of the store and of the source are refused.',
  'promotion.secretOf': '{what} of {key} on {server}',
  'promotion.ownRow': 'Secret of {id}, which only this server has',
  'promotion.shared': 'This secret is one of the store or of the source. Enter the one that is valid here.',
  'promotion.away': 'Not on "{server}": {ids}',

  'promotion.own': 'Exceptions …',
  'promotion.ownOf': 'Exceptions for {key}',
  'promotion.own.title': '{key} on {server}',
  'promotion.own.help':
    'Only where this object differs from the rest: an ID for it alone, or a row that "{server}" does not have.',
  'promotion.own.id': 'ID on {server} for {id}',
  'promotion.own.byMap': 'As entered in URLs and IDs',
  'promotion.own.away': '{id} is not on {server}',
  'promotion.own.text': '{name} "{text}"',
  'promotion.own.saved': 'The exceptions for "{key}" on "{server}" were saved.',
  'promotion.forget': 'Entered for this object, or taken over from the server',
  'promotion.forget.this': 'Forget: {what}',

  'promotion.unsavedName': 'the values for "{server}"',
  'promotion.unsaved.one': '{count} value is not saved yet.',
  'promotion.unsaved.other': '{count} values are not saved yet.',
  'promotion.saving': 'Saving',
  'promotion.saved.one': '{count} value was saved.',
  'promotion.saved.other': '{count} values were saved.',
} as const
