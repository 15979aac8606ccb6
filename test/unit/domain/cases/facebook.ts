import { idField, row, secretField, type TypeCases, tableFor } from './case.ts'

const token = `EAAB${'aZ09'.repeat(20)}`
const { ok, bad } = tableFor({
  name: 'Support Facebook',
  type: 'facebook',
  serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
  authenticationUrl: '',
  authenticationScope: '',
  authentications: [row('104829561234567', token)],
})

export const facebook: TypeCases = {
  valid: [
    ok('one page'),
    ok('several pages', { authentications: [row('104829561234567', token), row('204829561234567', token)] }),
    ok('shortest page ID', { authentications: [row('12345', token)] }),
    ok('longest page ID', { authentications: [row('1'.repeat(20), token)] }),
    ok(
      'secret stored already',
      { authentications: [row('104829561234567')] },
      { storedSecretIds: new Set(['104829561234567']) },
    ),
    ok('other Graph version', { serviceConnection: 'https://graph.facebook.com/v21.0/me/messages' }),
    ok('name with letters of another language', { name: 'Service clientèle Zürich 東京' }),
  ],
  invalid: [
    bad('empty name', { name: '' }, ['block NAME_EMPTY name']),
    bad('blank name', { name: ' \t ' }, ['block NAME_EMPTY name']),
    bad('name with outer space', { name: ' Support' }, ['warn TEXT_OUTER_SPACE name']),
    bad('name with zero-width space', { name: 'Sup\u200bport' }, ['warn TEXT_INVISIBLE name']),
    bad('name with line end', { name: 'Support\nFacebook' }, ['warn TEXT_LINE_END name']),
    bad('endless name', { name: 'x'.repeat(401) }, ['warn TEXT_TOO_LONG name']),
    bad('empty URL', { serviceConnection: '' }, ['block SERVICE_CONNECTION_EMPTY serviceConnection']),
    bad('relative URL', { serviceConnection: '/me/messages' }, [
      'block SERVICE_CONNECTION_NOT_A_URL serviceConnection',
    ]),
    bad('URL without scheme', { serviceConnection: 'graph.facebook.com/v19.0/me/messages' }, [
      'block SERVICE_CONNECTION_NOT_A_URL serviceConnection',
    ]),
    bad('http', { serviceConnection: 'http://graph.facebook.com/v19.0/me/messages' }, [
      'warn SERVICE_CONNECTION_NOT_HTTPS serviceConnection',
    ]),
    bad(
      'token in the URL',
      { serviceConnection: `https://graph.facebook.com/v19.0/me?access_token=${token}` },
      ['warn SERVICE_CONNECTION_CREDENTIALS serviceConnection'],
    ),
    bad('name of the page as ID', { authentications: [row('MyPage', token)] }, [
      `warn FACEBOOK_PAGE_ID_FORMAT ${idField(0)}`,
    ]),
    bad('page ID too short', { authentications: [row('1234', token)] }, [
      `warn FACEBOOK_PAGE_ID_FORMAT ${idField(0)}`,
    ]),
    bad('page ID with digits of another script', { authentications: [row('10482956123456\u0667', token)] }, [
      `warn TEXT_NOT_ASCII ${idField(0)}`,
      `warn FACEBOOK_PAGE_ID_FORMAT ${idField(0)}`,
    ]),
    bad(
      'page ID with a space at its end: only that is flagged',
      { authentications: [row('104829561234567 ', token)] },
      [`warn TEXT_OUTER_SPACE ${idField(0)}`],
    ),
    bad('empty ID', { authentications: [row('', token)] }, [`block AUTHENTICATION_ID_EMPTY ${idField(0)}`]),
    bad(
      'the same page twice',
      { authentications: [row('104829561234567', token), row('104829561234567', token)] },
      [`block AUTHENTICATION_ID_DUPLICATE ${idField(1)}`],
    ),
    bad('token of another kind', { authentications: [row('104829561234567', 'not-a-page-token')] }, [
      `warn FACEBOOK_TOKEN_FORMAT ${secretField(0)}`,
    ]),
    bad('token with line end', { authentications: [row('104829561234567', `${token}\n`)] }, [
      `warn TEXT_LINE_END ${secretField(0)}`,
    ]),
    bad('no secret', { authentications: [row('104829561234567')] }, [
      `warn SECRET_MISSING ${secretField(0)}`,
    ]),
    bad('empty secret', { authentications: [row('104829561234567', '')] }, [
      `warn SECRET_MISSING ${secretField(0)}`,
    ]),
    bad(
      'stored secret removed',
      { authentications: [row('104829561234567', null)] },
      [`warn SECRET_MISSING ${secretField(0)}`],
      { storedSecretIds: new Set(['104829561234567']) },
    ),
    bad('no rows', { authentications: [] }, ['warn AUTHENTICATIONS_EMPTY authentications']),
    bad('Authentication URL filled', { authenticationUrl: 'https://login.example.com/token' }, [
      'warn AUTHENTICATION_URL_NOT_APPLICABLE authenticationUrl',
    ]),
    bad('Authentication Scope filled', { authenticationScope: 'messages' }, [
      'warn AUTHENTICATION_SCOPE_NOT_APPLICABLE authenticationScope',
    ]),
  ],
}
