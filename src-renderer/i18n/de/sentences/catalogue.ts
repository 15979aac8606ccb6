/** Der Katalog der Service-Typen: Zweck, Zweifel, Hilfe zu Adressen und Zeilen. */
import type { Sentence } from '../../../../src-main/domain/sentenceIndex.ts'

export const catalogue: readonly Sentence[] = [
  // Was ein Typ ist
  [
    'Facebook Messenger: conversations with visitors of one or more Facebook pages.',
    'Facebook Messenger: Unterhaltungen mit Besuchern einer oder mehrerer Facebook-Seiten.',
  ],
  [
    'SMS through SAP SMS 365 (the name is read this way; no source explains it).',
    'SMS über SAP SMS 365 (so wird der Name verstanden; keine Quelle erklärt ihn).',
  ],
  ['SMS through Twilio.', 'SMS über Twilio.'],
  [
    'Social channels through hub accounts of SAP Social 365: one service per landscape.',
    'Soziale Kanäle über Hub-Konten von SAP Social 365: je Landschaft ein Service.',
  ],
  ['E-mail through SAP Service Cloud (C4S).', 'E-Mail über SAP Service Cloud (C4S).'],
  [
    'E-mail through SAP Service Cloud version 2 (the name is read this way; no source explains it).',
    'E-Mail über SAP Service Cloud Version 2 (so wird der Name verstanden; keine Quelle erklärt ihn).',
  ],
  [
    'Social channels through the Sinch Conversation API: one service per region and project.',
    'Soziale Kanäle über die Sinch Conversation API: je Region und Projekt ein Service.',
  ],
  ['SMS through Sinch.', 'SMS über Sinch.'],
  [
    'WhatsApp and SMS through Wavy (the name is read this way; no source explains it).',
    'WhatsApp und SMS über Wavy (so wird der Name verstanden; keine Quelle erklärt ihn).',
  ],
  [
    'Microsoft Teams, through an application registered in Azure and a technical user.',
    'Microsoft Teams, über eine in Azure registrierte Anwendung und einen technischen Benutzer.',
  ],
  // Zweifel an der Unterstützung
  [
    'The newest cloud guide says "no longer supported"; older cloud guides still list the type. No date is known.',
    'Das neueste Cloud-Handbuch sagt „no longer supported“; ältere führen den Typ noch. Ein Datum ist nicht bekannt.',
  ],
  ['Seen only in the newest cloud guide.', 'Nur im neuesten Cloud-Handbuch gesehen.'],
  [
    'The FP20 list that could be read is cut before this type.',
    'Die lesbare Liste von FP20 bricht vor diesem Typ ab.',
  ],
  [
    'The FP20 list and the newest cloud list that could be read are cut before this type.',
    'Die lesbaren Listen von FP20 und der neuesten Cloud brechen vor diesem Typ ab.',
  ],
  [
    'New in FP20; older cloud guides do not list it.',
    'Neu in FP20; ältere Cloud-Handbücher führen ihn nicht.',
  ],
  // Service Connection
  [
    'https://{eu or us}.conversation.api.sinch.com/v1/projects/{project ID}/messages:send',
    'https://{eu oder us}.conversation.api.sinch.com/v1/projects/{Projekt-ID}/messages:send',
  ],
  [
    'https://{eu or na}.conversation.api.sinch.com/v1beta/projects/{project ID}/messages:send',
    'https://{eu oder na}.conversation.api.sinch.com/v1beta/projects/{Projekt-ID}/messages:send',
  ],
  [
    'Address of the Graph API for sending messages. The form is general knowledge, not from the guide.',
    'Adresse der Graph API zum Senden von Nachrichten. Die Form ist Allgemeinwissen, nicht aus dem Handbuch.',
  ],
  [
    'URL that the provider gave you. No public source states its form for this type.',
    'URL, die der Anbieter mitgeteilt hat. Keine öffentliche Quelle nennt ihre Form für diesen Typ.',
  ],
  [
    'Address of Twilio with the Account SID in it. The form is general knowledge, not from the guide.',
    'Adresse von Twilio mit der Account SID darin. Die Form ist Allgemeinwissen, nicht aus dem Handbuch.',
  ],
  [
    'URL of the landscape. Accounts of another landscape need a second service.',
    'URL der Landschaft. Konten einer anderen Landschaft brauchen einen zweiten Service.',
  ],
  [
    'The project ID stands under Conversation API > Apps in the Sinch portal.',
    'Die Projekt-ID steht im Sinch-Portal unter Conversation API > Apps.',
  ],
  [
    "Sinch's SMS API with the service plan ID in it. That Contact Pro expects this form is an assumption.",
    'Die SMS API von Sinch mit der Service plan ID darin. Dass Contact Pro diese Form erwartet, ist eine Annahme.',
  ],
  [
    "Wavy's messaging API. The hosts are from Wavy's documentation, not from the guide.",
    'Die Messaging API von Wavy. Die Hosts sind aus der Dokumentation von Wavy, nicht aus dem Handbuch.',
  ],
  // Zeilen der Authentifizierungen
  ['Password', 'Passwort'],
  ['Secret', 'Geheimnis'],
  ['User name', 'Benutzername'],
  ['SMS 365 account', 'SMS-365-Konto'],
  ['hub account', 'Hub-Konto'],
  ['Twilio account', 'Twilio-Konto'],
  ['Wavy account', 'Wavy-Konto'],
  ['Sinch SMS account', 'Sinch-SMS-Konto'],
  ['C4S technical user', 'technischer Benutzer von C4S'],
  ['User name of the {0}.', 'Benutzername: {0t}.'],
  ['Password of the {0}.', 'Passwort: {0t}.'],
  [
    'Facebook page > About > Page transparency, or the app > Messenger settings: digits only.',
    'Facebook-Seite > About > Page transparency, oder die App > Messenger settings: nur Ziffern.',
  ],
  [
    'Meta app > Messenger settings > Access tokens: generate one for the page.',
    'Meta-App > Messenger settings > Access tokens: eines für die Seite erzeugen.',
  ],
  ['Account SID (AC...) or API key SID (SK...)', 'Account SID (AC...) oder API key SID (SK...)'],
  ['Auth token, or the secret of the API key', 'Auth Token oder das Geheimnis des API Key'],
  [
    'Twilio Console > Account Info > Account SID, or API keys & tokens > SID of the key.',
    'Twilio Console > Account Info > Account SID, oder API keys & tokens > SID des Schlüssels.',
  ],
  [
    'Twilio Console > Account Info > Auth Token, or the secret shown when the key was made.',
    'Twilio Console > Account Info > Auth Token, oder das beim Anlegen des Schlüssels gezeigte Geheimnis.',
  ],
  [
    'User name and account ID of the hub account, joined by @.',
    'Benutzername und Konto-ID des Hub-Kontos, verbunden durch @.',
  ],
  ["The access key's secret", 'Geheimnis des Access Key'],
  [
    'Sinch portal > Settings > Access keys > Key ID, then @, then Conversation API > Apps > App ID in capital letters.',
    'Sinch-Portal > Settings > Access keys > Key ID, dann @, dann Conversation API > Apps > App ID in Großbuchstaben.',
  ],
  [
    'Sinch portal > Settings > Access keys: the secret is shown once, when the key is made.',
    'Sinch-Portal > Settings > Access keys: Das Geheimnis wird einmal gezeigt, beim Anlegen des Schlüssels.',
  ],
  ["The webhook's secret token", 'Secret Token des Webhook'],
  ['The word webhook, in small letters.', 'Das Wort webhook, in Kleinbuchstaben.'],
  [
    'Sinch portal > Conversation API > Apps > the app > Webhook > Secret token. One for all apps of the service.',
    'Sinch-Portal > Conversation API > Apps > die App > Webhook > Secret token. Eines für alle Apps des Service.',
  ],
  [
    'Sinch portal > SMS > APIs > Service plan ID. (Server release FP17: the user name.)',
    'Sinch-Portal > SMS > APIs > Service plan ID. (Server mit FP17: der Benutzername.)',
  ],
  [
    'Sinch portal > SMS > APIs > the service plan > API token. (Server release FP17: the password.)',
    'Sinch-Portal > SMS > APIs > der Service plan > API token. (Server mit FP17: das Passwort.)',
  ],
  ['Password (Wavy: authentication token)', 'Passwort (Wavy: Authentication Token)'],
  ['User name or e-mail address of the Wavy account.', 'Benutzername oder E-Mail-Adresse des Wavy-Kontos.'],
  ['Authentication token of the Wavy account.', 'Authentication Token des Wavy-Kontos.'],
  ['Azure application (client) ID', 'Azure-Anwendungs-ID (Client)'],
  [
    'Azure portal > App registrations > the application > Overview > Application (client) ID.',
    'Azure-Portal > App registrations > die Anwendung > Overview > Application (client) ID.',
  ],
  [
    'Azure portal > App registrations > the application > Certificates & secrets > Value.',
    'Azure-Portal > App registrations > die Anwendung > Certificates & secrets > Value.',
  ],
  ['User name of the technical user, in e-mail form', 'Name des technischen Benutzers, in E-Mail-Form'],
  ['Password of the technical user', 'Passwort des technischen Benutzers'],
  ['Password of the technical user.', 'Passwort des technischen Benutzers.'],
  [
    'Sign-in name of the technical user, like teams.bot@example.com.',
    'Anmeldename des technischen Benutzers, etwa teams.bot@example.com.',
  ],
]
