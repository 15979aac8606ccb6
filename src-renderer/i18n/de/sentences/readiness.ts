/** Gründe der Bereitschaft eines Service. */
import type { Sentence } from '../../../../src-main/domain/sentenceIndex.ts'

export const readiness: readonly Sentence[] = [
  [
    'There are no credentials for outgoing messages.',
    'Es gibt keine Zugangsdaten für ausgehende Nachrichten.',
  ],
  ['The secret of {0} is missing.', 'Das Geheimnis von {0} fehlt.'],
  ['The release of {0} no longer supports {1}.', 'Das Release von {0} unterstützt {1} nicht mehr.'],
  ['The release of {0} does not offer {1} yet.', 'Das Release von {0} bietet {1} noch nicht an.'],
  ['{0} needs no incoming authentication.', '{0} braucht keine eingehende Authentifizierung.'],
  [
    'It depends on Use Local Http Authentication of the server.',
    'Das hängt von „Use Local Http Authentication“ des Servers ab.',
  ],
  [
    'Use Local Http Authentication is off on {0}.',
    '„Use Local Http Authentication“ ist auf {0} ausgeschaltet.',
  ],
  [
    'No user has the right Use on Messaging Service. Create an incoming user.',
    'Kein Benutzer hat das Recht „Nutzung von Messaging Service“. Einen Benutzer für eingehende Nachrichten anlegen.',
  ],
  [
    'No user with the right Use on Messaging Service has a password. Set one.',
    'Kein Benutzer mit dem Recht „Nutzung von Messaging Service“ hat ein Passwort. Eines setzen.',
  ],
  ['The webhook row is missing.', 'Die Webhook-Zeile fehlt.'],
  ['The secret token of the webhook row is missing.', 'Das Secret Token der Webhook-Zeile fehlt.'],
  ['No server is chosen.', 'Kein Server ist gewählt.'],
  [
    'The packages are a matter of on-premise installations.',
    'Die Pakete betreffen On-Premise-Installationen.',
  ],
  ['Not confirmed as installed on {0}: {1}.', 'Auf {0} nicht als installiert bestätigt: {1}.'],
  [
    'The guide names the packages for SMS and Facebook; that {0} needs them is assumed.',
    'Das Handbuch nennt die Pakete für SMS und Facebook; dass {0} sie braucht, ist eine Annahme.',
  ],
  // Worauf sie sich stützt
  [
    'Relies on the user {0}, which has the right and a password. Which user this provider logs on with is not known here.',
    'Stützt sich auf den Benutzer {0}, der das Recht und ein Passwort hat. Mit welchem Benutzer sich dieser Anbieter anmeldet, ist hier nicht bekannt.',
  ],
  [
    'Relies on one of {0} users that have the right and a password, like {1}. Which user this provider logs on with is not known here.',
    'Stützt sich auf einen von {0} Benutzern mit dem Recht und einem Passwort, etwa {1}. Mit welchem Benutzer sich dieser Anbieter anmeldet, ist hier nicht bekannt.',
  ],
  [
    'Needs no user: requests are authenticated by the webhook row.',
    'Braucht keinen Benutzer: Anfragen weist die Webhook-Zeile aus.',
  ],
]
