/** The second half of the generated histories; see histories/README.md. */
import { historyTests } from './histories/tests.ts'

historyTests(1)
