/** Actions and hosts of the audit trail as words. */
import type { AuditEntry } from '../../../src-main/store/audit.ts'
import { type PlainKey, t } from '../../i18n/t.ts'
import { timeText } from '../../ui/timeText.ts'

const actions: Readonly<Record<string, PlainKey>> = {
  'session.create': 'audit.action.sessionCreate',
  'session.unlock': 'audit.action.sessionUnlock',
  'service.save': 'audit.action.serviceSave',
  'service.replaceText': 'audit.action.serviceReplaceText',
  'service.remove': 'audit.action.serviceRemove',
  'service.revealSecret': 'serviceScreen.audit.revealSecret',
  'service.saveLandscapes': 'serviceScreen.audit.saveLandscapes',
  'user.save': 'audit.action.userSave',
  'user.removePassword': 'audit.action.userRemovePassword',
  'user.removeRight': 'audit.action.userRemoveRight',
  'user.remove': 'audit.action.userRemove',
  'user.revealPassword': 'audit.action.userRevealPassword',
  'server.save': 'audit.action.serverSave',
  'server.remove': 'audit.action.serverRemove',
  'server.test': 'audit.action.serverTest',
  'server.probe': 'audit.action.serverProbe',
  'server.plan': 'audit.action.serverPlan',
  'server.adopt': 'audit.action.serverAdopt',
  'server.startPush': 'audit.action.serverStartPush',
  'server.push': 'audit.action.serverPush',
  'server.pull': 'audit.action.serverPull',
  'server.acceptDrift': 'audit.action.serverAcceptDrift',
  'server.overwriteDrift': 'audit.action.serverOverwriteDrift',
  'conflict.resolve': 'audit.action.conflictResolve',
  'conflict.reopen': 'audit.action.conflictReopen',
  'conflict.restore': 'audit.action.conflictRestore',
  'server.planRollback': 'audit.action.serverPlanRollback',
  'server.startRollback': 'audit.action.serverStartRollback',
  'server.rollback': 'audit.action.serverRollback',
  'server.takeBack': 'audit.action.serverTakeBack',
  'promotion.choose': 'audit.action.promotionChoose',
  'promotion.setMap': 'audit.action.promotionSetMap',
  'promotion.setValue': 'audit.action.promotionSetValue',
  'promotion.removeValue': 'audit.action.promotionRemoveValue',
  'promotion.takeOver': 'audit.action.promotionTakeOver',
  'estate.import': 'audit.action.estateImport',
  'estate.export': 'audit.action.estateExport',
  'history.undo': 'audit.action.historyUndo',
  'history.redo': 'audit.action.historyRedo',
  'history.restore': 'audit.action.historyRestore',
  'history.purge': 'audit.action.historyPurge',
  'person.add': 'audit.action.personAdd',
  'person.change': 'audit.action.personChange',
  'person.remove': 'audit.action.personRemove',
  'key.passphrase': 'audit.action.keyPassphrase',
  'key.add': 'audit.action.keyAdd',
  'key.remove': 'audit.action.keyRemove',
  'key.protect': 'audit.action.keyProtect',
  'lock.change': 'audit.action.lockChange',
  'key.rotate': 'audit.action.keyRotate',
  'backup.create': 'audit.action.backupCreate',
  'backup.verify': 'audit.action.backupVerify',
  'backup.restore': 'audit.action.backupRestore',
  'audit.makeKey': 'audit.action.auditMakeKey',
  'audit.export': 'audit.action.auditExport',
}

/** The record's own word for an action that is not known here. */
export function actionText(action: string): string {
  const key = Object.hasOwn(actions, action) ? actions[action] : undefined
  return key === undefined ? action : t(key)
}

/** What actions on the store itself call their object, which is nobody's name. */
const ownObjects: Readonly<Record<string, PlainKey>> = {
  'session.create store': 'audit.object.store',
  'session.unlock store': 'audit.object.store',
  'lock.change store': 'audit.object.store',
  'history.purge trash': 'nav.trash',
  'key.add recovery key': 'audit.object.recoveryKey',
  'key.add system slot': 'audit.object.systemSlot',
  'key.protect system slot': 'audit.object.systemSlot',
  'key.rotate keys': 'audit.object.keys',
  'audit.makeKey signing key': 'audit.object.signingKey',
}

export function objectText({ action, object }: Pick<AuditEntry, 'action' | 'object'>): string {
  const own = `${action} ${object}`
  const key = Object.hasOwn(ownObjects, own) ? ownObjects[own] : undefined
  return key === undefined ? object : t(key)
}

const hosts: Readonly<Record<string, PlainKey>> = {
  desktop: 'audit.host.desktop',
  loopback: 'audit.host.loopback',
  cli: 'audit.host.cli',
}

export function hostText(host: string): string {
  const key = Object.hasOwn(hosts, host) ? hosts[host] : undefined
  return key === undefined ? host : t(key)
}

/** What is shown for each action and host, by the record's own word. */
export function auditWords(): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries({ ...actions, ...hosts }).map(([word, key]) => [word, t(key)]))
}

/** A time as the record has it, exact; what is no time is shown as it stands: it was tampered with. */
export function exactTime(at: AuditEntry['at']): string {
  const time = new Date(at)
  return Number.isNaN(time.getTime()) ? at : timeText(at, 'medium')
}
