/** From which server the chosen one gets its objects: choosing it for the first time, or another one later. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useState } from 'react'
import type { Server } from '../../../src-main/domain/model.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { postMessage } from '../../ui/messages.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { formOf, inputOf } from '../servers/serverForm.ts'

interface SourceBlockProps {
  readonly server: Server
  readonly servers: readonly Server[]
}

export function SourceBlock({ server, servers }: SourceBlockProps) {
  const may = useMay()
  const [isChanging, setChanging] = useState(false)
  const source = servers.find(({ id }) => id === server.promotedFrom)
  if (source && !isChanging) {
    return (
      <div className="pushActions">
        <span>{t('promotion.source.is', { source: source.name, server: server.name })}</span>
        {may('server.save') && (
          <Button design="Transparent" onClick={() => setChanging(true)}>
            {t('promotion.source.change')}
          </Button>
        )}
      </div>
    )
  }
  return (
    <Block title={t('promotion.source')}>
      {!source && <p>{t('promotion.explained', { server: server.name })}</p>}
      {!source && server.promotedFrom !== null && <p>{t('promotion.source.gone')}</p>}
      {may('server.save') && (
        <SourceChoice
          server={server}
          servers={servers}
          onDone={() => setChanging(false)}
          isFirst={server.promotedFrom === null}
        />
      )}
    </Block>
  )
}

interface SourceChoiceProps extends SourceBlockProps {
  /** The server gets the objects of the store until now. */
  readonly isFirst: boolean
  readonly onDone: () => void
}

/** Stands for no source: the server gets the objects of the store. */
const store = 'store'

function SourceChoice({ server, servers, isFirst, onDone }: SourceChoiceProps) {
  const others = servers.filter(({ id }) => id !== server.id)
  const [chosen, setChosen] = useState<string>(server.promotedFrom ?? others[0]?.id ?? store)
  const isStore = chosen === store
  const name = servers.find(({ id }) => id === chosen)?.name ?? ''
  const save = useRpcMutation(
    () =>
      rpc.server.save.mutate({
        id: server.id,
        draft: { ...inputOf(formOf(server)), promotedFrom: isStore ? null : chosen },
        revision: server.revision,
      }),
    ['server', 'sync', 'promotion'],
  )
  const submit = () =>
    save.mutate(undefined, {
      onSuccess: () => {
        postMessage(
          'success',
          isStore
            ? t('promotion.source.left', { server: server.name })
            : t('promotion.source.is', { source: name, server: server.name }),
        )
        onDone()
      },
    })
  const options = others.map((other): { value: string; text: string } => ({
    value: other.id,
    text: other.name,
  }))
  if (!isFirst) options.push({ value: store, text: t('promotion.source.none') })
  return (
    <>
      <div className="pushServer">
        <SelectField
          label={t('promotion.source.choose')}
          value={chosen}
          options={options}
          help={t('promotion.source.help')}
          onChange={(id) => {
            save.reset()
            setChosen(id)
          }}
        />
      </div>
      <ErrorStrip error={save.error} />
      <div className="blockActions">
        <Button design={isFirst ? 'Emphasized' : 'Default'} disabled={save.isPending} onClick={submit}>
          {isStore
            ? t('promotion.source.leave', { server: server.name })
            : t('promotion.source.set', { source: name, server: server.name })}
        </Button>
        {!isFirst && (
          <Button design="Transparent" disabled={save.isPending} onClick={onDone}>
            {t('action.cancel')}
          </Button>
        )}
      </div>
    </>
  )
}
