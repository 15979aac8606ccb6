/** Hub-Konten von social365 und ihre Landschaften. */
export const landscapes = {
  'landscapes.open': 'Mehrere Hub-Konten …',
  'landscapes.title': 'Hub-Konten nach Landschaft',
  'landscapes.subtitle': 'Messaging Services vom Typ social365',
  'landscapes.note':
    'Jede Landschaft (URL) hat einen Messaging Service, jedes Hub-Konto eine Zeile darin. Nach Eingabe der Konten werden die Services gefunden oder vorgeschlagen.',
  'landscapes.notShown': 'Die Hub-Konten können nicht eingegeben werden',
  'landscapes.unsavedName': 'die Hub-Konten',
  'landscapes.accounts': 'Hub-Konten',
  'landscapes.account': 'Konto',
  'landscapes.password': 'Passwort',
  'landscapes.url': 'URL der Landschaft',
  'landscapes.paste.hint':
    'Aus einer Tabelle kopierte Zeilen lassen sich mit Strg+V in die Tabelle einfügen.',
  'landscapes.paste.title': 'Hub-Konten aus einer Tabelle einfügen',
  'landscapes.paste.field.hint':
    'Drei Spalten: Konto, Passwort, URL der Landschaft, mit oder ohne Überschrift. Das Eingefügte wird hier nicht angezeigt; die Zeilen kommen in die Tabelle.',
  'landscapes.pasted.one': '{count} Hub-Konto wurde eingefügt.',
  'landscapes.pasted.other': '{count} Hub-Konten wurden eingefügt.',
  'landscapes.review': 'Was geschehen wird',
  'landscapes.review.none': 'Noch nichts: bitte ein Konto und die URL seiner Landschaft eingeben.',
  'landscapes.review.service': 'Service',
  'landscapes.review.name': 'Name des Service für {url}',
  'landscapes.review.what': 'Ergebnis',
  'landscapes.review.created': 'Neuer Service',
  'landscapes.review.changed': 'Geändert',
  'landscapes.review.same': 'Unverändert',
  'landscapes.action.add': 'hinzugefügt',
  'landscapes.action.replace': 'Passwort ersetzt',
  'landscapes.action.keep': 'unverändert',
  'landscapes.untouched.one': '{count} weiteres Konto bleibt, wie es ist.',
  'landscapes.untouched.other': '{count} weitere Konten bleiben, wie sie sind.',
  'landscapes.save': 'Services sichern',
  'landscapes.save.one': '{count} Service sichern',
  'landscapes.save.other': '{count} Services sichern',
  'landscapes.saved.one': '{count} Service wurde mit seinen Hub-Konten gesichert. Ein Rückgängig genügt.',
  'landscapes.saved.other':
    '{count} Services wurden mit ihren Hub-Konten gesichert. Ein Rückgängig nimmt alles zurück.',
  'landscapes.notYet': 'Sichern ist möglich, sobald keine Zeile einen Fehler hat.',
  'landscapes.problem.accountMissing': 'Das Konto fehlt. Bitte eingeben.',
  'landscapes.problem.accountForm': 'Ein Konto hat die Form username@account ID. Bitte beide Teile eingeben.',
  'landscapes.problem.urlMissing': 'Die URL der Landschaft fehlt. Bitte eingeben.',
  'landscapes.problem.urlForm':
    'Das ist keine Webadresse. Bitte in der Form https://eu.social365.example.com/api eingeben.',
  'landscapes.problem.accountTwice': 'Zeile {other} sagt dasselbe. Diese Zeile wird ausgelassen.',
  'landscapes.problem.passwordsDiffer':
    'Zeile {other} hat ein anderes Passwort für {account}. Bitte das falsche entfernen.',
  'landscapes.problem.passwordMissing': 'Das Passwort fehlt. Ohne Passwort kann der Service nicht arbeiten.',
  'landscapes.problem.accountElsewhere':
    '{account} steht auch in einer anderen Landschaft ({other}). Bitte die URL prüfen.',
  'landscapes.problem.landscapeShared':
    'Mehrere Services haben diese Landschaft: {other}. Konten bleiben, wo sie sind, neue kommen in den ersten.',
} as const
