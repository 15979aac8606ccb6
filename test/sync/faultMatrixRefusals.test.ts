/** The fault matrix (matrixCases.ts): answers that refuse a request, and nothing was done. */
import { matrixTests, status } from './matrixTests.ts'

matrixTests({}, { requests: 37, leastPushes: 700 }, [
  ['400 as a text', status(400)],
  ['401, password expired', status(401)],
  ['403 of the gateway', status(403, { gateway: true })],
  ['403 for want of rights', status(403)],
  ['404', status(404)],
  ['409', status(409)],
  ['422 that quotes the request', status(422, { quoteRequest: true })],
  ['429', status(429)],
  ['429 with Retry-After', status(429, { retryAfter: 1 })],
  ['429 with a Retry-After beyond all patience', status(429, { retryAfter: 3600 })],
  ['429 twice', { ...status(429), times: 2 }],
  ['429 twice, with Retry-After', { ...status(429, { retryAfter: 1 }), times: 2 }],
])
