/** `--data DIR` or `--data=DIR` among arguments that are partly Electron's own. Pure. */
export function dataArgument(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((argument) => argument === '--data' || argument.startsWith('--data='))
  const found = argv[at]
  if (found === undefined) return undefined
  return found === '--data' ? argv[at + 1] : found.slice('--data='.length)
}
