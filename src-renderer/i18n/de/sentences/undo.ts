/** Was rückgängig gemacht werden kann: die Namen der Schritte im Verlauf. */
import type { Sentence } from '../../../../src-main/domain/sentenceIndex.ts'

export const undo: readonly Sentence[] = [
  ['Save service {0}', 'Service {0} sichern'],
  ['Save user {0}', 'Benutzer {0} sichern'],
  ['Save server {0}', 'Server {0} sichern'],
  ['Save hub accounts in {0}', 'Hub-Konten in {0} sichern'],
  ['Delete server {0}', 'Server {0} löschen'],
  ['Delete {0} {1}', '{0t} {1} löschen'],
  ['Delete {0} services', '{0} Services löschen'],
  ['Delete {0} users', '{0} Benutzer löschen'],
  ['Delete {0} servers', '{0} Server löschen'],
  ['Restore {0} of service {1}', '{0} von Service {1} zurückholen'],
  ['Restore {0} of user {1}', '{0} von Benutzer {1} zurückholen'],
  ['Restore {0} {1}', '{0t} {1} wiederherstellen'],
  ['Roll back a push to server {0}', 'Push auf Server {0} zurücknehmen'],
  ['Import {0}', '{0} importieren'],
  ['Adopt {0} {1}', '{0t} {1} übernehmen'],
  ['Take over from server: {0} {1}', 'Vom Server übernehmen: {0t} {1}'],
  ['Replace text in 1 service', 'Text in 1 Service ersetzen'],
  ['Replace text in {0} services', 'Text in {0} Services ersetzen'],
  ['Remove the password of 1 user', 'Passwort von 1 Benutzer entfernen'],
  ['Remove the password of {0} users', 'Passwort von {0} Benutzern entfernen'],
  ['Take the right from 1 user', '1 Benutzer das Recht nehmen'],
  ['Take the right from {0} users', '{0} Benutzern das Recht nehmen'],
]
