/** Benutzer. */
export const users = {
  'users.title': 'Benutzer',
  'users.what': 'den Benutzern',
  'users.searchHint': 'Anmeldename, Vor- oder Nachname',
  'users.count.one': '{count} Benutzer',
  'users.count.other': '{count} Benutzer',
  'users.column.use': 'Messaging Service',
  'users.column.changed': 'Geändert',
  'users.use.granted': 'Nutzung',
  'users.use.none': 'Kein Recht',
  'users.empty': 'Noch keine Benutzer',
  'users.empty.text':
    'Ein Anbieter meldet sich als eigener Benutzer an, wo „Use Local Http Authentication“ eingeschaltet ist. Vom Service aus oder mit „Neu anlegen“ anlegen.',
  'users.delete.title.one': '{count} Benutzer löschen?',
  'users.delete.title.other': '{count} Benutzer löschen?',
  'users.delete.text':
    'Die Benutzer kommen mit ihren Passwörtern in den Papierkorb und lassen sich von dort wiederherstellen, bis er geleert wird. Server bleiben unberührt: Patchbay löscht dort nie Benutzer.',
  'users.deleted.one': '{names} wurde gelöscht. Der Benutzer lässt sich aus dem Papierkorb wiederherstellen.',
  'users.deleted.other':
    '{names} wurden gelöscht. Die Benutzer lassen sich aus dem Papierkorb wiederherstellen.',
  'users.deleted.more.one': '{count} weiterer Benutzer',
  'users.deleted.more.other': '{count} weitere Benutzer',
  'users.copy.hint': 'Zum Kopieren genau einen Benutzer auswählen.',

  'user.new': 'Neuer Benutzer',
  'user.new.note':
    'Ein Benutzer für eingehende Nachrichten hat ein einziges Recht, Nutzung von Messaging Service: Es ist unten angekreuzt.',
  'user.new.guided': 'Zu einem Service des Speichers schlägt Patchbay Name, Anmeldename und Passwort vor.',
  'user.new.guided.open': 'Zu einem Service anlegen …',
  'user.notShown': 'Der Benutzer kann nicht angezeigt werden',
  'user.toList': 'Zu den Benutzern',
  'user.subtitle':
    'Benutzer für eingehende Nachrichten: Mit ihm meldet sich ein Anbieter an, um sie zuzustellen',
  'user.unsavedName': 'Benutzer „{name}“',
  'user.unsavedNew': 'neuer Benutzer',
  'user.saved': 'Benutzer „{name}“ wurde gesichert.',
  'user.copyNote':
    'Eine Kopie von „{name}“, noch nicht gesichert. Sie braucht einen eigenen Anmeldenamen und ein eigenes Passwort.',
  'user.basic': 'Grunddaten',
  'user.firstName': 'Vorname',
  'user.lastName': 'Nachname',
  'user.authentication': 'Authentifizierung',
  'user.logonName': 'Anmeldename',
  'user.logonName.help': 'Buchstaben, Ziffern, Punkte, Binde- und Unterstriche, etwa hook.twilio.',
  'user.logonName.changed':
    'Zu einem neuen Anmeldenamen verlangt der Server ein neues Passwort. „Passwort setzen“ ankreuzen und eines eingeben.',
  'user.password': 'Passwort',
  'user.password.stored': 'Passwort im Speicher:',
  'user.password.stored.help':
    'Hier wird es nicht angezeigt. Es lässt sich dem Anbieter übergeben oder neu setzen.',
  'user.password.help':
    'Mindestens 16 Zeichen, das Minimum der Cloud; keine Buchstaben außerhalb des lateinischen Alphabets.',
  'user.password.notEntered':
    '„Passwort setzen“ ist angekreuzt, aber kein Passwort eingegeben. Eines eingeben oder erzeugen oder das Kreuz entfernen.',
  'user.password.notConfirmed': 'Die beiden Passwörter sind verschieden. Zweimal dasselbe eingeben.',
  'user.password.policy':
    'Annahme, nicht dokumentiert: Wo der Server bei der ersten Anmeldung ein neues Passwort verlangt, kann sich ein Anbieter nicht anmelden. In FP21 und in der Cloud diesem Benutzer im System Configurator eine Ablaufzeit für ein Servicekonto zuordnen.',
  'user.setPassword': 'Passwort setzen',
  'user.confirmPassword': 'Passwort bestätigen',
  'user.generate': 'Erzeugen',
  'user.generateAnother': 'Ein anderes erzeugen',
  'user.generated': 'Erzeugtes Passwort',
  'user.generated.note':
    'Wird hier angezeigt, bis der Benutzer gesichert ist; danach unter Übergeben, mit der Passphrase.',
  'user.generated.typeOwn': 'Ein anderes von Hand eingeben',
  'user.rights': 'Benutzerrechte',
  'user.rights.object': 'Objekt',
  'user.rights.use': 'Nutzung',
  'user.rights.messagingService': 'Messaging Service',
  'user.rights.useLabel': 'Nutzung von Messaging Service',
  'user.rights.note':
    'Das eine Recht, das eingehende Nachrichten brauchen; ein neuer Benutzer hat es. Patchbay vergibt sonst nichts und nimmt auf einem Server kein Recht weg.',
  'user.incoming.isOn':
    '„Use Local Http Authentication“ ist eingeschaltet für {servers}: Dort muss sich der Anbieter anmelden, um Nachrichten zuzustellen.',
  'user.incoming.ifOn':
    'Nötig auf Servern, auf denen „Use Local Http Authentication“ eingeschaltet ist; kein Server im Speicher hat es eingeschaltet.',
  'user.incoming.noReuse': 'Dafür einen neuen Benutzer nehmen, keinen bestehenden.',
} as const
