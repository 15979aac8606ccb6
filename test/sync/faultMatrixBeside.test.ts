/** The fault matrix (matrixCases.ts) with two steps side by side: the fault hits one of them, the other goes on. */
import { matrixTests, status } from './matrixTests.ts'

matrixTests({ concurrency: 2 }, { requests: 37, leastPushes: 170 }, [
  ['401, password expired', status(401)],
  ['500', status(500)],
  ['connection broken, not done', { fault: { kind: 'dropBefore' }, losesAnswers: true }],
  ['connection broken, done', { fault: { kind: 'dropAfter' }, losesAnswers: true }],
])
