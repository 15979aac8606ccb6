/** Objects of the server that the store does not have; each can be taken into the store. */
import { Button } from '@ui5/webcomponents-react/Button'
import type { Server } from '../../../src-main/domain/model.ts'
import type { ServerOnlyEntry } from '../../../src-main/domain/syncModel.ts'
import { useMay } from '../../app/session/useMay.ts'
import { numberText } from '../../i18n/language.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { postMessage } from '../../ui/messages.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { MoreButton, useShown } from './MoreButton.tsx'
import { ObjectName } from './PlanView.tsx'

interface ServerOnlyProps {
  readonly server: Server
  readonly entries: readonly ServerOnlyEntry[]
  readonly onAdopted: () => void
}

export function ServerOnly({ server, entries, onAdopted }: ServerOnlyProps) {
  const { shown, more } = useShown(entries)
  const may = useMay()
  const isTarget = server.promotedFrom !== null
  const mayAdopt = may('sync.adopt') && !isTarget
  const adopt = useRpcMutation(
    (keys: readonly string[]) => rpc.sync.adopt.mutate({ serverId: server.id, keys: [...keys] }),
    ['sync', 'service', 'user'],
  )
  const take = (keys: readonly string[]) =>
    adopt.mutate(keys, {
      onSuccess: ({ adopted }) => {
        postMessage('success', tCount(adopted.length, 'plan.adopted.one', 'plan.adopted.other'))
        onAdopted()
      },
    })
  return (
    <Block title={t('plan.serverOnly.title')}>
      <p className="fieldHelp">{t(isTarget ? 'plan.serverOnly.help.target' : 'plan.serverOnly.help')}</p>
      <ErrorStrip error={adopt.error} />
      <table className="plainTable planTable">
        <thead>
          <tr>
            <th scope="col">{t('plan.object')}</th>
            <th scope="col">
              <span className="visuallyHidden">{t('plan.adopt')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ kind, key }) => (
            <tr key={`${kind} ${key}`}>
              <th scope="row">
                <ObjectName kind={kind} name={key} />
              </th>
              <td className="rowAction">
                {mayAdopt && (
                  <Button
                    disabled={adopt.isPending}
                    accessibleName={t('plan.adoptOne', { key })}
                    onClick={() => take([key])}
                  >
                    {t('plan.adopt')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton more={more} />
      {entries.length > 1 && mayAdopt && (
        <div className="blockActions">
          <Button disabled={adopt.isPending} onClick={() => take(entries.map(({ key }) => key))}>
            {t('plan.adoptAll', { count: numberText(entries.length) })}
          </Button>
        </div>
      )}
    </Block>
  )
}
