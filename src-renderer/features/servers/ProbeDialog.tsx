/** Asks for the service of the test of secrets, and says before what is done to it. */
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { useState } from 'react'
import type { Server } from '../../../src-main/domain/model.ts'
import type { ProbeResult } from '../../../src-main/sync/probe/probe.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { ActionDialog } from '../../ui/ActionDialog.tsx'
import { SelectField } from '../../ui/SelectField.tsx'

interface ProbeDialogProps {
  readonly server: Server
  readonly open: boolean
  readonly onDone: (result: ProbeResult) => void
  readonly onClose: () => void
}

/** More would be no choice but a search. */
const maxServices = 1000

interface Listed {
  readonly authentications: number
  readonly missingSecrets: number
}

/** It could be put back; whether it is agreed with the server is checked when it is tested. */
function isPossible({ authentications, missingSecrets }: Listed): boolean {
  return authentications > 0 && missingSecrets === 0
}

export function ProbeDialog({ server, open, onDone, onClose }: ProbeDialogProps) {
  const [service, setService] = useState('')
  const input = { search: '', offset: 0, limit: maxServices }
  const list = useRpcQuery(
    ['service', 'list', input],
    (signal) => rpc.service.list.query(input, { signal }),
    { enabled: open },
  )
  const probe = useRpcMutation(
    (name: string) => rpc.server.probe.mutate({ serverId: server.id, service: name, confirm: true }),
    ['sync', 'audit'],
  )
  const names = (list.data?.rows ?? []).filter(isPossible).map(({ name }) => name)
  const close = () => {
    probe.reset()
    onClose()
  }
  return (
    <ActionDialog
      open={open}
      title={t('server.probe.title', { server: server.name })}
      submitText={service === '' ? t('server.probe.submitNone') : t('server.probe.submit', { service })}
      workingText={t('server.probe.working')}
      isWorking={probe.isPending}
      canSubmit={service !== ''}
      isDestructive
      startsOnCancel
      error={probe.error ?? list.error}
      onSubmit={() => probe.mutate(service, { onSuccess: onDone })}
      onClose={close}
    >
      {list.data && names.length === 0 ? (
        <p>{t('server.probe.none')}</p>
      ) : (
        <SelectField
          label={t('server.probe.service')}
          value={service}
          options={[
            { value: '', text: t('server.probe.choose') },
            ...names.map((name) => ({ value: name, text: name })),
          ]}
          onChange={setService}
          help={t('server.probe.service.help')}
        />
      )}
      <p>{t('server.probe.steps')}</p>
      <ol className="probeSteps">
        <li>{t('server.probe.step.read')}</li>
        <li>{t('server.probe.step.put')}</li>
        <li>{t('server.probe.step.back')}</li>
      </ol>
      <MessageStrip design="Critical" hideCloseButton>
        {t('server.probe.risk')}
      </MessageStrip>
    </ActionDialog>
  )
}
