/** A practice server in a process of its own; says where it is, and ends when its standard input ends. */
import type { PracticeConfig } from '../src-main/practice/config.ts'
import { startPracticeServer } from '../src-main/practice/server.ts'

const config = JSON.parse(process.argv[2] ?? '{}') as PracticeConfig
const { url, user, password, close } = await startPracticeServer({ config })
process.stdout.write(`${JSON.stringify({ url, user, password })}\n`)
process.stdin.on('end', () => close().then(() => process.exit(0))).resume()
