/** Entry of the command line: arguments in, one result or one error out, and the exit code. */
import { readFileSync } from 'node:fs'
import { CommanderError } from 'commander'
import { type ErrorDocument, exitCodeOf, findPatchbayError, toErrorDocument } from '../domain/errors.ts'
import { commandPath } from './commandPath.ts'
import type { RunningCli } from './context.ts'
import { createOutput, type Output, watchStreams } from './output.ts'
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

/** What nobody foresaw goes to the log with its stack; procedures have logged theirs already. */
async function logDefect(cli: RunningCli, error: unknown): Promise<void> {
  if (!(error instanceof Error) || error.name === 'TRPCError') return
  const app = await cli.application()
  app.log().error({ stack: error.stack }, 'unforeseen error')
}

async function documentOf(cli: RunningCli, error: unknown): Promise<ErrorDocument> {
  if (findPatchbayError(error)) return toErrorDocument(error)
  const { errorDocumentOf } = await import('../rpc/trpc.ts')
  const document = errorDocumentOf(error)
  if (document.code === 'BUG') await logDefect(cli, error)
  return document
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
      return report(output, toErrorDocument(usageError(error, commandPath(program, args))))
    }
    return report(output, await documentOf(cli, error))
  } finally {
    await cli.close()
  }
}

const args = process.argv.slice(2)
watchStreams()
process.on('uncaughtException', (error) => {
  process.exitCode = report(
    createOutput({ isJson: has(args, '--json'), isQuiet: false }),
    toErrorDocument(error),
  )
})
process.exitCode = await main(args)
