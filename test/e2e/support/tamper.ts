/**
 * Changes a record of the audit trail past Patchbay, as somebody with the key could: a process of its own, since the
 * database driver is for the runtime of the sources.
 *
 *   node tamper.ts <data directory> <record> < recovery key
 */
import { readFileSync } from 'node:fs'
import { Secret } from '../../../src-main/domain/secret.ts'
import { readKeyring } from '../../../src-main/keyring/keyringFile.ts'
import { openWithRecoveryKey } from '../../../src-main/keyring/openSlots.ts'
import { resolveDataPaths } from '../../../src-main/platform/paths.ts'
import { openConnection } from '../../../src-main/store/database.ts'

const [folder = '', record = ''] = process.argv.slice(2)
const recoveryKey = readFileSync(0, 'utf8')
const paths = resolveDataPaths(folder, {})
const { keys } = openWithRecoveryKey(readKeyring(paths.keyring), new Secret(recoveryKey))
const connection = openConnection(paths.store, keys.storeKey, false)
const { changes } = connection
  .prepare("UPDATE audit SET object = object || ' (changed)' WHERE seq = ?")
  .run(Number(record))
connection.close()
if (changes !== 1) throw new Error(`there is no record ${record}`)
