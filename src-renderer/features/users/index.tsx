/** Placeholder until the screens of this part are there. */
export function UsersRoutes() {
  return null
}
