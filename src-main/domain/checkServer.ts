/** Rules of a server's own fields: its name and its address (rci.md section 2). */
import { type ChangeWindow, checkChangeWindows } from './changeWindow.ts'
import type { Finding } from './finding.ts'
import { block, warn } from './makeFinding.ts'

export interface CheckedServer {
  readonly name: string
  /** The address as it was entered; spaces around it do not count. */
  readonly url: string
  readonly clientCertificate?: string | undefined
  readonly trustedAuthorities?: string | undefined
  readonly pinnedCertificates?: readonly string[] | undefined
  readonly changeWindows?: readonly ChangeWindow[] | undefined
  readonly pullEveryMinutes?: number | null | undefined
}

export function checkServer(server: CheckedServer): Finding[] {
  const { name, url } = server
  const findings = [
    ...checkUrl(url.trim()),
    ...checkPem('clientCertificate', 'client certificate', server.clientCertificate),
    ...checkPem('trustedAuthorities', 'certificate authorities', server.trustedAuthorities),
    ...checkPins(server.pinnedCertificates ?? []),
    ...checkChangeWindows(server.changeWindows ?? []),
    ...checkSchedule(server.pullEveryMinutes ?? null),
  ]
  if (name.trim() !== '') return findings
  return [
    block('SERVER_NAME_EMPTY', 'name', 'The server has no name. Enter one, such as "prod".'),
    ...findings,
  ]
}

/** The form in which an address is used: without spaces around it and without a trailing slash. */
export function cleanServerUrl(entered: string): string {
  return new URL(entered.trim()).href.replace(/\/+$/, '')
}

function checkUrl(entered: string): Finding[] {
  if (entered === '')
    return [block('SERVER_URL_EMPTY', 'url', 'The server has no URL. Enter the address of RCI.')]
  const url = URL.canParse(entered) ? new URL(entered) : null
  if (!url || !/^https?:\/\/[^/]/i.test(entered)) {
    const message =
      'The URL must be a whole http or https address, such as https://host:port/RI/rci. Correct it.'
    return [block('SERVER_URL_INVALID', 'url', message)]
  }
  if (url.username !== '' || url.password !== '') {
    const message = 'The URL holds a user name or password. Remove them and enter them in their own fields.'
    return [block('SERVER_URL_CREDENTIALS', 'url', message)]
  }
  if (/[?#]/.test(entered)) {
    return [block('SERVER_URL_QUERY', 'url', 'The URL has a part behind "?" or "#". Leave it out.')]
  }
  const isOnThisMachine = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (url.protocol === 'https:' || isOnThisMachine) return []
  const message =
    'Over http everyone on the way can read passwords and tokens. Use https, or protect the network.'
  return [warn('SERVER_URL_NOT_HTTPS', 'url', message)]
}

/** A fingerprint in the form in which it is compared: upper-case hex pairs joined by colons. */
export function cleanFingerprint(entered: string): string {
  return (
    entered
      .replaceAll(/[^0-9a-f]/gi, '')
      .toUpperCase()
      .match(/.{2}/g)
      ?.join(':') ?? ''
  )
}

function checkPem(field: string, what: string, text = ''): Finding[] {
  if (text.trim() === '') return []
  if (text.includes('PRIVATE KEY')) {
    const message = `The ${what} hold a private key. Enter certificates only; the key has a field of its own.`
    return [block('SERVER_CERTIFICATE_INVALID', field, message)]
  }
  // Text between the blocks, as openssl writes it, is allowed.
  const begun = text.match(/-----BEGIN /g) ?? []
  const whole = text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? []
  const isPem = whole.length > 0 && whole.length === begun.length
  if (isPem) return []
  const message = `The ${what} are not in PEM form. Paste the text from "-----BEGIN CERTIFICATE-----" on.`
  return [block('SERVER_CERTIFICATE_INVALID', field, message)]
}

function checkPins(pins: readonly string[]): Finding[] {
  const wrong = pins.find((pin) => !/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/.test(cleanFingerprint(pin)))
  if (wrong === undefined) return []
  const message =
    'A pinned certificate is no SHA-256 fingerprint. Enter its 64 hexadecimal digits, with or without colons.'
  return [block('SERVER_PIN_INVALID', 'pinnedCertificates', message)]
}

function checkSchedule(minutes: number | null): Finding[] {
  if (minutes === null || (Number.isInteger(minutes) && minutes >= 5 && minutes <= 1440)) return []
  const message = 'The time between two pulls must be 5 to 1440 minutes. Enter another, or leave it empty.'
  return [block('SERVER_SCHEDULE_INVALID', 'pullEveryMinutes', message)]
}
