/** The fault matrix (matrixCases.ts): requests without an answer, or with one that is of no use. */
import { impatient, matrixTests, slow } from './matrixTests.ts'

matrixTests({}, { requests: 37, leastPushes: 490 }, [
  ['no answer, not done', { fault: { kind: 'timeoutBefore' }, timeoutMs: impatient, losesAnswers: true }],
  [
    'no answer twice, not done',
    { fault: { kind: 'timeoutBefore' }, times: 2, timeoutMs: impatient, losesAnswers: true },
  ],
  ['no answer, done', { fault: { kind: 'timeoutAfter' }, timeoutMs: impatient, losesAnswers: true }],
  [
    'no answer twice, done',
    { fault: { kind: 'timeoutAfter' }, times: 2, timeoutMs: impatient, losesAnswers: true },
  ],
  ['connection broken, not done', { fault: { kind: 'dropBefore' }, losesAnswers: true }],
  ['connection broken twice, not done', { fault: { kind: 'dropBefore' }, times: 2, losesAnswers: true }],
  ['connection broken, done', { fault: { kind: 'dropAfter' }, losesAnswers: true }],
  ['connection broken twice, done', { fault: { kind: 'dropAfter' }, times: 2, losesAnswers: true }],
  ['a slow answer', { fault: { kind: 'delay', ms: 20 }, losesAnswers: false }],
  [
    'done after the client gave up waiting',
    { fault: { kind: 'delay', ms: slow }, timeoutMs: impatient, losesAnswers: true },
  ],
  ['an answer that is no JSON', { fault: { kind: 'garbage' }, losesAnswers: true }],
  ['an answer that breaks off', { fault: { kind: 'cutBody' }, losesAnswers: true }],
])
