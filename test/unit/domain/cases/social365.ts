import { idField, row, secretField, type TypeCases, tableFor } from './case.ts'

const { ok, bad } = tableFor({
  name: 'Social hub',
  type: 'social365',
  serviceConnection: 'https://landscape-a.example.com/social',
  authenticationUrl: '',
  authenticationScope: '',
  authentications: [row('hub@4711', 'hub-password')],
})

const withIds = (...ids: string[]) => ({ authentications: ids.map((id) => row(id, 'hub-password')) })
const format = `block SOCIAL365_ID_FORMAT ${idField(0)}`

export const social365: TypeCases = {
  valid: [
    ok('one hub account'),
    ok('several hub accounts', withIds('hub@4711', 'hub@4712', 'other@4711')),
    ok('user name in e-mail form: the last @ parts', withIds('hub@example.com@4711')),
    ok('account ID with letters', withIds('hub@ACME-01')),
    ok('secret stored', { authentications: [row('hub@4711')] }, { storedSecretIds: new Set(['hub@4711']) }),
    ok('other landscape', { serviceConnection: 'https://landscape-b.example.com/social' }),
  ],
  invalid: [
    bad('no @', withIds('hub'), [format]),
    bad('no account ID', withIds('hub@'), [format]),
    bad('no user name', withIds('@4711'), [format]),
    bad('only @', withIds('@'), [format]),
    bad('blank account ID', withIds('hub@ '), [`warn TEXT_OUTER_SPACE ${idField(0)}`, format]),
    bad('e-mail form without account ID', withIds('hub@example.com@'), [format]),
    bad('bad second row', withIds('hub@4711', 'hub'), [`block SOCIAL365_ID_FORMAT ${idField(1)}`]),
    bad('the same account twice', withIds('hub@4711', 'hub@4711'), [
      `block AUTHENTICATION_ID_DUPLICATE ${idField(1)}`,
    ]),
    bad('the same account twice but for a space', withIds('hub@4711', 'hub@4711 '), [
      `warn TEXT_OUTER_SPACE ${idField(1)}`,
      `block AUTHENTICATION_ID_DUPLICATE ${idField(1)}`,
    ]),
    bad('empty ID', withIds(''), [`block AUTHENTICATION_ID_EMPTY ${idField(0)}`]),
    bad('space inside', withIds('hub one@4711'), [`warn TEXT_INNER_SPACE ${idField(0)}`]),
    bad('wide @', withIds('hub\uff204711'), [`warn TEXT_NOT_ASCII ${idField(0)}`, format]),
    bad('no password', { authentications: [row('hub@4711')] }, [`warn SECRET_MISSING ${secretField(0)}`]),
    bad('no rows', { authentications: [] }, ['warn AUTHENTICATIONS_EMPTY authentications']),
    bad('words instead of a URL', { serviceConnection: 'landscape A' }, [
      'warn TEXT_INNER_SPACE serviceConnection',
      'block SERVICE_CONNECTION_NOT_A_URL serviceConnection',
    ]),
  ],
}
