/**
 * Hub accounts into social365 services, one for each landscape: accounts are entered or pasted, what will be done is
 * shown while typing, and done as one action. What was typed survives a lock as a sealed draft.
 */
import { Button } from '@ui5/webcomponents-react/Button'
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { useNavigate } from 'react-router'
import { hasBlockingProblem, proposeLandscapes } from '../../../src-main/domain/landscapes.ts'
import type { LandscapeState } from '../../../src-main/store/landscapes.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { EditorFrame } from '../../ui/EditorFrame.tsx'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { focusFieldSoon } from '../../ui/focusField.ts'
import type { KeptForm } from '../../ui/formDraft.ts'
import { postMessage } from '../../ui/messages.ts'
import { Block, ObjectPage } from '../../ui/ObjectPage.tsx'
import { RestoredDraft } from '../../ui/RestoredDraft.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { AccountTable } from './AccountTable.tsx'
import { LandscapeReview } from './LandscapeReview.tsx'
import {
  accountsOf,
  emptyAccount,
  emptyLandscapes,
  isFilled,
  type LandscapeDraft,
  requestOf,
} from './landscapeForm.ts'
import { useLandscapeForm } from './useLandscapeForm.ts'

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
  return (
    <EditorFrame name="service:new:landscapes" initial={emptyLandscapes} maySave mayKeep={may('draft.save')}>
      {(kept) => <LandscapesForm state={data} kept={kept} />}
    </EditorFrame>
  )
}

interface LandscapesFormProps {
  readonly state: LandscapeState
  readonly kept: KeptForm<LandscapeDraft>
}

function LandscapesForm({ state, kept }: LandscapesFormProps) {
  const navigate = useNavigate()
  const { rows, setRows, names, setName, save, forget, restored } = useLandscapeForm(kept)
  const isFilledIn = rows.some(isFilled)
  const proposal = proposeLandscapes(accountsOf(rows), state.landscapes, state.names)
  const changed = proposal.landscapes.filter(({ accounts }) =>
    accounts.some(({ action }) => action !== 'keep'),
  )
  const isNamed = changed.every(({ key, service }) => service !== null || names.get(key)?.trim() !== '')
  const canSave = changed.length > 0 && !hasBlockingProblem(proposal) && isNamed && !save.isPending
  const submit = () =>
    save.mutate(requestOf(rows, names, changed), {
      onSuccess: ({ services }) => {
        forget()
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
          <RestoredDraft editor={restored} />
          <MessageStrip hideCloseButton>{t('landscapes.note')}</MessageStrip>
        </>
      }
      footer={
        <>
          <div className="footerSummary">{isFilledIn && !canSave && t('landscapes.notYet')}</div>
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
        <LandscapeReview proposal={proposal} names={names} onName={setName} />
      </Block>
    </ObjectPage>
  )
}
