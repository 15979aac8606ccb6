/** What the fields of services, authentications and users are called elsewhere, and what their values look like. */
import { isJsonObject, type JsonObject } from '../rci/json.ts'
import type { FieldRule } from './learnNames.ts'
import { areDistinct, areObjectLists, isAddress, isIdForm, isTypeName, normalName } from './shapes.ts'

const isText = (value: unknown) => typeof value === 'string'
const isTextOrNumber = (value: unknown) => isText(value) || typeof value === 'number'
const allTexts = (values: readonly unknown[]) => values.every(isText)
const isLabel = (value: unknown) => isText(value) && !isAddress(value) && !isIdForm(value)

const isIds = (values: readonly unknown[]) =>
  values.length > 0 && values.every(isTextOrNumber) && areDistinct(values)
const areIdForms = (values: readonly unknown[]) => isIds(values) && values.every(isIdForm)

const secretWords = [
  'secret',
  'password',
  'passwd',
  'pwd',
  'passphrase',
  'authenticationSecret',
  'authenticationPassword',
  'clientSecret',
  'accessToken',
  'apiToken',
  'token',
]
const loginWords = [
  'authId',
  'username',
  'userName',
  'login',
  'loginName',
  'logonName',
  'keyId',
  'clientId',
  'name',
]

const rowWords = new Set(
  [...secretWords, ...loginWords, 'authenticationId'].filter((word) => word !== 'name').map(normalName),
)

/** Objects with an attribute that is called like an id or a secret of an authentication. */
function areRows(rows: readonly JsonObject[]): boolean {
  return (
    rows.length > 0 && rows.every((row) => Object.keys(row).some((name) => rowWords.has(normalName(name))))
  )
}

export const serviceRules: readonly FieldRule[] = Object.freeze([
  {
    field: 'id',
    words: ['uid', 'guid', 'uuid', 'serviceId', 'messagingServiceId', 'objectId', 'identifier'],
    fits: isIds,
    isTelling: areIdForms,
  },
  {
    field: 'name',
    words: ['title', 'serviceName', 'messagingServiceName', 'displayName', 'label'],
    fits: (values) => values.length > 0 && values.every(isLabel) && areDistinct(values),
  },
  {
    field: 'type',
    words: ['kind', 'serviceType', 'messagingServiceType', 'channelType', 'typeCode', 'typeName', 'channel'],
    fits: (values) =>
      values.length > 0 && values.every((value) => isTextOrNumber(value) && !isAddress(value)),
    isTelling: (values) => values.every(isTypeName),
  },
  {
    field: 'serviceConnection',
    words: [
      'url',
      'uri',
      'connection',
      'serviceUrl',
      'serviceUri',
      'connectionUrl',
      'endpoint',
      'outgoingUrl',
    ],
    fits: allTexts,
    isTelling: (values) => values.every(isAddress),
  },
  {
    field: 'authenticationUrl',
    words: ['authUrl', 'authenticationUri', 'tokenUrl', 'oauthUrl'],
    fits: allTexts,
  },
  {
    field: 'authenticationScope',
    words: ['authScope', 'scope', 'scopes'],
    fits: allTexts,
  },
  {
    field: 'authentications',
    words: ['credentials', 'auths', 'authenticationList', 'authenticationData', 'logins'],
    fits: areObjectLists,
    isTelling: (values) => areRows(values.flat().filter(isJsonObject)),
  },
])

export const rowRules: readonly FieldRule[] = Object.freeze([
  {
    field: 'authenticationId',
    words: loginWords,
    fits: (values) => values.length > 0 && values.every(isTextOrNumber),
  },
  {
    field: 'id',
    words: ['rowId', 'uid', 'guid', 'uuid', 'objectId'],
    fits: isIds,
    isTelling: areIdForms,
  },
  // Mostly not shown at all, so that only a clear name counts: another attribute would be taken for it every time.
  { field: 'secret', words: secretWords, fits: allTexts, byWordOnly: true },
])

export const userRules: readonly FieldRule[] = Object.freeze([
  {
    field: 'id',
    words: ['uid', 'guid', 'uuid', 'userId', 'agentId', 'objectId'],
    fits: isIds,
    isTelling: areIdForms,
  },
  { field: 'firstName', words: ['givenName', 'forename', 'first'], fits: allTexts },
  { field: 'lastName', words: ['surname', 'lastName', 'familyName', 'family', 'last'], fits: allTexts },
  {
    field: 'logonName',
    words: ['login', 'loginName', 'logon', 'logonId', 'loginId', 'userName', 'userLogonName', 'account'],
    fits: (values) => values.length > 0 && allTexts(values) && areDistinct(values),
  },
  {
    field: 'password',
    words: ['password', 'passwd', 'pwd', 'logonPassword'],
    fits: allTexts,
    byWordOnly: true,
  },
])
