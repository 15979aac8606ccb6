/** What the lists can be sorted and filtered by, and how many rows one action takes. */

export const serviceSorts = ['name', 'type', 'connection', 'authentications', 'changed'] as const
export type ServiceSort = (typeof serviceSorts)[number]

export const serviceStates = ['missingSecret', 'findings'] as const
export type ServiceState = (typeof serviceStates)[number]

export const userSorts = ['logonName', 'firstName', 'lastName', 'password', 'use', 'changed'] as const
export type UserSort = (typeof userSorts)[number]

export const findingSorts = ['object', 'kind', 'level', 'field', 'message'] as const
export type FindingSort = (typeof findingSorts)[number]

export const runSorts = ['started', 'server', 'person', 'what', 'duration', 'result'] as const
export type RunSort = (typeof runSorts)[number]

export const auditSorts = ['number', 'at', 'person', 'host', 'action', 'object'] as const
export type AuditSort = (typeof auditSorts)[number]

/** What a record is about, by the first word of its action. */
export const auditAreas = Object.freeze({
  services: ['service'],
  users: ['user'],
  servers: ['server', 'conflict', 'promotion'],
  history: ['history'],
  estate: ['estate'],
  access: ['session', 'person', 'key', 'lock'],
  keeping: ['backup', 'audit'],
} as const)
export type AuditArea = keyof typeof auditAreas

export interface Sort<By extends string> {
  readonly by: By
  readonly descending: boolean
}

/** Objects that one write takes: more would hold up everybody else for seconds. */
export const mostInOneAction = 5000
/** Rows that are read at once by their ids. */
export const mostRowsAtOnce = 1000
