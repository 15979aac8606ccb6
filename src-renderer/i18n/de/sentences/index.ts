/** Alle Sätze, die Patchbays andere Seite auf Englisch bildet. Wie einer dazukommt: README.md. */
import type { Sentence } from '../../../../src-main/domain/sentenceIndex.ts'
import { catalogue } from './catalogue.ts'
import { causes } from './causes.ts'
import { doctor } from './doctor.ts'
import { findings } from './findings.ts'
import { inputs } from './inputs.ts'
import { keyring } from './keyring.ts'
import { plan } from './plan.ts'
import { promotion } from './promotion.ts'
import { readiness } from './readiness.ts'
import { runs } from './runs.ts'
import { serverFindings } from './serverFindings.ts'
import { servers } from './servers.ts'
import { store } from './store.ts'
import { storeFile } from './storeFile.ts'
import { undo } from './undo.ts'

export const sentences: readonly Sentence[] = [
  ...catalogue,
  ...readiness,
  ...findings,
  ...serverFindings,
  ...keyring,
  ...store,
  ...storeFile,
  ...undo,
  ...servers,
  ...causes,
  ...doctor,
  ...plan,
  ...runs,
  ...promotion,
  ...inputs,
]
