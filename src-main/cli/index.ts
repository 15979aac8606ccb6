/** Entry of the command line: arguments in, one result or one error out, and the exit code. */
import { readFileSync } from 'node:fs'
import { CommanderError } from 'commander'
import { type ErrorDocument, exitCodeOf, findPatchbayError } from '../domain/errors.ts'
import { errorDocumentOf } from '../rpc/trpc.ts'
import { commandPath } from './commandPath.ts'
import type { RunningCli } from './context.ts'
import { createOutput, type Output, tolerateClosedPipes } from './output.ts'
import { createProgram } from './program.ts'
import { usageError } from './usage.ts'

function has(args: readonly string[], flag: string): boolean {
  const end = args.indexOf('--')
  return (end < 0 ? args : args.slice(0, end)).includes(flag)
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url)
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return version
}

function report(output: Output, document: ErrorDocument): number {
  output.error(document)
  return exitCodeOf(document.code)
}

/** What nobody foresaw goes to the log with its stack; the reader is told that there is a defect. */
function logDefect(cli: RunningCli, error: unknown, document: ErrorDocument): void {
  if (document.code !== 'BUG' || findPatchbayError(error)) return
  const stack =
    error instanceof Error ? (error.cause instanceof Error ? error.cause.stack : error.stack) : null
  cli.app.log().error({ stack }, 'unforeseen error')
}

async function main(args: readonly string[]): Promise<number> {
  const output = createOutput({ isJson: has(args, '--json'), isQuiet: has(args, '--quiet') })
  let printed = ''
  const { program, cli } = createProgram(output, version(), (text) => {
    printed += text
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return cli.exitCode
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) {
      const key = error.code === 'commander.version' ? 'version' : 'help'
      output.result({ [key]: printed.trim() }, printed.trimEnd())
      return 0
    }
    if (error instanceof CommanderError) {
      return report(output, errorDocumentOf(usageError(error, commandPath(program, args))))
    }
    const document = errorDocumentOf(error)
    logDefect(cli, error, document)
    return report(output, document)
  } finally {
    await cli.close()
  }
}

const args = process.argv.slice(2)
tolerateClosedPipes()
process.on('uncaughtException', (error) => {
  process.exitCode = report(
    createOutput({ isJson: has(args, '--json'), isQuiet: false }),
    errorDocumentOf(error),
  )
})
process.exitCode = await main(args)
