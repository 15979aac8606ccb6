/** Benutzer für eingehende Nachrichten anlegen, Anmeldung übergeben, angezeigte Geheimnisse, Drucken. */
export const incoming = {
  'incoming.title': 'Benutzer für eingehende Nachrichten anlegen',
  'incoming.subtitle': 'Für den Service „{name}“ ({type})',
  'incoming.summary': 'Was angelegt wird',
  'incoming.summary.user': 'Benutzer',
  'incoming.summary.user.text': '{logonName}, {firstName} {lastName}',
  'incoming.summary.password': 'Passwort',
  'incoming.summary.generated':
    'Erzeugt: {count} Zeichen, Klein- und Großbuchstaben und Ziffern, keine verwechselbaren',
  'incoming.summary.typed': 'Wie unten eingegeben',
  'incoming.summary.noPassword': 'Keines: Der Anbieter kann sich nicht anmelden',
  'incoming.summary.right': 'Recht',
  'incoming.summary.rightOnly': 'Nutzung von Messaging Service, sonst nichts',
  'incoming.summary.noRight': 'Keines: Eingehende Nachrichten werden abgewiesen',
  'incoming.summary.where': 'Wo',
  'incoming.summary.whereText': 'Beim Sichern im Speicher; auf einem Server mit dem nächsten Push.',
  'incoming.summary.next':
    'Nach dem Sichern erscheint das Blatt mit Anmeldename und Passwort für den Anbieter.',
  'incoming.none.title': 'Es wird kein Benutzer gebraucht',
  'incoming.none.text':
    'Der Anbieter eines Service vom Typ {type} meldet sich nicht bei Contact Pro an: Für „{name}“ ist keine eingehende Authentifizierung nötig. Es wird nichts angelegt.',
  'incoming.none.assumed': 'Dass das auch für diesen Typ gilt, ist eine Annahme; keine Quelle nennt ihn.',
  'incoming.webhook.title': 'Die Zeile webhook ist die eingehende Authentifizierung',
  'incoming.webhook.text':
    'Eingehende Nachrichten von „{name}“ weist die Zeile „webhook“ unter Authentifizierungen mit ihrem Secret Token aus, kein Benutzer. Es wird nichts angelegt.',
  'incoming.webhook.there': 'Die Zeile ist vorhanden.',
  'incoming.webhook.absent': 'Die Zeile fehlt noch: im Service hinzufügen.',
  'incoming.webhook.noSecret': 'Die Zeile ist vorhanden, aber ihr Secret Token fehlt.',
  'incoming.toService': 'Service öffnen',

  'user.known.inStore':
    'Ein anderer Benutzer im Speicher hat diesen Anmeldenamen. Keinen vorhandenen Benutzer verwenden: anderen Namen wählen.',
  'user.known.onServers':
    'Ein Benutzer mit diesem Anmeldenamen ist vorhanden auf {servers}. Keinen vorhandenen Benutzer verwenden: Er kann weitere Rechte haben, die Patchbay weder sieht noch entzieht. Anderen Namen wählen.',
  'user.password.rule':
    'Erzeugte Passwörter haben {count} Zeichen. {shortest} ist die voreingestellte Mindestlänge der Cloud; die Mindestlängen eigener Installationen sind nicht dokumentiert, angenommen wird, dass sie nicht größer sind.',

  'webhookSheet.open': 'Secret Token übergeben …',
  'webhookSheet.open.text': 'Ein Blatt für die Webhooks im Portal des Anbieters.',
  'webhookSheet.subtitle': 'Webhook für das Portal des Anbieters ({type})',
  'webhookSheet.token': 'Secret Token',
  'webhookSheet.tokenOf': 'Secret Token von {name}',
  'webhookSheet.none': 'Kein Secret Token gespeichert. Zuerst in der Webhook-Zeile des Service eingeben.',
  'webhookSheet.address':
    'Vom Server zu übernehmen. Der Anbieter richtet seine Anfragen gegebenenfalls an einen Reverse Proxy; der Pfad steht in keinem Handbuch und ist Patchbay nicht bekannt.',

  'handover.open': 'Übergeben …',
  'handover.subtitle': 'Anmeldung für das Portal des Anbieters',
  'handover.subtitle.service': 'Anmeldung für das Portal des Anbieters von „{name}“ ({type})',
  'handover.entries': 'Beim Anbieter einzutragen',
  'handover.logonName': 'Anmeldename',
  'handover.copyLogonName': 'Anmeldenamen kopieren',
  'handover.copied': 'Kopiert.',
  'handover.copyFailed': 'Die Zwischenablage ist nicht verfügbar. Text markieren und von Hand kopieren.',
  'handover.password': 'Passwort',
  'handover.passwordOf': 'Passwort von {name}',
  'handover.noPassword': 'Kein Passwort gespeichert. Zuerst beim Benutzer eines setzen.',
  'handover.address': 'Adresse',
  'handover.address.text':
    'Vom Server zu übernehmen. Der Anbieter richtet seine Anfragen an den SMS Server, gegebenenfalls über einen Reverse Proxy; der Pfad steht in keinem Handbuch und ist Patchbay nicht bekannt.',
  'handover.address.label': 'Adresse für dieses Blatt',
  'handover.address.help': 'Nur für das Papier: Sie wird nicht aufbewahrt.',
  'handover.address.line': 'Adresse laut Server:',
  'handover.servers': 'Server',
  'handover.servers.asking':
    'Use Local Http Authentication ist eingeschaltet für {servers}: Dort wird diese Anmeldung verlangt.',
  'handover.servers.none':
    'Auf keinem Server im Speicher ist Use Local Http Authentication eingeschaltet: Noch wird keine Anmeldung verlangt.',
  'handover.servers.push': 'Auf einem Server wirkt der Benutzer, sobald er dorthin übertragen ist.',
  'handover.pushed': 'Übertragen nach {server}, {at}.',
  'handover.pushedOlder': 'Übertragen nach {server}, {at}; seither hier geändert.',
  'handover.agreed': '{server} hatte ihn beim letzten Vergleich, {at}.',
  'handover.agreedOlder': '{server} hatte ihn beim letzten Vergleich, {at}; seither hier geändert.',
  'handover.notThere': 'Noch nicht nach {server} übertragen.',
  'handover.right': 'Recht',
  'handover.right.use': 'Nutzung von Messaging Service',
  'handover.right.none':
    'Keines: Eingehende Nachrichten werden abgewiesen. Beim Benutzer Nutzung von Messaging Service erteilen.',
  'handover.print': 'Drucken',
  'handover.openUser': 'Benutzer öffnen',
  'handover.push': 'Vergleichen und übertragen',
  'handover.notes': 'Vor der ersten Nachricht',

  'print.line': '{product} · {at} · {person}',

  'audit.action.userRevealPassword': 'Passwort angezeigt oder kopiert',

  'drift.take': 'Für diesen Server übernehmen',
  'drift.takeOf': 'Für diesen Server übernehmen: {key}',
  'drift.take.gone': 'Nicht mehr an diesen Server weitergeben',
  'drift.take.goneOf': 'Nicht mehr an diesen Server weitergeben: {key}',
  'drift.take.note':
    'Dieser Server erhält weitergegebene Objekte. Was hier übernommen wird, gilt nur für diesen Server; die Objekte im Speicher bleiben, wie sie sind.',
  'drift.take.new':
    'Neu auf diesem Server. Das Objekt kommt nicht in den Speicher: Seine Objekte kommen aus der Quelle der Weitergabe.',
  'drift.done.take': '„{key}“ ist übernommen, wie dieser Server es hat, nur für diesen Server.',
  'drift.done.take.gone': '„{key}“ wird nicht mehr an diesen Server weitergegeben.',
} as const
