/** Weitergabe: Objekte eines Servers für einen anderen, mit eigenen Werten. */
export const promotion = {
  'promotion.title': 'Weitergabe',
  'promotion.subtitle':
    'Bringt Services und Benutzer von einem Server auf einen anderen, etwa vom Test- ins Produktivsystem, mit eigenen URLs, IDs und Geheimnissen.',
  'promotion.notAllowed': 'Die Rolle darf nichts weitergeben.',
  'promotion.fewServers': 'Die Weitergabe braucht zwei Server',
  'promotion.fewServers.text':
    'Den Server hinzufügen, von dem die Objekte kommen, und den, an den sie weitergegeben werden.',
  'promotion.target': 'Weitergeben an',
  'promotion.target.help': 'Der Server, der die Objekte erhält, etwa das Produktivsystem.',
  'promotion.explained.any':
    'Ein Ziel der Weitergabe erhält gewählte Objekte eines anderen Servers, seiner Quelle, statt der Objekte des Speichers. Den Server wählen, der sie erhalten soll; die Wahl allein ändert nichts.',
  'promotion.explained':
    'Die Weitergabe nimmt die Objekte von einem anderen Server, der Quelle, so wie Speicher und Quelle darin übereinstimmen. „{server}“ erhält dann nie die Objekte des Speichers selbst: nur die dafür gewählten, mit eigenen URLs, IDs und Geheimnissen.',
  'promotion.source': 'Quelle',
  'promotion.source.is': '„{server}“ erhält gewählte Objekte von „{source}“.',
  'promotion.source.gone': 'Die Quelle ist nicht mehr im Speicher. Eine andere wählen.',
  'promotion.source.choose': 'Quelle',
  'promotion.source.help':
    'Ein Server, der die Objekte des Speichers selbst erhält. Die Wahl schreibt nichts auf einen Server.',
  'promotion.source.set': 'Von „{source}“ an „{server}“ weitergeben',
  'promotion.source.none': 'Keine: Er erhält die Objekte des Speichers',
  'promotion.source.leave': 'Weitergabe an „{server}“ beenden',
  'promotion.source.left': '„{server}“ erhält die Objekte des Speichers.',
  'promotion.source.change': 'Ändern …',

  'promotion.objects': 'Objekte',
  'promotion.objects.help':
    'Ankreuzen, was „{server}“ erhalten soll. Änderungen im Speicher erreichen ihn erst nach einem Push auf „{source}“. Ein Objekt herauszunehmen löscht auf „{server}“ nichts.',
  'promotion.objects.none': 'Der Speicher ist noch leer.',
  'promotion.objects.count': '{count} gezeigt, davon {chosen} weitergegeben',
  'promotion.search': 'Nach Name suchen',
  'promotion.chooseAll': 'Alle gezeigten weitergeben ({count})',
  'promotion.leaveAll': 'Alle gezeigten herausnehmen ({count})',
  'promotion.promote': 'Weitergeben',
  'promotion.promoteOne': '{key} weitergeben',
  'promotion.targetKey': 'Dort: {key}',
  'promotion.state': 'Auf „{source}“',
  'promotion.state.agreedOnSource': 'Wie im Speicher',
  'promotion.state.changedSince':
    'Seither im Speicher geändert; erst auf „{source}“ übertragen, um die Änderung weiterzugeben',
  'promotion.state.notOnSource': 'Noch nicht dort; erst auf „{source}“ übertragen',
  'promotion.values.one': '{count} Wert',
  'promotion.values.other': '{count} Werte',

  'promotion.missing': 'Fehlende Werte',
  'promotion.missing.none': 'Keine',
  'promotion.missing.one':
    '{count} Wert fehlt. Bis er eingegeben ist, werden die Objekte nicht gesendet, die ihn brauchen.',
  'promotion.missing.other':
    '{count} Werte fehlen. Bis sie eingegeben sind, werden die Objekte nicht gesendet, die sie brauchen.',
  'promotion.missing.url': 'URL {source}',
  'promotion.missing.id': 'ID {source}',
  'promotion.missing.secret': '{what} von {key}',
  'promotion.further.one': 'und {count} weiterer',
  'promotion.further.other': 'und {count} weitere',
  'promotion.empty': 'An „{server}“ wird noch nichts weitergegeben. In der Tabelle Objekte ankreuzen.',
  'promotion.complete':
    'Kein Wert fehlt: vergleichen und übertragen, um die Objekte auf „{server}“ zu bringen.',
  'promotion.otherReasons':
    'Kein Wert fehlt, aber einige Objekte können noch nicht auf „{server}“; die Tabelle nennt die Gründe.',

  'promotion.map': 'URLs und IDs',
  'promotion.map.help':
    'Was auf „{server}“ für jeden Wert von „{source}“ steht. Auch ein Wert, der auf beiden gleich ist, muss eingegeben werden: Nichts wird erraten.',
  'promotion.map.on.url': 'URL auf „{server}“',
  'promotion.map.on.id': 'ID auf „{server}“',
  'promotion.map.field': 'Auf {server}, anstelle von {source}',
  'promotion.map.wrong.url':
    'Dies ist keine vollständige URL. Eingeben, wie das Ziel sie hat, etwa https://example.com/send.',
  'promotion.map.wrong.id': 'Eine ID nur aus Leerzeichen ist keine. Eingeben, wie das Ziel sie hat.',
  'promotion.usedBy': 'Verwendet von {names}',
  'promotion.usedBy.further': 'Verwendet von {names} und {further} weiteren',
  'promotion.same': 'Auf beiden gleich',
  'promotion.sameOf': 'Auf beiden gleich: {source}',

  'promotion.secrets': 'Geheimnisse',
  'promotion.secrets.help':
    'Geheimnisse und Passwörter, die auf „{server}“ gelten. Die des Speichers und der Quelle werden abgelehnt.',
  'promotion.secretOf': '{what} von {key} auf {server}',
  'promotion.ownRow': 'Geheimnis von {id}, das nur dieser Server hat',
  'promotion.shared':
    'Dieses Geheimnis ist eines des Speichers oder der Quelle. Das eingeben, das hier gilt.',
  'promotion.away': 'Nicht auf „{server}“: {ids}',

  'promotion.own': 'Ausnahmen …',
  'promotion.ownOf': 'Ausnahmen für {key}',
  'promotion.own.title': '{key} auf {server}',
  'promotion.own.help':
    'Nur wo dieses Objekt vom Rest abweicht: eine ID für es allein oder eine Zeile, die „{server}“ nicht hat.',
  'promotion.own.id': 'ID auf {server} für {id}',
  'promotion.own.byMap': 'Wie unter „URLs und IDs“ eingegeben',
  'promotion.own.away': '{id} ist nicht auf {server}',
  'promotion.own.text': '{name} „{text}“',
  'promotion.own.saved': 'Die Ausnahmen für „{key}“ auf „{server}“ wurden gesichert.',
  'promotion.forget': 'Für dieses Objekt eingegeben oder vom Server übernommen',
  'promotion.forget.this': 'Vergessen: {what}',

  'promotion.unsavedName': 'Werte für „{server}“',
  'promotion.unsaved.one': '{count} Wert ist noch nicht gesichert.',
  'promotion.unsaved.other': '{count} Werte sind noch nicht gesichert.',
  'promotion.saving': 'Wird gesichert',
  'promotion.saved.one': '{count} Wert wurde gesichert.',
  'promotion.saved.other': '{count} Werte wurden gesichert.',
} as const
