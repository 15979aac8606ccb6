/** Befunde an Servern: Adresse, Zertifikate, Änderungsfenster, Zuordnung. */
import type { Sentence } from '../../../../src-main/domain/sentenceIndex.ts'

export const serverFindings: readonly Sentence[] = [
  // Server
  ['client certificate', 'Client-Zertifikat'],
  ['certificate authorities', 'Zertifizierungsstellen'],
  [
    'The server has no name. Enter one, such as "prod".',
    'Der Server hat keinen Namen. Einen eingeben, etwa „prod“.',
  ],
  [
    'The server has no URL. Enter the address of RCI.',
    'Der Server hat keine URL. Die Adresse von RCI eingeben.',
  ],
  [
    'The URL must be a whole http or https address, such as https://host:port/RI/rci. Correct it.',
    'Die URL muss eine ganze http- oder https-Adresse sein, etwa https://host:port/RI/rci. Berichtigen.',
  ],
  [
    'The URL holds a user name or password. Remove them and enter them in their own fields.',
    'Die URL enthält Benutzernamen oder Passwort. Entfernen und in die eigenen Felder eingeben.',
  ],
  [
    'The URL has a part behind "?" or "#". Leave it out.',
    'Die URL hat einen Teil hinter „?“ oder „#“. Weglassen.',
  ],
  [
    'Over http everyone on the way can read passwords and tokens. Use https, or protect the network.',
    'Über http können alle auf dem Weg Passwörter und Token lesen. https verwenden oder das Netz schützen.',
  ],
  [
    'The {0} hold a private key. Enter certificates only; the key has a field of its own.',
    'Das Feld „{0t}“ enthält einen privaten Schlüssel. Nur Zertifikate eingeben; der Schlüssel hat ein eigenes Feld.',
  ],
  [
    'The {0} are not in PEM form. Paste the text from "-----BEGIN CERTIFICATE-----" on.',
    'Das Feld „{0t}“ hat keine PEM-Form. Den Text ab „-----BEGIN CERTIFICATE-----“ einfügen.',
  ],
  [
    'A pinned certificate is no SHA-256 fingerprint. Enter its 64 hexadecimal digits, with or without colons.',
    'Ein angeheftetes Zertifikat ist kein SHA-256-Fingerabdruck. Seine 64 hexadezimalen Ziffern eingeben, mit oder ohne Doppelpunkte.',
  ],
  [
    'The time between two pulls must be 5 to 1440 minutes. Enter another, or leave it empty.',
    'Zwischen zwei Abgleichen müssen 5 bis 1440 Minuten liegen. Eine andere Zahl eingeben oder leer lassen.',
  ],
  // Änderungsfenster
  ['Change window {0}: {1}', 'Änderungsfenster {0}: {1t}'],
  ['choose at least one day.', 'Mindestens einen Tag wählen.'],
  [
    'enter both times as HH:MM, such as 22:00 to 04:00.',
    'Beide Zeiten als HH:MM eingeben, etwa 22:00 bis 04:00.',
  ],
  [
    'its end is its beginning. For a whole day enter 00:00 to 24:00.',
    'Ende und Beginn sind gleich. Für einen ganzen Tag 00:00 bis 24:00 eingeben.',
  ],
  [
    '"{0}" is no time zone. Enter one such as Europe/Berlin.',
    '„{0}“ ist keine Zeitzone. Eine eingeben, etwa Europe/Berlin.',
  ],
  ['{0} {1} to {2} ({3})', '{0l} {1} bis {2} ({3})'],
  ['mon', 'Mo'],
  ['tue', 'Di'],
  ['wed', 'Mi'],
  ['thu', 'Do'],
  ['fri', 'Fr'],
  ['sat', 'Sa'],
  ['sun', 'So'],
  // Zuordnung
  [
    'The mapping is no JSON object. Give an object, or leave it out.',
    'Die Zuordnung ist kein JSON-Objekt. Ein Objekt angeben oder weglassen.',
  ],
  [
    'The mapping is not valid at its top: {0}. The attributes and their values are listed in docs/mapping.md.',
    'Die Zuordnung ist auf ihrer obersten Ebene nicht gültig: {0t}. Die Attribute und ihre Werte stehen in docs/mapping.md.',
  ],
  [
    'The mapping is not valid at "{0}": {1}. The attributes and their values are listed in docs/mapping.md.',
    'Die Zuordnung ist bei „{0}“ nicht gültig: {1t}. Die Attribute und ihre Werte stehen in docs/mapping.md.',
  ],
  ['unknown form', 'unbekannte Form'],
  ['a path starts with / and has no trailing /', 'ein Pfad beginnt mit / und endet nicht mit /'],
  ['a header name', 'ein Name eines Headers'],
]
