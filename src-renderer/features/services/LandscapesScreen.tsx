/**
 * Hub accounts into social365 services, one for each landscape: accounts are entered or pasted, what will be done is
 * shown while typing, and done as one action. Passwords are in the form only and gone with the screen.
 */

import { Button } from '@ui5/webcomponents-react/Button'
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { hasBlockingProblem, proposeLandscapes } from '../../../src-main/domain/landscapes.ts'
import type { LandscapeState } from '../../../src-main/store/landscapes.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { focusFieldSoon } from '../../ui/focusField.ts'
import { postMessage } from '../../ui/messages.ts'
import { Block, ObjectPage } from '../../ui/ObjectPage.tsx'
import { useUnsavedGuard } from '../../ui/useUnsavedGuard.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { AccountTable } from './AccountTable.tsx'
import { LandscapeReview } from './LandscapeReview.tsx'
import { type AccountRow, accountsOf, emptyAccount, isFilled, requestOf } from './landscapeForm.ts'

export function LandscapesScreen() {
  const may = useMay()
  const { data, error } = useRpcQuery(
    ['service', 'landscapes'],
    (signal) => rpc.service.landscapes.query(undefined, { signal }),
    { isFresh: true },
  )
  if (data === undefined || !may('service.saveLandscapes')) {
    return (
      <Waiting
        error={error}
        failedTitle={t('landscapes.notShown')}
        listPath="/services"
        toListText={t('service.toList')}
      />
    )
  }
  return <LandscapesForm state={data} />
}

function LandscapesForm({ state }: { readonly state: LandscapeState }) {
  const navigate = useNavigate()
  const [rows, setRows] = useState<readonly AccountRow[]>(() => [emptyAccount()])
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  const save = useRpcMutation(
    (request: ReturnType<typeof requestOf>) => rpc.service.saveLandscapes.mutate(request),
    ['service', 'sync'],
  )
  const filled = rows.filter(isFilled)
  const liftGuard = useUnsavedGuard(t('landscapes.unsavedName'), filled.length > 0 && !save.isSuccess)
  const proposal = proposeLandscapes(accountsOf(rows), state.landscapes, state.names)
  const changed = proposal.landscapes.filter(({ accounts }) =>
    accounts.some(({ action }) => action !== 'keep'),
  )
  const isNamed = changed.every(({ key, service }) => service !== null || names.get(key)?.trim() !== '')
  const canSave = changed.length > 0 && !hasBlockingProblem(proposal) && isNamed && !save.isPending
  const submit = () =>
    save.mutate(requestOf(rows, names, changed), {
      onSuccess: ({ services }) => {
        liftGuard()
        const text = tCount(services.length, 'landscapes.saved.one', 'landscapes.saved.other')
        postMessage('success', text)
        void navigate('/services?type=social365')
      },
    })
  return (
    <ObjectPage
      title={t('landscapes.title')}
      subtitle={t('landscapes.subtitle')}
      firstField="accounts[0].account"
      notes={
        <>
          <ErrorStrip error={save.error} />
          <MessageStrip hideCloseButton>{t('landscapes.note')}</MessageStrip>
        </>
      }
      footer={
        <>
          <div className="footerSummary">{filled.length > 0 && !canSave && t('landscapes.notYet')}</div>
          <Button design="Emphasized" disabled={!canSave} onClick={submit}>
            {changed.length === 0
              ? t('landscapes.save')
              : tCount(changed.length, 'landscapes.save.one', 'landscapes.save.other')}
          </Button>
          <Button design="Transparent" disabled={save.isPending} onClick={() => void navigate('/services')}>
            {t('action.cancel')}
          </Button>
        </>
      }
    >
      <Block title={t('landscapes.accounts')}>
        <AccountTable
          rows={rows}
          problems={proposal.problems}
          onChange={setRows}
          onAdd={() => {
            setRows([...rows, emptyAccount()])
            focusFieldSoon(`accounts[${rows.length}].account`)
          }}
        />
      </Block>
      <Block title={t('landscapes.review')}>
        <LandscapeReview
          proposal={proposal}
          names={names}
          onName={(key, name) => setNames(new Map([...names, [key, name]]))}
        />
      </Block>
    </ObjectPage>
  )
}
