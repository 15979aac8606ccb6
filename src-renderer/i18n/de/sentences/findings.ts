/** Befunde: was an einem Service oder Benutzer nicht stimmt und was dann zu tun ist. */
import type { Sentence } from '../../../../src-main/domain/sentenceIndex.ts'

export const findings: readonly Sentence[] = [
  // Zeichen und Länge eines Werts
  ['The Service Connection', 'Die Service Connection'],
  ['The name', 'Der Name'],
  ['The authentication ID', 'Die Authentifizierungs-ID'],
  ['The secret', 'Das Geheimnis'],
  ['The password', 'Das Passwort'],
  ['First Name', 'Vorname'],
  ['Last Name', 'Nachname'],
  ['Logon Name', 'Anmeldename'],
  ['{0} has a line end in it. Remove it.', '{0t} enthält einen Zeilenumbruch. Entfernen.'],
  [
    '{0} has an invisible character in it. Type it anew.',
    '{0t} enthält ein unsichtbares Zeichen. Neu eintippen.',
  ],
  [
    '{0} has a tab or control character in it. Type it anew.',
    '{0t} enthält einen Tabulator oder ein Steuerzeichen. Neu eintippen.',
  ],
  [
    '{0} starts or ends with a space. Remove it.',
    '{0t} beginnt oder endet mit einem Leerzeichen. Entfernen.',
  ],
  [
    '{0} has a space inside. Check that it belongs there.',
    '{0t} enthält ein Leerzeichen. Prüfen, ob es dorthin gehört.',
  ],
  [
    '{0} has a character outside ASCII, which may only look like the right one. Check it.',
    '{0t} enthält ein Zeichen außerhalb von ASCII, das vielleicht nur wie das richtige aussieht. Prüfen.',
  ],
  [
    '{0} has {1} characters, more than {2}. Check that nothing else was pasted.',
    '{0t} hat {1} Zeichen, mehr als {2}. Prüfen, ob sonst nichts mit eingefügt wurde.',
  ],
  // Service
  ['The service has no name. Enter one.', 'Der Service hat keinen Namen. Einen eingeben.'],
  [
    '{0} is not applicable to messaging services. Leave it empty.',
    '{0} ist für Messaging-Services nicht zutreffend. Leer lassen.',
  ],
  [
    'The service has no credentials. Add a row to the Authentications block.',
    'Der Service hat keine Zugangsdaten. Unter Authentifizierungen eine Zeile hinzufügen.',
  ],
  ['one row', 'eine Zeile'],
  ['{0} rows', '{0} Zeilen'],
  [
    'A service of type {0} takes only {1} of credentials. Put the others into services of their own.',
    'Ein Service vom Typ {0} nimmt nur {1t} mit Zugangsdaten. Die anderen in eigene Services legen.',
  ],
  [
    'A service of type {0} is assumed to take at most {1} of credentials. Check that all are needed.',
    'Ein Service vom Typ {0} nimmt vermutlich höchstens {1t} mit Zugangsdaten. Prüfen, ob alle nötig sind.',
  ],
  [
    'The row has no authentication ID. Enter one, or remove the row.',
    'Die Zeile hat keine Authentifizierungs-ID. Eine eingeben oder die Zeile entfernen.',
  ],
  [
    'The row has no secret. Enter it: the service cannot work without.',
    'Die Zeile hat kein Geheimnis. Eingeben: Ohne kann der Service nicht arbeiten.',
  ],
  [
    'The authentication ID stands in row {0} already. Remove one of the two rows.',
    'Die Authentifizierungs-ID steht schon in Zeile {0}. Eine der beiden Zeilen entfernen.',
  ],
  [
    'Another service has this name; upper and lower case make no difference. Choose another name.',
    'Ein anderer Service hat diesen Namen; Groß- und Kleinschreibung machen keinen Unterschied. Einen anderen Namen wählen.',
  ],
  [
    'The service "{0}" has the same Service Connection. It is assumed that one service per region and project takes the rows of all its apps: check that both are meant.',
    'Der Service „{0}“ hat dieselbe Service Connection. Angenommen wird, dass je Region und Projekt ein Service die Zeilen aller Apps aufnimmt: prüfen, ob beide gemeint sind.',
  ],
  [
    'The service "{0}" has this authentication ID too. It is assumed that an account belongs into one service: check that both are meant.',
    'Auch der Service „{0}“ hat diese Authentifizierungs-ID. Angenommen wird, dass ein Konto in einen einzigen Service gehört: prüfen, ob beide gemeint sind.',
  ],
  [
    '{0} has the form of later releases. FP17 uses /v1beta/ and the regions eu and na: change it.',
    '{0t} hat die Form späterer Releases. FP17 verwendet /v1beta/ und die Regionen eu und na: ändern.',
  ],
  [
    'The service "{0}" has the same Service Connection. Put the accounts of one landscape into one service.',
    'Der Service „{0}“ hat dieselbe Service Connection. Die Konten einer Landschaft in einen Service legen.',
  ],
  [
    'The release of {0} no longer supports {1}. Use another type for that server.',
    'Das Release von {0} unterstützt {1} nicht mehr. Für diesen Server einen anderen Typ verwenden.',
  ],
  [
    'Use Local Http Authentication is on for {0}, but no user may deliver incoming messages. Create an incoming user with the right Use on Messaging Service.',
    '„Use Local Http Authentication“ ist auf {0} eingeschaltet, aber kein Benutzer darf eingehende Nachrichten zustellen. Einen Benutzer mit dem Recht „Nutzung von Messaging Service“ anlegen.',
  ],
  // Service Connection
  ['{0} is empty. Enter the URL of the provider.', '{0t} ist leer. Die URL des Anbieters eingeben.'],
  [
    '{0} is no complete URL. Enter one that starts with https:// and names a host.',
    '{0t} ist keine vollständige URL. Eine eingeben, die mit https:// beginnt und einen Host nennt.',
  ],
  [
    '{0} does not use https: credentials would travel unprotected. Use https://.',
    '{0t} verwendet kein https: Zugangsdaten wären unterwegs ungeschützt. https:// verwenden.',
  ],
  [
    '{0} has credentials in it, where they are not kept secret. Move them to Authentications.',
    '{0t} enthält Zugangsdaten, wo sie nicht geheim bleiben. Nach Authentifizierungen verlegen.',
  ],
  [
    '{0} still has a placeholder in curly brackets. Put the real value there.',
    '{0t} enthält noch einen Platzhalter in geschweiften Klammern. Den echten Wert einsetzen.',
  ],
  [
    "{0} does not have the form that is known for {1}: {2}. Compare it with the provider's portal.",
    '{0t} hat nicht die Form, die für {1} bekannt ist: {2}. Mit dem Portal des Anbieters vergleichen.',
  ],
  [
    '{0} of {1} must have the form {2}, with the region eu or us.',
    '{0t} von {1} muss die Form {2} haben, mit der Region eu oder us.',
  ],
  [
    '{0} has the form of FP17. Later releases use /v1/ and the regions eu and us: change it.',
    '{0t} hat die Form von FP17. Spätere Releases verwenden /v1/ und die Regionen eu und us: ändern.',
  ],
  [
    '{0} has the region br, which is not named for Contact Pro. Check that the project is there.',
    '{0t} hat die Region br, die für Contact Pro nicht genannt ist. Prüfen, ob das Projekt dort liegt.',
  ],
  [
    'The project ID in the Service Connection is no UUID. Copy it from Conversation API > Apps.',
    'Die Projekt-ID in der Service Connection ist keine UUID. Aus Conversation API > Apps kopieren.',
  ],
  // Sinch Conversation
  [
    'The ID of the incoming row must be webhook, in small letters and without spaces. Write webhook.',
    'Die ID der eingehenden Zeile muss webhook lauten, in Kleinbuchstaben und ohne Leerzeichen. webhook schreiben.',
  ],
  [
    'A service has exactly one webhook row, for all its apps. Remove this one; all webhooks share one secret token.',
    'Ein Service hat genau eine Webhook-Zeile für alle seine Apps. Diese entfernen; alle Webhooks teilen ein Secret Token.',
  ],
  [
    "An access key's secret usually has 20 characters or more. Copy it again, or make a new key.",
    'Das Geheimnis eines Access Key hat gewöhnlich 20 Zeichen oder mehr. Erneut kopieren oder einen neuen Schlüssel anlegen.',
  ],
  [
    'The authentication ID must be KeyID@APPID, with one @ and both parts, or the word webhook. Correct it.',
    'Die Authentifizierungs-ID muss KeyID@APPID lauten, mit einem @ und beiden Teilen, oder das Wort webhook. Berichtigen.',
  ],
  [
    'The App ID must be in capital letters. Write {0}.',
    'Die App ID muss in Großbuchstaben stehen. {0} schreiben.',
  ],
  [
    'The App ID behind the @ usually has 26 letters and digits. Copy it from Conversation API > Apps.',
    'Die App ID hinter dem @ hat gewöhnlich 26 Buchstaben und Ziffern. Aus Conversation API > Apps kopieren.',
  ],
  [
    'The Key ID before the @ is usually a UUID. Copy it from Settings > Access keys.',
    'Die Key ID vor dem @ ist gewöhnlich eine UUID. Aus Settings > Access keys kopieren.',
  ],
  [
    'The app stands in row {0} already, with another ID. Keep one row for each app.',
    'Die App steht schon in Zeile {0}, mit einer anderen ID. Je App eine Zeile behalten.',
  ],
  [
    'There is no webhook row for incoming messages. Add a row with the ID webhook and the secret token.',
    'Es gibt keine Webhook-Zeile für eingehende Nachrichten. Eine mit der ID webhook und dem Secret Token hinzufügen.',
  ],
  [
    'There is no row for outgoing messages. Add one with the ID KeyID@APPID.',
    'Es gibt keine Zeile für ausgehende Nachrichten. Eine mit der ID KeyID@APPID hinzufügen.',
  ],
  // Andere Typen
  [
    'The user name has a colon, which basic authentication does not allow. Check it against the account.',
    'Der Benutzername enthält einen Doppelpunkt, den Basic Authentication nicht erlaubt. Mit dem Konto vergleichen.',
  ],
  [
    'A Page ID usually has 5 to 20 digits and nothing else. Copy the ID of the page, not its name.',
    'Eine Page ID hat gewöhnlich 5 bis 20 Ziffern und sonst nichts. Die ID der Seite kopieren, nicht ihren Namen.',
  ],
  [
    'A page access token usually starts with EAA and has more than 50 letters and digits. Copy it again.',
    'Ein Page Access Token beginnt gewöhnlich mit EAA und hat mehr als 50 Buchstaben und Ziffern. Erneut kopieren.',
  ],
  [
    'The ID is no Twilio SID: AC or SK followed by 32 hexadecimal digits. Copy the Account SID or the key SID.',
    'Die ID ist keine Twilio SID: AC oder SK und 32 hexadezimale Ziffern. Die Account SID oder die SID des Schlüssels kopieren.',
  ],
  [
    'A Twilio auth token usually has 32 digits and small letters a to f. Copy it again.',
    'Ein Twilio Auth Token hat gewöhnlich 32 Ziffern und Kleinbuchstaben von a bis f. Erneut kopieren.',
  ],
  [
    'The secret of a Twilio API key usually has 32 letters and digits. Copy it again.',
    'Das Geheimnis eines Twilio API Key hat gewöhnlich 32 Buchstaben und Ziffern. Erneut kopieren.',
  ],
  [
    'An API key (SK...) needs the Account SID in the URL: put .../Accounts/AC.../ into it.',
    'Ein API Key (SK...) braucht die Account SID in der URL: .../Accounts/AC.../ darin einsetzen.',
  ],
  [
    'The Account SID in the URL is not the authentication ID. Use the same account in both.',
    'Die Account SID in der URL ist nicht die Authentifizierungs-ID. In beiden dasselbe Konto verwenden.',
  ],
  [
    'The authentication ID must have the form username@account ID. Enter both parts.',
    'Die Authentifizierungs-ID muss die Form username@account ID haben. Beide Teile eingeben.',
  ],
  [
    'A service plan ID usually has 3 to 64 letters, digits, hyphens and underscores. Copy it again.',
    'Eine Service plan ID hat gewöhnlich 3 bis 64 Buchstaben, Ziffern, Binde- und Unterstriche. Erneut kopieren.',
  ],
  [
    'An API token usually has 16 characters or more. Copy it again.',
    'Ein API Token hat gewöhnlich 16 Zeichen oder mehr. Erneut kopieren.',
  ],
  [
    'The service plan in the URL is not the authentication ID. Use the same plan in both, unless the server is FP17.',
    'Der Service plan in der URL ist nicht die Authentifizierungs-ID. In beiden denselben verwenden, außer der Server hat FP17.',
  ],
  [
    'More than one row is an application. Keep one.',
    'Mehr als eine Zeile ist eine Anwendung. Eine behalten.',
  ],
  [
    'More than one row is a technical user. Keep one.',
    'Mehr als eine Zeile ist ein technischer Benutzer. Eine behalten.',
  ],
  [
    'No row is the Azure application. Add one with its client ID.',
    'Keine Zeile ist die Azure-Anwendung. Eine mit ihrer Client-ID hinzufügen.',
  ],
  [
    'No row is the technical user. Add one with its user name in e-mail form.',
    'Keine Zeile ist der technische Benutzer. Eine mit seinem Benutzernamen in E-Mail-Form hinzufügen.',
  ],
  [
    'The user name of the technical user has no e-mail form. Enter it like teams.bot@example.com.',
    'Der Name des technischen Benutzers hat keine E-Mail-Form. Eingeben wie teams.bot@example.com.',
  ],
  [
    'The ID is neither an application (client) ID, which is a GUID, nor a user name in e-mail form. Copy it again.',
    'Die ID ist weder eine Anwendungs-ID (Client), also eine GUID, noch ein Benutzername in E-Mail-Form. Erneut kopieren.',
  ],
  [
    'The secret looks like the ID of a client secret. Copy its value instead of its ID.',
    'Das Geheimnis sieht aus wie die ID eines Client Secret. Seinen Wert statt seiner ID kopieren.',
  ],
  // Benutzer
  ['{0} is mandatory. Enter one.', '{0t} ist Pflicht. Einen eingeben.'],
  [
    '{0} has {1} characters; a server takes {2}. Shorten it.',
    '{0t} hat {1} Zeichen; ein Server nimmt {2}. Kürzen.',
  ],
  [
    'Logon Name is mandatory. Enter one, like hook.twilio.',
    'Der Anmeldename ist Pflicht. Einen eingeben, etwa hook.twilio.',
  ],
  [
    'Logon Name has a space. Use a full stop, like hook.twilio.',
    'Der Anmeldename enthält ein Leerzeichen. Einen Punkt verwenden, etwa hook.twilio.',
  ],
  [
    'Logon Name has an invisible character. Type it anew.',
    'Der Anmeldename enthält ein unsichtbares Zeichen. Neu eintippen.',
  ],
  [
    'Logon Name has a colon, which basic authentication does not allow. Use a full stop.',
    'Der Anmeldename enthält einen Doppelpunkt, den Basic Authentication nicht erlaubt. Einen Punkt verwenden.',
  ],
  [
    'Logon Name has a special character. Use letters a to z, digits, full stop, hyphen and underscore only.',
    'Der Anmeldename enthält ein Sonderzeichen. Nur Buchstaben a bis z, Ziffern, Punkt, Binde- und Unterstrich verwenden.',
  ],
  [
    'Another user has this logon name; upper and lower case make no difference. Choose another logon name.',
    'Ein anderer Benutzer hat diesen Anmeldenamen; Groß- und Kleinschreibung machen keinen Unterschied. Einen anderen wählen.',
  ],
  [
    'The user has no password and cannot log on. Enter one.',
    'Der Benutzer hat kein Passwort und kann sich nicht anmelden. Eines eingeben.',
  ],
  [
    'The password has fewer than {0} characters, the usual minimum of the cloud. Use a longer one.',
    'Das Passwort hat weniger als {0} Zeichen, das übliche Minimum der Cloud. Ein längeres nehmen.',
  ],
  [
    'The password has a non-Latin letter or one of ¤ £ € ½ §, which Sinch advises against. Use other characters.',
    'Das Passwort enthält einen nichtlateinischen Buchstaben oder eines von ¤ £ € ½ §, wovon Sinch abrät. Andere Zeichen verwenden.',
  ],
  [
    'Incoming messages are refused for this user. If it shall deliver them, give it the right Use on Messaging Service.',
    'Eingehende Nachrichten dieses Benutzers werden abgewiesen. Wenn er sie zustellen soll, das Recht „Nutzung von Messaging Service“ geben.',
  ],
]
