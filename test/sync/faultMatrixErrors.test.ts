/** The fault matrix (matrixCases.ts): errors of the server and of its gateway, before and after the work was done. */
import { matrixTests, status } from './matrixTests.ts'

matrixTests({}, { requests: 37, leastPushes: 390 }, [
  ['500', status(500)],
  ['500 twice', { ...status(500), times: 2 }],
  ['500 after the work', status(500, { afterWork: true })],
  ['502', status(502, { gateway: true })],
  ['502 twice', { ...status(502, { gateway: true }), times: 2 }],
  ['503', status(503)],
  ['503 twice, with Retry-After', { ...status(503, { retryAfter: 1 }), times: 2 }],
  ['504', status(504, { gateway: true })],
  ['504 twice', { ...status(504, { gateway: true }), times: 2 }],
  ['504 after the work', status(504, { gateway: true, afterWork: true })],
])
