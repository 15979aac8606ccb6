/** Warum eine Verbindung nicht zustande kam: der Satzteil vor dem Code des Systems. */
import type { Sentence } from '../../../../src-main/domain/sentenceIndex.ts'

export const causes: readonly Sentence[] = [
  ['the connection failed', 'die Verbindung ist gescheitert'],
  // Netz
  ['the connection was refused', 'die Verbindung wurde abgelehnt'],
  ['the other side closed the connection', 'die Gegenseite hat die Verbindung geschlossen'],
  ['no host of this name was found', 'zu diesem Namen wurde kein Host gefunden'],
  ['the name service did not answer', 'der Namensdienst antwortete nicht'],
  ['no way leads to this host', 'zu diesem Host führt kein Weg'],
  ['no way leads to this network', 'in dieses Netz führt kein Weg'],
  ['no answer came in time', 'es kam nicht rechtzeitig eine Antwort'],
  ['this computer does not allow the connection', 'dieser Computer erlaubt die Verbindung nicht'],
  ['this computer has too many connections open', 'dieser Computer hat zu viele Verbindungen offen'],
  ['the answer is not proper HTTP', 'die Antwort ist kein einwandfreies HTTP'],
  // Zertifikat des Servers
  ['the certificate has expired', 'das Zertifikat ist abgelaufen'],
  ['the certificate is not valid yet', 'das Zertifikat ist noch nicht gültig'],
  ['the certificate was revoked', 'das Zertifikat wurde widerrufen'],
  ['the certificate names another host', 'das Zertifikat nennt einen anderen Host'],
  ['the certificate is signed by itself', 'das Zertifikat ist von sich selbst signiert'],
  [
    'the certificate comes from an authority that is not trusted',
    'das Zertifikat stammt von einer Stelle, der nicht vertraut wird',
  ],
  ['the certificate did not pass the checks', 'das Zertifikat hat die Prüfung nicht bestanden'],
  // TLS
  ['the server wants a client certificate', 'der Server verlangt ein Client-Zertifikat'],
  ['the server refused the client certificate', 'der Server hat das Client-Zertifikat abgelehnt'],
  ['the other side does not speak TLS here', 'die Gegenseite spricht hier kein TLS'],
  ['the two sides did not agree on TLS', 'beide Seiten haben sich nicht auf TLS geeinigt'],
]
