/**
 * German, complete: a key that is missing here does not compile. Loaded when German is the language of the page.
 *
 * The words, always the same:
 * | English                | German                                    |
 * | ---------------------- | ----------------------------------------- |
 * | service                | Messaging-Service, kurz Service           |
 * | authentication         | Authentifizierung                         |
 * | incoming user          | Benutzer für eingehende Nachrichten       |
 * | server                 | Server                                    |
 * | store                  | Speicher                                  |
 * | estate                 | Bestand                                   |
 * | plan, step             | Plan, Schritt                             |
 * | push                   | Push, übertragen                          |
 * | compare                | vergleichen                               |
 * | pull                   | Abgleich, abgleichen                      |
 * | drift                  | Abweichung                                |
 * | conflict               | Konflikt                                  |
 * | run                    | Lauf                                      |
 * | rollback               | Rücknahme, zurücknehmen                   |
 * | adopt, take over       | übernehmen                                |
 * | promotion, promote     | Weitergabe, weitergeben                   |
 * | source, target         | Quelle, Ziel                              |
 * | finding                | Befund                                    |
 * | readiness              | Bereitschaft                              |
 * | probe                  | Test                                      |
 * | mapping                | Zuordnung                                 |
 * | secret                 | Geheimnis                                 |
 * | password               | Passwort                                  |
 * | passphrase             | Passphrase                                |
 * | recovery key           | Wiederherstellungsschlüssel               |
 * | keyring (of computer)  | Schlüsselbund                             |
 * | keyring (file)         | Schlüsseldatei                            |
 * | mine, theirs           | eigener Stand, Stand des Servers          |
 * | key slot               | Schlüsselplatz                            |
 * | backup                 | Backup                                    |
 * | trash                  | Papierkorb                                |
 * | audit trail            | Audit-Protokoll                           |
 * | save                   | sichern                                   |
 * | practice server        | Übungsserver                              |
 *
 * Labels of System Configurator stay as it has them where a value is to be found there (Service Connection, Use Local
 * Http Authentication, Set Password). Nobody is addressed: infinitives instead of "Sie".
 */
import { buildSentenceIndex } from '../../../src-main/domain/sentenceIndex.ts'
import type { TextKey } from '../t.ts'
import { audit } from './audit.ts'
import { backups } from './backups.ts'
import { common } from './common.ts'
import { drift } from './drift.ts'
import { findingList } from './findingList.ts'
import { history } from './history.ts'
import { incoming } from './incoming.ts'

import { landscapes } from './landscapes.ts'
import { lists } from './lists.ts'
import { overview } from './overview.ts'
import { people } from './people.ts'
import { personalize } from './personalize.ts'
import { promotion } from './promotion.ts'
import { push } from './push.ts'
import { reveal } from './reveal.ts'
import { runs } from './runs.ts'
import { sentences } from './sentences/index.ts'
import { servers } from './servers.ts'
import { serviceScreen } from './serviceScreen.ts'
import { services } from './services.ts'
import { session } from './session.ts'
import { shell } from './shell.ts'
import { users } from './users.ts'
import { words } from './words.ts'

export const de: Readonly<Record<TextKey, string>> = {
  ...common,
  ...personalize,
  ...session,
  ...overview,
  ...findingList,
  ...services,
  ...serviceScreen,
  ...landscapes,
  ...users,
  ...incoming,
  ...reveal,
  ...servers,
  ...lists,
  ...push,
  ...runs,
  ...drift,
  ...promotion,
  ...history,
  ...people,
  ...audit,
  ...backups,
  ...shell,
  ...words,
}

export { errors } from './errors.ts'
export { findings } from './sentences/findings.ts'
/** Built here: a page in English loads neither sentences nor the search among them. */
export const translate = buildSentenceIndex(sentences)
