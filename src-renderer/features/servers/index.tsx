/** Placeholder until the screens of this part are there. */
export function ServersRoutes() {
  return null
}
