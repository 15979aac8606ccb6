/** Rules of a server's own fields: its name and its address (rci.md section 2). */
import type { Finding } from './finding.ts'
import { block, warn } from './makeFinding.ts'

/** `url` is the address as it was entered; spaces around it do not count. */
export function checkServer({ name, url }: { readonly name: string; readonly url: string }): Finding[] {
  const findings = checkUrl(url.trim())
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
