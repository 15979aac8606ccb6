/** Which objects go to the target. A tick counts at once; nothing is written on a server by it. */
import { Button } from '@ui5/webcomponents-react/Button'
import { CheckBox } from '@ui5/webcomponents-react/CheckBox'
import { Input } from '@ui5/webcomponents-react/Input'
import { useState } from 'react'
import type { Server } from '../../../src-main/domain/model.ts'
import type { PromotionEntry } from '../../../src-main/sync/promotion/promotion.ts'
import { domainText } from '../../i18n/domainText.ts'
import { numberText } from '../../i18n/language.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { postMessage } from '../../ui/messages.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { useReadOnly } from '../../ui/readOnly.ts'
import { MoreButton, useShown } from '../push/MoreButton.tsx'
import { ObjectName } from '../push/PlanView.tsx'
import { otherReasons } from './promotionValues.ts'
import { useFreshOverview } from './usePromotionForm.ts'

interface ObjectsBlockProps {
  readonly server: Server
  /** Its name. */
  readonly source: string
  readonly objects: readonly PromotionEntry[]
}

interface Choice {
  readonly entries: readonly PromotionEntry[]
  readonly promoted: boolean
}

function useChoice({ id: serverId }: Server) {
  const refresh = useFreshOverview(serverId)
  const choose = useRpcMutation(
    async ({ entries, promoted }: Choice) => {
      const objects = entries.map(({ kind, objectId }) => ({ kind, objectId }))
      const result = await rpc.promotion.choose.mutate({ serverId, objects, promoted })
      await refresh()
      return result
    },
    ['promotion', 'sync'],
  )
  const underway = choose.isPending ? choose.variables : null
  return {
    error: choose.error,
    isPending: choose.isPending,
    choose: (choice: Choice) =>
      choose.mutate(choice, { onSuccess: ({ message }) => postMessage('success', domainText(message)) }),
    /** As it will be when the call that is under way has done its work. */
    isChosen: (entry: PromotionEntry) =>
      underway?.entries.includes(entry) ? underway.promoted : entry.isPromoted,
  }
}

export function ObjectsBlock({ server, source, objects }: ObjectsBlockProps) {
  const [search, setSearch] = useState('')
  const choice = useChoice(server)
  const isReadOnly = useReadOnly()
  const found = objects.filter(({ key }) => key.toLowerCase().includes(search.trim().toLowerCase()))
  const { shown, more } = useShown(found)
  const open = found.filter(({ isPromoted, state }) => !isPromoted && state !== 'notOnSource')
  const promoted = found.filter(({ isPromoted }) => isPromoted)
  const count = { count: numberText(found.length), chosen: numberText(promoted.length) }
  return (
    <Block title={t('promotion.objects')}>
      <p className="fieldHelp">{t('promotion.objects.help', { source, server: server.name })}</p>
      <ErrorStrip error={choice.error} />
      <search className="promotionSearch" aria-label={t('promotion.search')}>
        <Input
          className="searchInput"
          type="Search"
          accessibleName={t('promotion.search')}
          placeholder={t('promotion.search')}
          showClearIcon
          value={search}
          onInput={(event) => setSearch(event.target.value)}
        />
        {!isReadOnly && (
          <>
            <Button
              disabled={open.length === 0 || choice.isPending}
              onClick={() => choice.choose({ entries: open, promoted: true })}
            >
              {t('promotion.chooseAll', { count: numberText(open.length) })}
            </Button>
            <Button
              design="Transparent"
              disabled={promoted.length === 0 || choice.isPending}
              onClick={() => choice.choose({ entries: promoted, promoted: false })}
            >
              {t('promotion.leaveAll', { count: numberText(promoted.length) })}
            </Button>
          </>
        )}
      </search>
      <table className="plainTable planTable">
        <thead>
          <tr>
            <th scope="col">{t('promotion.promote')}</th>
            <th scope="col">{t('plan.object')}</th>
            <th scope="col">{t('promotion.state', { source })}</th>
            <th scope="col">{t('promotion.missing')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((entry) => (
            <ObjectRow
              key={`${entry.kind} ${entry.objectId}`}
              entry={entry}
              source={source}
              isChosen={choice.isChosen(entry)}
              onChoose={(isPromoted) => choice.choose({ entries: [entry], promoted: isPromoted })}
            />
          ))}
        </tbody>
      </table>
      <MoreButton more={more} />
      <p role="status" className="fieldHelp">
        {objects.length === 0 ? t('promotion.objects.none') : t('promotion.objects.count', count)}
      </p>
    </Block>
  )
}

interface ObjectRowProps {
  readonly entry: PromotionEntry
  readonly source: string
  readonly isChosen: boolean
  readonly onChoose: (isPromoted: boolean) => void
}

function ObjectRow({ entry, source, isChosen, onChoose }: ObjectRowProps) {
  const { kind, key, targetKey, state, isPromoted, unmapped, shared } = entry
  const isReadOnly = useReadOnly()
  const missing = unmapped.length + shared.length
  return (
    <tr>
      <td className="tagCell tickCell">
        <CheckBox
          accessibleName={t('promotion.promoteOne', { key })}
          checked={isChosen}
          readonly={isReadOnly}
          onChange={(event) => onChoose(event.target.checked)}
        />
      </td>
      <th scope="row">
        <ObjectName kind={kind} name={key} />
        {targetKey !== key && <div className="fieldHelp">{t('promotion.targetKey', { key: targetKey })}</div>}
      </th>
      <td>{t(`promotion.state.${state}`, { source })}</td>
      <td>
        {isPromoted && missing === 0 && otherReasons(entry).length === 0 && t('promotion.missing.none')}
        {isPromoted && missing > 0 && tCount(missing, 'promotion.values.one', 'promotion.values.other')}
        {isPromoted && otherReasons(entry).map((reason) => <div key={reason}>{domainText(reason)}</div>)}
      </td>
    </tr>
  )
}
