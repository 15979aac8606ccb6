/**
 * Ids of a Contact Pro server: 32 characters, in some places 36 with hyphens, compared without hyphens and case
 * (rci.md section 8).
 */

/** Form in which two ids are compared. */
export function remoteIdKey(id: string): string {
  return id.replaceAll('-', '').toLowerCase()
}

export function isSameRemoteId(a: string, b: string): boolean {
  return remoteIdKey(a) === remoteIdKey(b)
}

/**
 * An id as a server sends it, or null when it is none. `.` and `..` would lead to another resource when put into
 * a path, so they are none.
 */
export function remoteIdOf(value: unknown): string | null {
  const id = typeof value === 'number' ? String(value) : value
  if (typeof id !== 'string') return null
  const isUsable =
    id.trim() === id && id.length > 0 && id.length <= 200 && id.isWellFormed() && !/^\.{1,2}$/.test(id)
  return isUsable && remoteIdKey(id) !== '' ? id : null
}
