/** `serve`: the screens in a browser, on loopback (interfaces.md section 7). */
import type { Command } from 'commander'
import type { Application } from '../../application.ts'
import { untilEndingSignal } from '../../platform/endingSignals.ts'
import type { Cli } from '../context.ts'
import { readSecretFile } from '../inputFiles.ts'
import { anyPort } from '../usage.ts'

/** Without a passphrase file the person unlocks, or makes a store, on the screen. */
async function unlock(cli: Cli, app: Application): Promise<void> {
  if (cli.passphraseFile === undefined) return
  const { createCaller } = await import('../../rpc/router.ts')
  const caller = createCaller({ app })
  if ((await caller.session.status()).state !== 'locked') return
  const passphrase = await readSecretFile(cli.passphraseFile)
  await caller.session.unlock({ passphrase: passphrase.reveal() })
}

async function serve(cli: Cli, port: number): Promise<void> {
  // Loaded on demand: the HTTP server costs every other command its start-up time.
  const { startLoopbackHost } = await import('../../loopback/host.ts')
  const { builtScreens } = await import('../../loopback/serve.ts')
  const { createApplication } = await import('../../application.ts')
  // An application of its own: a browser must not get what only the command line may do, such as naming files.
  const app = createApplication({ paths: cli.paths, host: 'loopback' })
  try {
    await unlock(cli, app)
    const host = await startLoopbackHost(app, { port, rendererDirectory: builtScreens })
    const ending = untilEndingSignal()
    cli.output.result(
      { url: host.url },
      `Patchbay is at ${host.url}\nThe address works once. Ctrl-C ends it.`,
    )
    await ending
    await host.close()
  } finally {
    await app.close()
  }
}

export function register(program: Command, cli: Cli): void {
  program
    .command('serve')
    .description('the screens in a browser, on 127.0.0.1 only')
    .option('--port <n>', 'port on 127.0.0.1; 0: a free one', anyPort, 0)
    .action((options: { port: number }) => serve(cli, options.port))
}
