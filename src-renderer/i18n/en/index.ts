/** English, complete. One file for each part of the screens; another language repeats the keys. */
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
import { servers } from './servers.ts'
import { serviceScreen } from './serviceScreen.ts'
import { services } from './services.ts'
import { session } from './session.ts'
import { shell } from './shell.ts'
import { users } from './users.ts'
import { words } from './words.ts'

export const en = {
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
} as const
