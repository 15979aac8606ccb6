/**
 * Who refused, and why: the cloud gateway answers before Contact Pro does (rci.md section 6). Its answers are told by
 * `x-amzn-*` headers or a body of `message` alone (`origin` of rci/status.ts). That is general behaviour of such
 * gateways and not documented for this one, so all words here say "likely".
 */
import type { PatchbayError } from '../../domain/errors.ts'

/** The gateway's words for a route that it does not have; the status is 403 all the same [AWS]. */
export function isUnknownRoute({ code, data }: PatchbayError): boolean {
  return (
    code === 'SERVER_FORBIDDEN' &&
    data.origin === 'gateway' &&
    /missing authentication token/i.test(String(data.words))
  )
}

const gateway = {
  401:
    'The answer is likely from the cloud gateway and not from Contact Pro: the token or key that the gateway itself ' +
    'checks is missing, wrong or expired.',
  403:
    'The answer is likely from the cloud gateway and not from Contact Pro: the API key is missing, wrong, or not valid ' +
    'for this address, or requests from this network are not let in. The rights of the API user were likely not ' +
    'even looked at.',
  429: 'The limit is likely one of the cloud gateway, for the API key and not for the API user.',
} as const

const contactPro = {
  401:
    'The answer is likely from Contact Pro itself: the logon name or the password is wrong, or the password has ' +
    'expired or must be changed at the first logon. An API key, where one is used, was likely accepted.',
  403:
    'The answer is likely from Contact Pro itself: the logon worked, but the API user lacks the right to view these ' +
    'objects. An API key, where one is used, was likely accepted.',
  429: 'The limit is likely one of Contact Pro itself.',
} as const

/** The error's message and, for 401, 403 and 429, who likely gave it. */
export function explained({ message, data }: PatchbayError): string {
  const words = data.origin === 'gateway' ? gateway : contactPro
  const { status } = data
  if (data.origin === undefined || (status !== 401 && status !== 403 && status !== 429)) return message
  return `${message} ${words[status]}`
}
