/**
 * Who may call what: the table of procedures x roles (product.md, who uses it). The router refuses by it, and the
 * screens offer by it. An auditor reads history and drift and never sees a secret; what an auditor may not call here
 * would fail for want of the secrets key as well.
 */
import { type Role, roles } from '../domain/model.ts'

/** Needs no unlocked store: there is no role yet. */
const open = 'open'
const everybody = roles
const staff: readonly Role[] = Object.freeze(['administrator', 'support'])
const administrators: readonly Role[] = Object.freeze(['administrator'])

export const procedureRoles = Object.freeze({
  'session.status': open,
  'session.watch': open,
  'session.stay': open,
  'session.choices': open,
  'session.choose': open,
  'session.create': open,
  'session.unlock': open,
  'session.unlockWithRecoveryKey': open,
  'session.systemKeyring': open,
  'session.unlockWithSystemKeyring': open,
  'session.lock': open,
  'session.confirm': everybody,
  'session.setIdleMinutes': administrators,

  'service.list': everybody,
  'service.ids': everybody,
  'service.rows': everybody,
  'service.get': everybody,
  'service.getByName': everybody,
  'service.check': staff,
  'service.sightings': staff,
  'service.save': staff,
  'service.remove': staff,
  'service.previewReplace': staff,
  'service.replaceText': staff,
  'service.readiness': everybody,
  'service.standings': everybody,
  'service.findings': everybody,
  // Compares fingerprints of secrets, which an auditor's key does not open.
  'service.differences': staff,
  'service.revealSecret': staff,
  'service.landscapes': staff,
  'service.saveLandscapes': staff,

  'user.list': everybody,
  'user.ids': everybody,
  'user.rows': everybody,
  'user.get': everybody,
  'user.getByLogonName': everybody,
  'user.check': staff,
  'user.save': staff,
  'user.remove': staff,
  'user.take': staff,
  'user.proposeIncoming': staff,
  'user.sightings': staff,
  'user.onServers': everybody,
  'user.revealPassword': staff,

  'server.list': everybody,
  'server.get': everybody,
  'server.getByName': everybody,
  'server.save': staff,
  'server.remove': staff,
  'server.test': staff,
  'server.probe': staff,
  'server.applyProposals': staff,

  'sync.pull': staff,
  'sync.plan': staff,
  'sync.cancelRead': staff,
  'sync.push': staff,
  'sync.startPush': staff,
  'sync.watchPush': staff,
  'sync.cancelPush': staff,
  'sync.adopt': staff,
  'sync.conflicts': everybody,
  'sync.resolve': staff,
  'sync.resolveMany': staff,
  'sync.reopenMany': staff,
  'sync.decisions': everybody,
  'sync.restoreLosing': staff,
  'sync.drift': everybody,
  'sync.acceptDrift': staff,
  'sync.overwriteDrift': staff,
  'sync.status': everybody,
  // Compares secrets by their fingerprints.
  'sync.pending': staff,
  'sync.runs': everybody,
  'sync.runIds': everybody,
  'sync.runRows': everybody,
  'sync.run': everybody,
  'sync.exportRun': everybody,
  'sync.planRollback': staff,
  'sync.startRollback': staff,

  'overview.get': everybody,
  'overview.services': everybody,
  'overview.findings': everybody,
  'overview.findingIds': everybody,
  'overview.findingRows': everybody,

  'promotion.overview': staff,
  'promotion.choose': staff,
  'promotion.setMap': staff,
  'promotion.setValue': staff,
  'promotion.removeValue': staff,
  'promotion.importMap': staff,

  'estate.import': staff,
  // With `secrets: plain` administrators only: routers/estate.ts.
  'estate.export': staff,
  // Without secrets.
  'estate.exportText': staff,

  'practice.status': open,
  'practice.start': staff,
  'practice.stop': open,

  'history.status': staff,
  'history.undo': staff,
  'history.redo': staff,
  'history.list': everybody,
  'history.compare': everybody,
  'history.restore': staff,
  'history.trash': everybody,
  'history.restoreFromTrash': staff,
  'history.purge': administrators,

  'draft.save': staff,
  'draft.get': staff,
  'draft.list': staff,
  'draft.discard': staff,

  'preference.list': everybody,
  'preference.set': everybody,

  'person.list': everybody,
  'person.add': administrators,
  'person.change': administrators,
  'person.remove': administrators,

  'key.list': everybody,
  'key.changePassphrase': everybody,
  'key.resetPassphrase': administrators,
  'key.addRecovery': administrators,
  'key.addSystem': staff,
  'key.remove': administrators,
  'key.rotate': administrators,

  'backup.list': open,
  'backup.create': staff,
  'backup.verify': staff,
  'backup.preview': open,
  'backup.restore': open,

  'audit.list': everybody,
  'audit.seqs': everybody,
  'audit.rows': everybody,
  'audit.verify': everybody,
  'audit.export': ['administrator', 'auditor'],
  'audit.exportText': ['administrator', 'auditor'],
} as const satisfies Record<string, readonly Role[] | typeof open>)

export type ProcedurePath = keyof typeof procedureRoles

/** Whether a role may call a procedure; null: nobody has unlocked the store. A path that is not in the table: no. */
export function mayCall(role: Role | null, path: string): boolean {
  if (!Object.hasOwn(procedureRoles, path)) return false
  const allowed: readonly Role[] | typeof open = procedureRoles[path as ProcedurePath]
  return allowed === open || (role !== null && allowed.includes(role))
}

/** All that a role may call, for screens to offer. */
export function callableBy(role: Role | null): readonly ProcedurePath[] {
  return (Object.keys(procedureRoles) as ProcedurePath[]).filter((path) => mayCall(role, path))
}
