/** Opens an address in the person's default browser, where there is one. */
import { spawn } from 'node:child_process'

/** Command and arguments that open a browser; null when none is to be opened or none can be. Pure. */
export function browserCommand(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): readonly [string, ...string[]] | null {
  if (env.PATCHBAY_NO_BROWSER === '1') return null
  if (platform === 'darwin') return ['open']
  // Not `start`: it belongs to the command shell, which would read the address for commands.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  // Without a display xdg-open falls back to programs of the terminal, which is in use.
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : null
}

/**
 * The address stands in the process list for as long as the opener runs. That is borne: its token is worth one
 * session on a locked store, and if someone else takes it first, the person's own browser is refused and told why.
 * A file that leads there would keep it out of the list, but browsers in a sandbox cannot read such a file.
 * @returns whether an opener was started.
 */
export async function openBrowser(url: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const command = browserCommand(process.platform, env)
  if (command === null) return false
  const [program, ...first] = command
  return new Promise((resolve) => {
    const opener = spawn(program, [...first, url], { stdio: 'ignore', detached: true })
    opener.once('error', () => resolve(false))
    opener.once('spawn', () => resolve(true))
    opener.unref()
  })
}
