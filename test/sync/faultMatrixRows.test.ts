/** The fault matrix (matrixCases.ts) where rows are a resource of their own: a write of a service is several requests. */
import { impatient, matrixTests, status } from './matrixTests.ts'

const mapping = { messagingServices: { authentications: { location: 'subresource' } } }

matrixTests(mapping, { requests: 58, leastPushes: 600 }, [
  ['400 as a text', status(400)],
  ['500', status(500)],
  ['504 after the work', status(504, { gateway: true, afterWork: true })],
  ['no answer, not done', { fault: { kind: 'timeoutBefore' }, timeoutMs: impatient, losesAnswers: true }],
  ['no answer, done', { fault: { kind: 'timeoutAfter' }, timeoutMs: impatient, losesAnswers: true }],
  ['connection broken, not done', { fault: { kind: 'dropBefore' }, losesAnswers: true }],
  ['connection broken, done', { fault: { kind: 'dropAfter' }, losesAnswers: true }],
  ['an answer that is no JSON', { fault: { kind: 'garbage' }, losesAnswers: true }],
  ['an answer that breaks off', { fault: { kind: 'cutBody' }, losesAnswers: true }],
])
