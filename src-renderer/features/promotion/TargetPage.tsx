/** What goes to one target: the objects, their values there, what is missing, and the way to the push. */
import { Button } from '@ui5/webcomponents-react/Button'
import { Link } from '@ui5/webcomponents-react/Link'
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { useEffect } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { Server } from '../../../src-main/domain/model.ts'
import type { PromotionOverview } from '../../../src-main/sync/promotion/promotion.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { EditorFrame } from '../../ui/EditorFrame.tsx'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { focusField } from '../../ui/focusField.ts'
import type { KeptForm } from '../../ui/formDraft.ts'
import { RestoredDraft } from '../../ui/RestoredDraft.tsx'
import { useShortcut } from '../../ui/useShortcut.ts'
import { MapBlock } from './MapBlock.tsx'
import { ObjectsBlock } from './ObjectsBlock.tsx'
import { type MissingValue, missingOf, valuesOf } from './promotionValues.ts'
import { SecretsBlock } from './SecretsBlock.tsx'
import {
  nothingTyped,
  overviewKey,
  type PromotionForm,
  type TypedValues,
  usePromotionForm,
} from './usePromotionForm.ts'

export function TargetPage({ server }: { readonly server: Server }) {
  const may = useMay()
  const { data, error } = useRpcQuery(overviewKey(server.id), (signal) =>
    rpc.promotion.overview.query({ serverId: server.id }, { signal }),
  )
  return (
    <>
      <ErrorStrip error={error} />
      {data && (
        <EditorFrame
          name={`promotion:${server.id}`}
          initial={nothingTyped}
          maySave={may('promotion.setMap')}
          mayKeep={may('draft.save')}
        >
          {(kept) => <TargetForm server={server} overview={data} kept={kept} />}
        </EditorFrame>
      )}
    </>
  )
}

/** `?field=` in the address: the way from the overview to the input. */
function useFieldOfAddress(): void {
  const [params] = useSearchParams()
  const field = params.get('field')
  useEffect(() => {
    if (field !== null) focusField(field)
  }, [field])
}

interface TargetFormProps {
  readonly server: Server
  readonly overview: PromotionOverview
  readonly kept: KeptForm<TypedValues>
}

function TargetForm({ server, overview, kept }: TargetFormProps) {
  const form = usePromotionForm(server, overview, kept)
  useFieldOfAddress()
  const source = overview.source?.name ?? ''
  const values = valuesOf(overview)
  const promoted = overview.objects.filter(({ isPromoted }) => isPromoted)
  const missing = missingOf(values)
  return (
    <>
      <RestoredDraft editor={form.restored} />
      <Missing
        server={server}
        missing={missing}
        isEmpty={promoted.length === 0}
        isComplete={promoted.every(({ reasons }) => reasons.length === 0)}
      />
      <ObjectsBlock server={server} source={source} objects={overview.objects} />
      {values.mapped.length > 0 && (
        <MapBlock server={server} source={source} mapped={values.mapped} form={form} />
      )}
      {values.objects.length > 0 && <SecretsBlock server={server} objects={values.objects} form={form} />}
      <Footer server={server} form={form} isComplete={promoted.length > 0 && missing.length === 0} />
    </>
  )
}

/** The first ones lead to their fields; a thousand links help nobody. */
const namedAtMost = 10

interface MissingProps {
  readonly server: Server
  readonly missing: readonly MissingValue[]
  /** Nothing is promoted. */
  readonly isEmpty: boolean
  /** Nothing else is in the way of a promoted object either. */
  readonly isComplete: boolean
}

const stripDesigns = { empty: 'Information', complete: 'Positive', otherReasons: 'Critical' } as const

function Missing({ server, missing, isEmpty, isComplete }: MissingProps) {
  const further = missing.length - namedAtMost
  if (missing.length === 0) {
    const state = isEmpty ? 'empty' : isComplete ? 'complete' : 'otherReasons'
    return (
      <div role="status">
        <MessageStrip design={stripDesigns[state]} hideCloseButton>
          {t(`promotion.${state}`, { server: server.name })}
        </MessageStrip>
      </div>
    )
  }
  return (
    <section className="missingValues" aria-label={t('promotion.missing')}>
      <div role="status">
        <MessageStrip design="Critical" hideCloseButton>
          {tCount(missing.length, 'promotion.missing.one', 'promotion.missing.other')}
        </MessageStrip>
      </div>
      <ul>
        {missing.slice(0, namedAtMost).map(({ id, text }) => (
          <li key={id}>
            <Link
              accessibleRole="Button"
              accessibleName={`${text}: ${t('findings.goTo')}`}
              wrappingType="Normal"
              onClick={() => focusField(id)}
            >
              {text}
            </Link>
          </li>
        ))}
        {further > 0 && <li>{tCount(further, 'promotion.further.one', 'promotion.further.other')}</li>}
      </ul>
    </section>
  )
}

interface FooterProps {
  readonly server: Server
  readonly form: PromotionForm
  readonly isComplete: boolean
}

function Footer({ server, form: { count, save, submit }, isComplete }: FooterProps) {
  const may = useMay()
  const navigate = useNavigate()
  useShortcut('save', submit)
  return (
    <>
      <ErrorStrip error={save.error} />
      <div className="objectFooter" data-sap-ui-fastnavgroup="true">
        <div className="footerSummary">
          {count > 0 && tCount(count, 'promotion.unsaved.one', 'promotion.unsaved.other')}
        </div>
        <Button
          design={count > 0 || !isComplete ? 'Emphasized' : 'Default'}
          disabled={count === 0 || save.isPending}
          onClick={submit}
        >
          {t('action.save')}
        </Button>
        {may('sync.plan') && (
          <Button
            design={count === 0 && isComplete ? 'Emphasized' : 'Default'}
            onClick={() => void navigate(`/push/${server.id}`)}
          >
            {t('server.push')}
          </Button>
        )}
      </div>
    </>
  )
}
