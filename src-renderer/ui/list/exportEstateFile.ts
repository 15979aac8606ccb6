/** Selected objects as an estate file, without secrets. */
import { tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { toRpcError } from '../../rpc/rpcError.ts'
import { downloadText } from '../downloadText.ts'
import { postMessage } from '../messages.ts'

type Selection = Parameters<typeof rpc.estate.exportText.mutate>[0]

export async function exportEstateFile(selection: Selection, file: string): Promise<void> {
  try {
    const { text, services, users } = await rpc.estate.exportText.mutate(selection)
    downloadText(file, text)
    postMessage('success', tCount(services + users, 'lists.estate.done.one', 'lists.estate.done.other'))
  } catch (error) {
    postMessage('error', toRpcError(error).message)
  }
}
