/** What the lists of services and users can be sorted and filtered by, and how many rows one action takes. */

export const serviceSorts = ['name', 'type', 'connection', 'authentications', 'changed'] as const
export type ServiceSort = (typeof serviceSorts)[number]

export const serviceStates = ['missingSecret', 'findings'] as const
export type ServiceState = (typeof serviceStates)[number]

export const userSorts = ['logonName', 'firstName', 'lastName', 'password', 'use', 'changed'] as const
export type UserSort = (typeof userSorts)[number]

export interface Sort<By extends string> {
  readonly by: By
  readonly descending: boolean
}

/** Objects that one write takes: more would hold up everybody else for seconds. */
export const mostInOneAction = 5000
/** Rows that are read at once by their ids. */
export const mostRowsAtOnce = 1000
