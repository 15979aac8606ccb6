/** Questions on a terminal. Asked on standard error: standard output belongs to the result. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { PatchbayError } from '../domain/errors.ts'
import { Secret } from '../domain/secret.ts'

export interface Terminal {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
}

/** The terminal at hand; null when there is nobody to ask (a pipe, a file, or closed). */
export function currentTerminal(): Terminal | null {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null
  return { input: process.stdin, output: process.stderr }
}

/** One line; `isHidden`: what is typed does not appear. @throws CANCELLED at Ctrl-C or the end of input. */
function readLine(terminal: Terminal, question: string, isHidden: boolean): Promise<string> {
  terminal.output.write(question)
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({
    input: terminal.input,
    output: isHidden ? silence : terminal.output,
    terminal: true,
    historySize: 0,
  })
  return new Promise((resolve, reject) => {
    lines.on('SIGINT', () => lines.close())
    lines.on('line', (line) => {
      resolve(line)
      lines.close()
    })
    // After a line this comes too late to matter.
    lines.on('close', () => {
      if (isHidden) terminal.output.write('\n')
      reject(new PatchbayError('CANCELLED', 'Ended at the question; nothing was done.'))
    })
  })
}

export async function askSecret(terminal: Terminal, question: string): Promise<Secret> {
  return new Secret(await readLine(terminal, `${question}: `, true))
}

/** Only `y` or `yes` is a yes. */
export async function confirm(terminal: Terminal, question: string): Promise<boolean> {
  return /^y(es)?$/i.test((await readLine(terminal, `${question} [y/N] `, false)).trim())
}

/** A name typed to the letter, for what must not happen by a slip of the finger. */
export async function confirmByName(terminal: Terminal, question: string, name: string): Promise<boolean> {
  return (await readLine(terminal, `${question} Type its name "${name}": `, false)).trim() === name.trim()
}
