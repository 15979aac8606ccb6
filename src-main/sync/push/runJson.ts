/** A run as a file for programs (docs/file-formats.md). Pure. Secrets come as states from the journal already. */
import type { RunView } from '../../domain/syncModel.ts'

/** @returns text that ends with a line end */
export function runJson(run: RunView): string {
  return `${JSON.stringify({ patchbayRun: 1, ...run }, null, 2)}\n`
}
