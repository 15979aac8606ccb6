/** Placeholder until the screens of this part are there. */
export function PushRoutes() {
  return null
}
