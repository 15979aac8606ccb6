/** Befunde der Domäne, nach ihrem Code. Der Befund steht bei seinem Feld: Der Text muss es nicht nennen. */
export const findings: Readonly<Record<string, string>> = {
  NAME_EMPTY: 'Der Service hat keinen Namen. Einen eingeben.',
  NAME_DUPLICATE:
    'Ein anderer Service hat diesen Namen; Groß- und Kleinschreibung machen keinen Unterschied. Einen anderen Namen wählen.',
  TEXT_LINE_END: 'Der Wert enthält einen Zeilenumbruch. Entfernen.',
  TEXT_INVISIBLE: 'Der Wert enthält ein unsichtbares Zeichen. Neu eintippen.',
  TEXT_CONTROL: 'Der Wert enthält einen Tabulator oder ein Steuerzeichen. Neu eintippen.',
  TEXT_OUTER_SPACE: 'Der Wert beginnt oder endet mit einem Leerzeichen. Entfernen.',
  TEXT_INNER_SPACE: 'Der Wert enthält ein Leerzeichen. Prüfen, ob es dorthin gehört.',
  TEXT_NOT_ASCII:
    'Der Wert enthält ein Zeichen außerhalb von ASCII, das vielleicht nur wie das richtige aussieht. Prüfen.',
  TEXT_TOO_LONG: 'Der Wert ist ungewöhnlich lang. Prüfen, ob sonst nichts mit eingefügt wurde.',
  AUTHENTICATION_URL_NOT_APPLICABLE:
    'Authentication URL ist für Messaging-Services nicht zutreffend. Leer lassen.',
  AUTHENTICATION_SCOPE_NOT_APPLICABLE:
    'Authentication Scope ist für Messaging-Services nicht zutreffend. Leer lassen.',
  AUTHENTICATIONS_EMPTY:
    'Der Service hat keine Zugangsdaten. Unter Authentifizierungen eine Zeile hinzufügen.',
  AUTHENTICATIONS_TOO_MANY:
    'Mehr Zeilen mit Zugangsdaten, als für diesen Typ vorgesehen sind. Prüfen, ob alle nötig sind, und die anderen in eigene Services legen.',
  AUTHENTICATION_ID_EMPTY:
    'Die Zeile hat keine Authentifizierungs-ID. Eine eingeben oder die Zeile entfernen.',
  AUTHENTICATION_ID_DUPLICATE:
    'Die Authentifizierungs-ID steht schon in einer anderen Zeile. Eine der beiden Zeilen entfernen.',
  SECRET_MISSING: 'Die Zeile hat kein Geheimnis. Eingeben: Ohne kann der Service nicht arbeiten.',
  SERVICE_CONNECTION_EMPTY: 'Die Service Connection ist leer. Die URL des Anbieters eingeben.',
  SERVICE_CONNECTION_NOT_A_URL:
    'Die Service Connection ist keine vollständige URL. Eine eingeben, die mit https:// beginnt und einen Host nennt.',
  SERVICE_CONNECTION_NOT_HTTPS:
    'Die Service Connection verwendet kein https: Zugangsdaten wären unterwegs ungeschützt. https:// verwenden.',
  SERVICE_CONNECTION_CREDENTIALS:
    'Die Service Connection enthält Zugangsdaten, wo sie nicht geheim bleiben. Nach Authentifizierungen verlegen.',
  SERVICE_CONNECTION_PLACEHOLDER:
    'Die Service Connection enthält noch einen Platzhalter in geschweiften Klammern. Den echten Wert einsetzen.',
  SERVICE_CONNECTION_FORM:
    'Die Service Connection hat nicht die Form, die für diesen Typ bekannt ist. Mit dem Portal des Anbieters vergleichen.',
  CONVERSATION_URL_FP17:
    'Die Service Connection hat die Form von FP17. Spätere Releases verwenden /v1/ und die Regionen eu und us: ändern.',
  CONVERSATION_REGION_BR:
    'Die Service Connection hat die Region br, die für Contact Pro nicht genannt ist. Prüfen, ob das Projekt dort liegt.',
  CONVERSATION_PROJECT_ID_FORMAT:
    'Die Projekt-ID in der Service Connection ist keine UUID. Aus Conversation API > Apps kopieren.',
  CONVERSATION_SECRET_SHORT:
    'Das Geheimnis eines Access Key hat gewöhnlich 20 Zeichen oder mehr. Erneut kopieren oder einen neuen Schlüssel anlegen.',
  CONVERSATION_ID_FORMAT:
    'Die Authentifizierungs-ID muss KeyID@APPID lauten, mit einem @ und beiden Teilen, oder das Wort webhook. Berichtigen.',
  CONVERSATION_APP_ID_CASE: 'Die App ID muss in Großbuchstaben stehen. So schreiben.',
  CONVERSATION_APP_ID_FORMAT:
    'Die App ID hinter dem @ hat gewöhnlich 26 Buchstaben und Ziffern. Aus Conversation API > Apps kopieren.',
  CONVERSATION_KEY_ID_FORMAT:
    'Die Key ID vor dem @ ist gewöhnlich eine UUID. Aus Settings > Access keys kopieren.',
  CONVERSATION_APP_TWICE:
    'Die App steht schon in einer anderen Zeile, mit einer anderen ID. Je App eine Zeile behalten.',
  CONVERSATION_OUTGOING_MISSING:
    'Es gibt keine Zeile für ausgehende Nachrichten. Eine mit der ID KeyID@APPID hinzufügen.',
  WEBHOOK_SPELLING:
    'Die ID der eingehenden Zeile muss webhook lauten, in Kleinbuchstaben und ohne Leerzeichen. webhook schreiben.',
  WEBHOOK_TWICE:
    'Ein Service hat genau eine Webhook-Zeile für alle seine Apps. Diese entfernen; alle Webhooks teilen ein Secret Token.',
  WEBHOOK_MISSING:
    'Es gibt keine Webhook-Zeile für eingehende Nachrichten. Eine mit der ID webhook und dem Secret Token hinzufügen.',
  FACEBOOK_PAGE_ID_FORMAT:
    'Eine Page ID hat gewöhnlich 5 bis 20 Ziffern und sonst nichts. Die ID der Seite kopieren, nicht ihren Namen.',
  FACEBOOK_TOKEN_FORMAT:
    'Ein Page Access Token beginnt gewöhnlich mit EAA und hat mehr als 50 Buchstaben und Ziffern. Erneut kopieren.',
  TWILIO_SID_FORMAT:
    'Die ID ist keine Twilio SID: AC oder SK und 32 hexadezimale Ziffern. Die Account SID oder die SID des Schlüssels kopieren.',
  TWILIO_TOKEN_FORMAT:
    'Ein Twilio Auth Token hat gewöhnlich 32 Ziffern und Kleinbuchstaben von a bis f. Erneut kopieren.',
  TWILIO_KEY_SECRET_FORMAT:
    'Das Geheimnis eines Twilio API Key hat gewöhnlich 32 Buchstaben und Ziffern. Erneut kopieren.',
  TWILIO_ACCOUNT_MISSING:
    'Ein API Key (SK...) braucht die Account SID in der URL: .../Accounts/AC.../ darin einsetzen.',
  TWILIO_ACCOUNT_MISMATCH:
    'Die Account SID in der URL ist nicht die Authentifizierungs-ID. In beiden dasselbe Konto verwenden.',
  SOCIAL365_ID_FORMAT:
    'Die Authentifizierungs-ID muss die Form username@account ID haben. Beide Teile eingeben.',
  SOCIAL365_LANDSCAPE_SHARED:
    'Ein anderer Service hat dieselbe Service Connection. Die Konten einer Landschaft in einen Service legen.',
  SINCHSMS_PLAN_ID_FORMAT:
    'Eine Service plan ID hat gewöhnlich 3 bis 64 Buchstaben, Ziffern, Binde- und Unterstriche. Erneut kopieren.',
  SINCHSMS_TOKEN_SHORT: 'Ein API Token hat gewöhnlich 16 Zeichen oder mehr. Erneut kopieren.',
  SINCHSMS_PLAN_MISMATCH:
    'Der Service plan in der URL ist nicht die Authentifizierungs-ID. In beiden denselben verwenden, außer der Server hat FP17.',
  TEAMS_APPLICATION_TWICE: 'Mehr als eine Zeile ist eine Anwendung. Eine behalten.',
  TEAMS_USER_TWICE: 'Mehr als eine Zeile ist ein technischer Benutzer. Eine behalten.',
  TEAMS_APPLICATION_MISSING: 'Keine Zeile ist die Azure-Anwendung. Eine mit ihrer Client-ID hinzufügen.',
  TEAMS_USER_MISSING:
    'Keine Zeile ist der technische Benutzer. Eine mit seinem Benutzernamen in E-Mail-Form hinzufügen.',
  TEAMS_USER_FORMAT:
    'Der Name des technischen Benutzers hat keine E-Mail-Form. Eingeben wie teams.bot@example.com.',
  TEAMS_APPLICATION_ID_FORMAT:
    'Die ID ist weder eine Anwendungs-ID (Client), also eine GUID, noch ein Benutzername in E-Mail-Form. Erneut kopieren.',
  TEAMS_SECRET_IS_ID:
    'Das Geheimnis sieht aus wie die ID eines Client Secret. Seinen Wert statt seiner ID kopieren.',
  USER_NAME_COLON:
    'Der Benutzername enthält einen Doppelpunkt, den Basic Authentication nicht erlaubt. Mit dem Konto vergleichen.',
  TYPE_NO_LONGER_SUPPORTED:
    'Das Release eines Servers unterstützt diesen Typ nicht mehr. Für diesen Server einen anderen Typ verwenden.',
  INCOMING_USER_MISSING:
    '„Use Local Http Authentication“ ist auf einem Server eingeschaltet, aber kein Benutzer darf eingehende Aufrufe annehmen. Einen Benutzer mit dem Recht „Nutzung von Messaging Service“ anlegen.',

  FIRST_NAME_EMPTY: 'Der Vorname ist Pflicht. Einen eingeben.',
  FIRST_NAME_TOO_LONG: 'Der Vorname ist länger, als ein Server annimmt. Kürzen.',
  LAST_NAME_EMPTY: 'Der Nachname ist Pflicht. Einen eingeben.',
  LAST_NAME_TOO_LONG: 'Der Nachname ist länger, als ein Server annimmt. Kürzen.',
  LOGON_NAME_EMPTY: 'Der Anmeldename ist Pflicht. Einen eingeben, etwa hook.twilio.',
  LOGON_NAME_SPACE: 'Der Anmeldename enthält ein Leerzeichen. Einen Punkt verwenden, etwa hook.twilio.',
  LOGON_NAME_CONTROL: 'Der Anmeldename enthält ein unsichtbares Zeichen. Neu eintippen.',
  LOGON_NAME_COLON:
    'Der Anmeldename enthält einen Doppelpunkt, den Basic Authentication nicht erlaubt. Einen Punkt verwenden.',
  LOGON_NAME_SPECIAL:
    'Der Anmeldename enthält ein Sonderzeichen. Nur Buchstaben a bis z, Ziffern, Punkt, Binde- und Unterstrich verwenden.',
  LOGON_NAME_DUPLICATE:
    'Ein anderer Benutzer hat diesen Anmeldenamen; Groß- und Kleinschreibung machen keinen Unterschied. Einen anderen wählen.',
  PASSWORD_MISSING: 'Der Benutzer hat kein Passwort und kann sich nicht anmelden. Eines eingeben.',
  PASSWORD_SHORT: 'Das Passwort hat weniger Zeichen als das übliche Minimum der Cloud. Ein längeres nehmen.',
  PASSWORD_CHARACTERS:
    'Das Passwort enthält einen nichtlateinischen Buchstaben oder eines von ¤ £ € ½ §, wovon Sinch abrät. Andere Zeichen verwenden.',
  USER_WITHOUT_RIGHT:
    'Der Benutzer kann keine eingehenden Aufrufe annehmen. Wenn er es soll, das Recht „Nutzung von Messaging Service“ geben.',

  SERVER_NAME_EMPTY: 'Der Server hat keinen Namen. Einen eingeben, etwa „prod“.',
  SERVER_URL_EMPTY: 'Der Server hat keine URL. Die Adresse von RCI eingeben.',
  SERVER_URL_INVALID:
    'Die URL muss eine ganze http- oder https-Adresse sein, etwa https://host:port/RI/rci. Berichtigen.',
  SERVER_URL_CREDENTIALS:
    'Die URL enthält Benutzernamen oder Passwort. Entfernen und in die eigenen Felder eingeben.',
  SERVER_URL_QUERY: 'Die URL hat einen Teil hinter ? oder #. Weglassen.',
  SERVER_URL_NOT_HTTPS:
    'Über http können alle auf dem Weg Passwörter und Token lesen. https verwenden oder das Netz schützen.',
  SERVER_CERTIFICATE_INVALID:
    'Dies sind keine Zertifikate in PEM-Form. Nur Zertifikate eingeben, den Text ab -----BEGIN CERTIFICATE-----; ein privater Schlüssel hat ein eigenes Feld.',
  SERVER_PIN_INVALID:
    'Ein angeheftetes Zertifikat ist kein SHA-256-Fingerabdruck. Seine 64 hexadezimalen Ziffern eingeben, mit oder ohne Doppelpunkte.',
  SERVER_SCHEDULE_INVALID:
    'Zwischen zwei Abgleichen müssen 5 bis 1440 Minuten liegen. Eine andere Zahl eingeben oder leer lassen.',
  CHANGE_WINDOW_INVALID:
    'Das Änderungsfenster ist unvollständig. Tage, Beginn, Ende und Zeitzone angeben; Beginn und Ende müssen sich unterscheiden.',
}
