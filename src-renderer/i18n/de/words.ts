/** Hilfe > Begriffe: was Patchbays eigene Wörter bedeuten, für alle, die den System Configurator kennen. */
export const words = {
  'words.title': 'Begriffe von Patchbay',
  'words.word': 'Begriff',
  'words.meaning': 'Bedeutung',
  'words.inSc': 'Nächstliegendes im System Configurator',
  'words.store': 'Speicher',
  'words.store.meaning':
    'Die verschlüsselte Datei auf diesem Rechner mit allen Eingaben. Ist Patchbay geschlossen, ist sie gesperrt.',
  'words.store.sc': 'Keine Entsprechung: SC arbeitet direkt auf dem Server.',
  'words.service': 'Messaging-Service',
  'words.service.meaning': 'Die Verbindung zu einem Messaging-Kanal, mit ihren Authentifizierungen.',
  'words.service.sc': 'Die Ansicht Messaging Services',
  'words.incoming': 'Benutzer für eingehende Nachrichten',
  'words.incoming.meaning':
    'Der Benutzer, mit dem sich ein Anbieter anmeldet, um Nachrichten zuzustellen: mit dem Recht Use auf Messaging Service, sonst nichts.',
  'words.incoming.sc': 'Users, ein externer Benutzer',
  'words.server': 'Server',
  'words.server.meaning':
    'Eine Installation oder ein Mandant von Contact Pro, über die Schnittstelle RCI erreichbar.',
  'words.server.sc': 'Das System, an dem SC angemeldet ist',
  'words.practice': 'Übungsserver',
  'words.practice.meaning':
    'Vertritt zum Proben einen Server auf diesem Rechner. Beim Anhalten vergisst er alles.',
  'words.practice.sc': 'Keine Entsprechung',
  'words.finding': 'Befund',
  'words.finding.meaning':
    'Ein Fehler oder etwas Zweifelhaftes in den Eingaben. Ein Fehler verhindert das Sichern, eine Warnung nicht.',
  'words.finding.sc': 'Keine Entsprechung',
  'words.readiness': 'Bereitschaft',
  'words.readiness.meaning': 'Ob ein Service alles hat, um auf einem Server zu senden und zu empfangen.',
  'words.readiness.sc': 'Keine Entsprechung',
  'words.pending': 'Ausstehend',
  'words.pending.meaning': 'Hier eingegeben, aber noch nicht auf den Server übertragen.',
  'words.pending.sc': 'Keine Entsprechung: Sichern wirkt in SC sofort auf dem Server',
  'words.compare': 'Vergleich und Plan',
  'words.compare.meaning':
    'Patchbay liest den Server und listet Schritt für Schritt auf, was ein Push ändern würde. Nichts wird geschrieben.',
  'words.compare.sc': 'Keine Entsprechung',
  'words.push': 'Push',
  'words.push.meaning': 'Schreibt die Schritte eines Plans auf den Server, nachdem ihnen zugestimmt wurde.',
  'words.push.sc': 'Sichern',
  'words.run': 'Lauf und Rücknahme',
  'words.run.meaning': 'Ein Push mit dem Ausgang jedes Schritts. Eine Rücknahme macht ihn rückgängig.',
  'words.run.sc': 'Keine Entsprechung',
  'words.drift': 'Abweichung',
  'words.drift.meaning': 'Was jemand an Patchbay vorbei auf dem Server geändert hat, etwa in SC.',
  'words.drift.sc': 'Keine Entsprechung',
  'words.conflict': 'Konflikt',
  'words.conflict.meaning':
    'Dasselbe Feld wurde hier und auf dem Server geändert. Es ist zu entscheiden, was bleibt.',
  'words.conflict.sc': 'Keine Entsprechung',
  'words.adopt': 'Übernehmen',
  'words.adopt.meaning': 'Nimmt ein Objekt, das es nur auf dem Server gibt, in den Speicher auf.',
  'words.adopt.sc': 'Keine Entsprechung',
  'words.promotion': 'Weitergabe',
  'words.promotion.meaning':
    'Bringt Services und Benutzer von einem Server auf einen anderen, etwa vom Test- ins Produktivsystem, mit eigenen URLs und Geheimnissen.',
  'words.promotion.sc': 'Dort noch einmal eingeben',
  'words.secret': 'Geheimnis',
  'words.secret.meaning':
    'Ein Passwort, Token oder Zugriffsschlüssel. Es wird nur nach erneuter Eingabe der Passphrase gezeigt und das wird protokolliert.',
  'words.secret.sc': 'Felder für Password und Secret',
} as const
