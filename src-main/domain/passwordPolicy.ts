/**
 * What a password of an external user has to be like. No server tells its Authentication Policy, and the store has no
 * setting of it: one rule that any policy known to us takes. Documented (messaging-services.md section 2.6): the
 * cloud's default minimum of 16 characters; no field for kinds of characters or for former passwords. Assumed: that
 * on-premise minimums are no longer, and that three kinds are enough for whatever counts kinds all the same.
 */

/** Default of the cloud's policy [doc]. */
export const shortestPassword = 16

/** About 139 bits. */
export const generatedLength = 24

/**
 * Latin letters and digits alone: Sinch advises API users against other letters and some signs (rci.md section 3).
 * Letters that look like digits are left out, since people may have to type it at the provider's portal. Each kind
 * occurs at least once.
 */
export const generatedKinds = Object.freeze([
  'abcdefghijkmnpqrstuvwxyz',
  'ABCDEFGHJKLMNPQRSTUVWXYZ',
  '23456789',
] as const)
