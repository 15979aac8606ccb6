/** Ein gespeichertes Geheimnis anzeigen und kopieren. */
export const reveal = {
  'reveal.hidden': 'Verborgen',
  'reveal.show': 'Anzeigen …',
  'reveal.showOf': '{what} anzeigen',
  'reveal.hide': 'Verbergen',
  'reveal.hideOf': '{what} verbergen',
  'reveal.copy': 'Kopieren …',
  'reveal.copyOf': '{what} kopieren',
  'reveal.copyEnteredOf': '{what} wie eingegeben kopieren',
  'reveal.show.title': 'Geheimnis anzeigen',
  'reveal.show.submit': 'Anzeigen',
  'reveal.show.text':
    '{what}: wird eine Minute lang oder bis zum Verlassen des Fensters angezeigt. Das Audit-Protokoll hält fest, wer das Geheimnis angezeigt hat.',
  'reveal.copy.title': 'Geheimnis kopieren',
  'reveal.copy.submit': 'Kopieren',
  'reveal.copy.text':
    '{what}: wird in die Zwischenablage gelegt, die nach einer Minute geleert wird. Das Audit-Protokoll hält fest, wer das Geheimnis kopiert hat.',
  'reveal.passphrase': 'Eigene Passphrase',
  'reveal.working': 'Passphrase wird geprüft',
  'reveal.absent': '{what}: kein Wert gespeichert.',
  'reveal.windowLeft': '{what}: nicht angezeigt, da das Fenster inzwischen verlassen wurde.',
  'reveal.shown': '{what}, angezeigt',
  'reveal.left.one': 'In {count} Sekunde oder mit Escape wieder verborgen.',
  'reveal.left.other': 'In {count} Sekunden oder mit Escape wieder verborgen.',
  'reveal.copied':
    'Kopiert. Die Zwischenablage wird nach einer Minute geleert, oder sobald dieses Fenster wieder benutzt wird.',
  'reveal.copyFailed':
    'Die Zwischenablage ist nicht verfügbar. Wert anzeigen, markieren und von Hand kopieren.',
  'reveal.printWarning':
    'Dieses Blatt enthält ein Geheimnis im Klartext. Nur dem Anbieter geben und nach dem Eintragen vernichten.',
}
