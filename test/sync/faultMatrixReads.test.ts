/** The fault matrix (matrixCases.ts): lists that show less than there is, or in another order. */
import { matrixTests } from './matrixTests.ts'

matrixTests({}, { requests: 37, leastPushes: 130 }, [
  ['an empty list', { fault: { kind: 'emptyList' }, losesAnswers: false }],
  ['half a list', { fault: { kind: 'halfList' }, losesAnswers: false }],
  ['a list in another order', { fault: { kind: 'reorder' }, losesAnswers: false }],
])
