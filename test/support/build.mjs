/** Builds once before the tests, when a source is newer than the last build. */
import { build } from '../../scripts/bootstrap.mjs'

export default async function setup() {
  await build()
}
