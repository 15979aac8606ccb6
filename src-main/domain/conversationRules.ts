/** Rows of a sinchconversation service (messaging-services.md sections 1.3 and 1.5, credentials.md). */
import type { AuthenticationDraft, ServiceDraft } from './draft.ts'
import type { Finding } from './finding.ts'
import { isUuid, newSecretOf } from './formats.ts'
import { block, rowField, warn } from './makeFinding.ts'

/** ID of the row that incoming calls are checked by. */
export const webhookId = 'webhook'

// 26 characters of Crockford's base 32, as in all samples. Small letters have a finding of their own.
const appIdShape = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i

interface Row {
  readonly index: number
  readonly draft: AuthenticationDraft
  readonly id: string
}

export function conversationRules({ authentications }: ServiceDraft): Finding[] {
  const rows = authentications
    .map((draft, index) => ({ index, draft, id: draft.authenticationId }))
    .filter(({ id }) => id.trim() !== '')
  const isWebhook = ({ id }: Row) => id.trim().toLowerCase() === webhookId
  const webhooks = rows.filter(isWebhook)
  const outgoing = rows.filter((row) => !isWebhook(row))
  return [
    ...webhooks.flatMap(checkWebhook),
    ...outgoing.flatMap(checkOutgoing),
    ...checkApps(outgoing),
    ...checkPresence(rows, outgoing),
  ]
}

/** `KeyID@APPID` in its parts; `null` unless there is one `@` with something on both sides. */
function partsOf(id: string): { keyId: string; appId: string } | null {
  const [keyId = '', appId = '', ...more] = id.split('@')
  return keyId.trim() === '' || appId.trim() === '' || more.length > 0 ? null : { keyId, appId }
}

function checkWebhook({ id, index }: Row, position: number): Finding[] {
  const findings: Finding[] = []
  const field = rowField(index, 'authenticationId')
  if (id !== webhookId) {
    const message =
      'The ID of the incoming row must be webhook, in small letters and without spaces. Write webhook.'
    findings.push(block('WEBHOOK_SPELLING', field, message))
  }
  if (position > 0) {
    const message =
      'A service has exactly one webhook row, for all its apps. Remove this one; all webhooks share one secret token.'
    findings.push(block('WEBHOOK_TWICE', field, message))
  }
  return findings
}

function checkOutgoing({ id, draft, index }: Row): Finding[] {
  const field = rowField(index, 'authenticationId')
  const parts = partsOf(id)
  const findings =
    parts === null
      ? [idFormat(field)]
      : [...checkAppId(parts.appId, field), ...checkKeyId(parts.keyId, field)]
  const secret = newSecretOf(draft)
  if (secret !== null && secret.length < 20) {
    const message =
      "An access key's secret usually has 20 characters or more. Copy it again, or make a new key."
    findings.push(warn('CONVERSATION_SECRET_SHORT', rowField(index, 'secret'), message))
  }
  return findings
}

function idFormat(field: string): Finding {
  const message =
    'The authentication ID must be KeyID@APPID, with one @ and both parts, or the word webhook. Correct it.'
  return block('CONVERSATION_ID_FORMAT', field, message)
}

/**
 * "Must be typed in CAPITAL letters" (messaging-services.md section 1.3) is documented and blocks. The shape is
 * known from samples only (credentials.md, column Trust) and warns.
 */
function checkAppId(appId: string, field: string): Finding[] {
  const findings: Finding[] = []
  if (/[a-z]/.test(appId)) {
    const message = `The App ID must be in capital letters. Write ${appId.toUpperCase()}.`
    findings.push(block('CONVERSATION_APP_ID_CASE', field, message))
  }
  if (!appIdShape.test(appId)) {
    const message =
      'The App ID behind the @ usually has 26 letters and digits. Copy it from Conversation API > Apps.'
    findings.push(warn('CONVERSATION_APP_ID_FORMAT', field, message))
  }
  return findings
}

function checkKeyId(keyId: string, field: string): Finding[] {
  if (isUuid(keyId.trim())) return []
  const message = 'The Key ID before the @ is usually a UUID. Copy it from Settings > Access keys.'
  return [warn('CONVERSATION_KEY_ID_FORMAT', field, message)]
}

/** One row for each app, whatever the key. The same ID twice is a duplicate row and blocks already. */
function checkApps(outgoing: readonly Row[]): Finding[] {
  const findings: Finding[] = []
  const first = new Map<string, Row>()
  for (const row of outgoing) {
    const app = partsOf(row.id)?.appId.trim().toUpperCase()
    if (app === undefined) continue
    const earlier = first.get(app)
    if (earlier === undefined) first.set(app, row)
    else if (earlier.id.trim() !== row.id.trim()) {
      const message = `The app stands in row ${earlier.index + 1} already, with another ID. Keep one row for each app.`
      findings.push(warn('CONVERSATION_APP_TWICE', rowField(row.index, 'authenticationId'), message))
    }
  }
  return findings
}

/** A missing webhook row always warns (interfaces.md section 8). */
function checkPresence(rows: readonly Row[], outgoing: readonly Row[]): Finding[] {
  const findings: Finding[] = []
  if (!rows.some(({ id }) => id === webhookId)) {
    const message =
      'There is no webhook row for incoming messages. Add a row with the ID webhook and the secret token.'
    findings.push(warn('WEBHOOK_MISSING', 'authentications', message))
  }
  if (rows.length > 0 && outgoing.length === 0) {
    const message = 'There is no row for outgoing messages. Add one with the ID KeyID@APPID.'
    findings.push(warn('CONVERSATION_OUTGOING_MISSING', 'authentications', message))
  }
  return findings
}
