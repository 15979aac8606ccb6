/** `practice`: a stand-in for a Contact Pro server (interfaces.md section 6). Needs no store. */
import type { Command } from 'commander'
import { untilEndingSignal } from '../../platform/endingSignals.ts'
import type { Cli } from '../context.ts'
import { refuseStoreFiles } from '../inputFiles.ts'
import { anyPort, fileOption } from '../usage.ts'

interface PracticeArguments {
  readonly port: number
  readonly state?: string
  readonly config?: string
}

async function practice(cli: Cli, options: PracticeArguments): Promise<void> {
  // Loaded on demand: the HTTP server costs every other command its start-up time.
  const [{ startPracticeServer }, { readPracticeConfig }] = await Promise.all([
    import('../../practice/server.ts'),
    import('../../practice/config.ts'),
  ])
  const { port, state, config: configFile } = options
  if (state !== undefined) refuseStoreFiles(cli.paths, state)
  const config = configFile === undefined ? {} : readPracticeConfig(configFile)
  const server = await startPracticeServer({ port, config, ...(state !== undefined && { stateFile: state }) })
  const mode = config.auth?.mode ?? 'basic'
  const { url, user, password, apiKey, token } = server
  const extra = {
    ...(mode === 'basic+apikey' && { apiKey }),
    ...(mode === 'bearer' && { token }),
  }
  const lines = Object.entries({ url, user, password, ...extra }).map(([name, value]) => `${name}: ${value}`)
  const ending = untilEndingSignal()
  cli.output.result(
    { url, user, password, ...extra },
    ['The practice server listens. Ctrl-C ends it.', ...lines].join('\n'),
  )
  await ending
  await server.close()
}

export function register(program: Command, cli: Cli): void {
  program
    .command('practice')
    .description('a practice server on this machine, for rehearsals')
    .option('--port <n>', 'port on 127.0.0.1; 0: a free one', anyPort, 0)
    .addOption(fileOption('--state <file>', 'keeps its objects there across starts'))
    .addOption(fileOption('--config <file>', 'variants and faults (JSON, docs/practice-server.md)'))
    .action((options: PracticeArguments) => practice(cli, options))
}
