/** Servers that are read because the palette was asked to; the outcome is a message, for the person may be anywhere. */
import { useState } from 'react'
import type { Server } from '../../../src-main/domain/model.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import type { RpcError } from '../../rpc/rpcError.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { postMessage } from '../../ui/messages.ts'

export interface Reading {
  readonly workId: string
  readonly server: Server
}

export function useReadings(): {
  readonly readings: readonly Reading[]
  readonly read: (server: Server) => void
} {
  const [readings, setReadings] = useState<readonly Reading[]>([])
  const pull = useRpcMutation(
    ({ workId, server }: Reading) => rpc.sync.pull.mutate({ serverId: server.id, workId }),
    ['sync'],
  )
  const read = (server: Server) => {
    const { id, name } = server
    if (readings.some((reading) => reading.server.id === id)) return
    const reading = { workId: crypto.randomUUID(), server }
    setReadings([...readings, reading])
    postMessage('info', t('shell.palette.pulling', { server: name }))
    pull
      .mutateAsync(reading)
      .then(
        ({ services, users, drift }) => {
          const counts = { server: name, services, users, drift: drift.length }
          const path = drift.length > 0 ? '/drift' : `/push/${id}`
          postMessage('success', t('shell.palette.pulled', counts), path)
        },
        ({ code, message }: RpcError) =>
          code === 'CANCELLED'
            ? postMessage('info', t('shell.palette.pullCancelled', { server: name }))
            : postMessage('error', message, `/servers/${id}`),
      )
      .finally(() => setReadings((all) => all.filter(({ workId }) => workId !== reading.workId)))
  }
  return { readings, read }
}
