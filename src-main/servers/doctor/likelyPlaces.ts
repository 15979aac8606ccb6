/**
 * Where else things may be: addresses of RCI and paths of resources (rci.md sections 2 and 5). Likely ones only, all on
 * the same host: credentials are sent to no other. Pure.
 */

/** Other interfaces that Contact Pro serves beside RCI (rci.md section 1). */
const siblings = /\/(rmi|obi|cmi|dpi|rti|rai|lri)$/i

/** Addresses to try where nothing of RCI answers at `url`, likeliest first; at most four. */
export function likelyUrls(url: string): readonly string[] {
  const base = url.replace(/\/+$/, '')
  const { origin, pathname } = new URL(base)
  const inside = /^(.*\/RI\/rci)(?:\/.*)?$/i.exec(base)?.[1]
  if (inside !== undefined) return inside === base ? [] : [inside]
  const places = siblings.test(base)
    ? [base.replace(siblings, '/rci')]
    : /\/RI$/i.test(base)
      ? [`${base}/rci`]
      : [`${base}/RI/rci`, `${base}/rci`, `${base}/ecfs/RI/rci`]
  const ofRoot = pathname === '/' ? [] : [`${origin}/RI/rci`]
  return [...new Set([...places, ...ofRoot])].filter((place) => place !== base).slice(0, 4)
}

/** `needsProof`: a name that other things may have too, believed only for objects that look right. */
export interface LikelyPath {
  readonly path: string
  readonly needsProof: boolean
}

const surely = (path: string): LikelyPath => ({ path, needsProof: false })
const maybe = (path: string): LikelyPath => ({ path, needsProof: true })

export const servicePaths: readonly LikelyPath[] = Object.freeze([
  surely('/messagingServices'),
  surely('/messagingservices'),
  surely('/messaging-services'),
  surely('/messagingService'),
  maybe('/services/messaging'),
  maybe('/messaging/services'),
  maybe('/services'),
])

export const userPaths: readonly LikelyPath[] = Object.freeze([
  surely('/users'),
  maybe('/user'),
  maybe('/agents'),
  maybe('/accounts'),
])

export const rolePaths: readonly LikelyPath[] = Object.freeze([
  maybe('/roles'),
  maybe('/userRoles'),
  maybe('/userroles'),
  maybe('/role'),
])

/** Below a service; each needs an answer that is a list. */
export const rowPaths: readonly string[] = Object.freeze(['/authentications', '/credentials', '/secrets'])
