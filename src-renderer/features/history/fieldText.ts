/** Fields of versions in the words of the objects' screens. Pure. */
import { authenticationIdOf } from '../../../src-main/domain/canonical.ts'
import { authModes, prerequisites, releases } from '../../../src-main/domain/model.ts'
import { prerequisiteLabels } from '../../../src-main/domain/readiness.ts'
import type { ObjectKind } from '../../../src-main/store/images.ts'
import { t } from '../../i18n/t.ts'
import { fieldText, valueText } from '../push/planText.ts'

const serverFields: Readonly<Record<string, string>> = {
  url: t('server.url'),
  authMode: t('server.authMode'),
  authUser: t('server.user'),
  authSecret: t('server.secret'),
  apiKey: t('server.apiKey'),
  release: t('server.release'),
  localHttpAuth: t('server.localHttpAuth'),
  prerequisites: t('server.prerequisites'),
  mapping: t('server.mapping'),
}

export function fieldName(name: string): string {
  if (name === 'authentications') return t('history.field.authentications')
  return serverFields[name] ?? fieldText(name)
}

/** The value is the mark of a secret, never the secret. */
export function isMark(name: string): boolean {
  return authenticationIdOf(name) !== null || ['password', 'authSecret', 'apiKey'].includes(name)
}

const marks: Readonly<Record<string, string>> = {
  absent: t('plan.secret.absent'),
  set: t('plan.secret.set'),
  changed: t('plan.secret.changed'),
}

/** Values of a server that stand for a choice on its screen. */
function chosenText(name: string, value: string): string | null {
  if (name === 'localHttpAuth') return t(value === 'on' ? 'server.on' : 'server.off')
  if (name === 'prerequisites') return value.split(', ').map(prerequisiteText).join(', ')
  const release = name === 'release' && releases.find((each) => each === value)
  if (release) return t(`release.${release}`)
  const mode = name === 'authMode' && authModes.find((each) => each === value)
  return mode ? t(`server.auth.${mode}`) : null
}

function prerequisiteText(value: string): string {
  const known = prerequisites.find((each) => each === value)
  return known ? prerequisiteLabels[known] : value
}

/** `null`: not there. */
export function fieldValue(name: string, value: string | null): string {
  if (name === 'use' && value === '') return t('users.use.none')
  if (value === null || value === '') return valueText(name, value)
  if (isMark(name)) return marks[value] ?? value
  return chosenText(name, value) ?? valueText(name, value)
}

export function kindText(kind: ObjectKind): string {
  return t(`trash.kind.${kind}`)
}
