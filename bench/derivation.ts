/** One derivation in a process of its own, as at the unlock of a host: prints its milliseconds. `node derivation.ts KEYRING` */
import { readFileSync } from 'node:fs'
import { passphraseKey } from '../src-main/keyring/crypto.ts'
import { passphrase, timed } from './support.ts'

const { slots } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
const { kdf } = slots.find(({ kind }: { kind: string }) => kind === 'passphrase')
const salt = Buffer.from(kdf.salt, 'base64')
process.stdout.write(String(await timed(() => passphraseKey(passphrase, salt, kdf))))
