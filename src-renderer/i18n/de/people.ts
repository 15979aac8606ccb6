/** Personen und Schlüssel: wer den Speicher öffnen darf, und womit. */
export const people = {
  'nav.security': 'Sicherheit',
  'people.title': 'Personen und Schlüssel',
  'people.subtitle': 'Wer Patchbay hier öffnen darf, in welcher Rolle und mit welchen Schlüsseln.',

  'lock.block': 'Sperre',
  'lock.text':
    'Der Speicher sperrt sich auch, wenn der Computer in den Ruhezustand geht, wenn sein Bildschirm gesperrt wird und wenn die letzte Seite geschlossen wird. Nicht gesicherte Formulare sind nach dem Entsperren wieder da.',
  'lock.idle': 'Sperrt sich von selbst nach',
  'lock.minutes': '{minutes} Minuten ohne Bedienung',
  'lock.changed': 'Der Speicher sperrt sich nach {minutes} Minuten ohne Bedienung.',

  'people.block': 'Personen',
  'people.name': 'Name',
  'people.role': 'Rolle',
  'people.may': 'Darf',
  'people.actions': 'Aktionen',
  'people.you': 'Angemeldet',
  'role.administrator.may':
    'Darf alles: ändern und übertragen, Personen und Schlüssel verwalten, Backups wiederherstellen, Geheimnisse exportieren.',
  'role.support.may':
    'Darf ändern, vergleichen, übertragen und Backups anlegen; darf keine Personen oder Schlüssel verwalten.',
  'role.auditor.may':
    'Darf Services, Benutzer, Server, Historie und Audit-Protokoll lesen; darf nichts ändern und kann kein Geheimnis öffnen.',

  'person.add': 'Person hinzufügen …',
  'person.add.title': 'Person hinzufügen',
  'person.add.text':
    'Die Person entsperrt den Speicher mit dieser Passphrase und ändert sie dann unter „Meine Passphrase“. Persönlich übergeben.',
  'person.add.submit': 'Person hinzufügen',
  'person.added': '{name} wurde als {role} hinzugefügt.',
  'person.name.empty': 'Die Person hat keinen Namen. Für das Audit-Protokoll einen eingeben.',
  'person.name.help': 'Steht im Audit-Protokoll bei allem, was die Person tut.',
  'person.change': 'Ändern …',
  'person.change.label': '{name} ändern',
  'person.change.title': '{name} ändern',
  'person.change.submit': 'Ändern',
  'person.change.ownRole': 'Niemand ändert die eigene Rolle. Ein anderer Administrator kann es.',
  'person.change.when':
    'Eine neue Rolle gilt ab dem nächsten Entsperren. Sätze des Audit-Protokolls behalten den alten Namen.',
  'person.changed': '{name} wurde geändert.',
  'person.reset': 'Passphrase zurücksetzen …',
  'person.reset.label': 'Passphrase von {name} zurücksetzen',
  'person.reset.title': 'Passphrase von {name} zurücksetzen',
  'person.reset.text':
    'Für jemanden, der die Passphrase vergessen hat. Die alte öffnet diesen Speicher nicht mehr. Die neue persönlich übergeben.',
  'person.reset.submit': 'Passphrase zurücksetzen',
  'person.reset.done': '{name} hat eine neue Passphrase.',
  'person.remove': 'Entfernen …',
  'person.remove.label': '{name} entfernen',
  'person.remove.title': '{name} entfernen?',
  'person.remove.text':
    'Passphrase und Schlüsselbund von {name} öffnen diesen Speicher nicht mehr. Sätze des Audit-Protokolls bleiben.',
  'person.remove.copies':
    'Eine früher angelegte Kopie des Speichers und der Schlüsseldatei, auch ein Backup, öffnet sich weiter mit dieser Passphrase. Werden danach die Schlüssel ausgetauscht, ist alles, was ab dann eingegeben wird, vor einer solchen Kopie sicher.',
  'person.remove.submit': '{name} entfernen',
  'person.removed': '{name} wurde entfernt.',
  'person.removed.copies':
    '{name} wurde entfernt. Frühere Kopien öffnen sich weiter mit der Passphrase von {name}; ein Austausch der Schlüssel schützt davor, was ab jetzt eingegeben wird.',

  'passphrase.new': 'Neue Passphrase',
  'passphrase.repeat': 'Neue Passphrase wiederholen',
  'passphrase.block': 'Meine Passphrase',
  'passphrase.current': 'Bisherige Passphrase',
  'passphrase.current.empty': 'Die bisherige Passphrase eingeben.',
  'passphrase.text':
    'Die alte Passphrase öffnet diesen Speicher nicht mehr. Eine früher angelegte Kopie des Speichers und der Schlüsseldatei öffnet sich weiter mit ihr.',
  'passphrase.submit': 'Passphrase ändern',
  'passphrase.changed': 'Die Passphrase wurde geändert.',
  'passphrase.none':
    'Der Speicher wurde mit einem Wiederherstellungsschlüssel geöffnet, der niemandem gehört. Oben die Passphrase einer Person zurücksetzen, dann damit entsperren.',
  'passphrase.working': 'Schlüssel werden erzeugt. Das dauert etwa eine Sekunde',

  'keys.block': 'Schlüsselplätze',
  'keys.text':
    'Jeder Platz öffnet dieselben zwei Schlüssel: den des Speichers und den der Geheimnisse darin. Ein Auditor hat nur den ersten.',
  'keys.kind': 'Platz',
  'keys.kind.passphrase': 'Passphrase',
  'keys.kind.recovery': 'Wiederherstellungsschlüssel',
  'keys.backend.none': 'keiner des Systems ({backend})',
  'keys.kind.system': 'Schlüsselbund des Computers',
  'keys.person': 'Person',
  'keys.person.none': 'Wer ihn hat',
  'keys.protection': 'Schutz',
  'keys.secrets': 'Öffnet Geheimnisse',
  'keys.made': 'Angelegt',
  'keys.used': 'Jetzt benutzt',
  'keys.yes': 'Ja',
  'keys.no': 'Nein',
  'keys.remove': 'Entfernen …',
  'keys.remove.label': 'Platz entfernen: {slot}',
  'keys.remove.title': 'Diesen Platz entfernen?',
  'keys.remove.named': '{slot}, angelegt am {made}',
  'keys.remove.recovery': 'Der Wiederherstellungsschlüssel dieses Platzes öffnet den Speicher nicht mehr.',
  'keys.remove.lastRecovery':
    'Dies ist der letzte Wiederherstellungsschlüssel. Ohne einen kann eine verlorene Passphrase nur ein anderer Administrator zurücksetzen; ohne anderen Administrator ist der Speicher verloren.',
  'keys.remove.system':
    'Der Schlüsselbund des Computers öffnet den Speicher nicht mehr; die Passphrase öffnet ihn. Der Schlüssel wird aus dem Schlüsselbund genommen, soweit diese Art, Patchbay zu starten, ihn erreicht.',
  'keys.remove.submit': 'Platz entfernen',
  'keys.removed': 'Der Platz wurde entfernt.',
  'keys.removed.left':
    'Der Platz wurde entfernt. Der Schlüsselbund des Computers kann seinen Schlüssel noch haben; er öffnet nichts mehr.',

  'recovery.add': 'Wiederherstellungsschlüssel hinzufügen …',
  'recovery.add.title': 'Wiederherstellungsschlüssel hinzufügen?',
  'recovery.add.text':
    'Ein weiterer Wiederherstellungsschlüssel wird erzeugt und einmal gezeigt, zum Drucken oder Notieren. Er öffnet den Speicher als Administrator. Die früheren bleiben gültig.',
  'recovery.add.submit': 'Wiederherstellungsschlüssel erzeugen',
  'recovery.added': 'Ein Wiederherstellungsschlüssel wurde hinzugefügt.',
  'recovery.replaceAll': 'Alle Wiederherstellungsschlüssel ersetzen …',
  'recovery.replaceAll.title': 'Alle Wiederherstellungsschlüssel ersetzen?',
  'recovery.replaceAll.text':
    'Alle früheren Wiederherstellungsschlüssel öffnen diesen Speicher nicht mehr. Ein neuer wird erzeugt und einmal gezeigt, zum Drucken oder Notieren. Frühere Kopien und Backups öffnen sich weiter mit den alten.',
  'recovery.replaceAll.submit': 'Alle Wiederherstellungsschlüssel ersetzen',
  'recovery.replacedAll': 'Alle Wiederherstellungsschlüssel wurden durch einen neuen ersetzt.',

  'systemKeyring.add': 'Schlüsselbund dieses Computers verwenden …',
  'systemKeyring.title': 'Mit dem Schlüsselbund dieses Computers entsperren',
  'systemKeyring.text':
    'Der Schlüsselbund des Computers bewahrt für {name} einen Schlüssel zum Speicher auf. Wer an diesem Computer unter dessen Konto angemeldet ist, kann den Speicher dann ohne Passphrase entsperren. Die Passphrase bleibt gültig.',
  'systemKeyring.asking': 'Schlüsselbund des Computers wird gefragt',
  'systemKeyring.backend': 'Schlüsselbund: {name}',
  'systemKeyring.none':
    'Kein Schlüsselbund dieses Computers ist erreichbar. Er kann gesperrt sein oder nicht laufen, oder dieses System hat keinen. Entsperren oder starten, dann erneut versuchen; die Passphrase öffnet den Speicher inzwischen.',
  'systemKeyring.weak':
    'Dieser Schlüsselbund schützt nicht, was er aufbewahrt: Jedes Programm, das auf diesem Computer unter diesem Konto läuft, und alle, die eine Kopie seines Datenträgers haben, können den Schlüssel lesen und damit den ganzen Speicher samt Geheimnissen.',
  'systemKeyring.weak.consent': 'Den Schlüssel trotzdem dort aufbewahren',
  'systemKeyring.weak.needed':
    'Zum Fortfahren ankreuzen, oder abbrechen und weiter mit der Passphrase entsperren.',
  'systemKeyring.submit': 'Schlüsselbund verwenden',
  'systemKeyring.added': 'Ab jetzt öffnet der Schlüsselbund des Computers den Speicher.',

  'rotate.open': 'Schlüssel austauschen …',
  'rotate.title': 'Beide Schlüssel austauschen?',
  'rotate.what':
    'Der Speicher und jedes Geheimnis darin werden unter zwei neuen Schlüsseln neu verschlüsselt.',
  'rotate.slots':
    'Alle Passphrasen, Wiederherstellungsschlüssel und Schlüsselbunde bleiben gültig; niemand muss etwas tun.',
  'rotate.backup':
    'Zuerst wird ein Backup unter den alten Schlüsseln angelegt. Es und alle älteren Backups öffnen sich weiter, mit den Schlüsseln und Passphrasen ihrer Zeit.',
  'rotate.pushes': 'Ein laufender Push wird zwischen zwei Schritten angehalten.',
  'rotate.limit':
    'Wer ein Geheimnis bisher lesen konnte, kann es noch wissen: beim Anbieter ändern, wo das zählt.',
  'rotate.submit': 'Schlüssel austauschen',
  'rotate.working': 'Der Speicher wird neu verschlüsselt. Patchbay nicht schließen',
  'rotate.done':
    'Beide Schlüssel wurden ausgetauscht. Alle Passphrasen bleiben gültig; ein Backup unter den alten Schlüsseln wurde angelegt.',
} as const
