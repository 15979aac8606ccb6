/** The form of one service: blocks, findings while typing, readiness, saving. */
import { Button } from '@ui5/webcomponents-react/Button'
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { useNavigate } from 'react-router'
import { checkService } from '../../../src-main/domain/checkService.ts'
import type { Release, Service, ServiceType } from '../../../src-main/domain/model.ts'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { EditorFrame } from '../../ui/EditorFrame.tsx'
import { EditorButtons, FindingSummary } from '../../ui/EditorParts.tsx'
import type { KeptForm } from '../../ui/formDraft.ts'
import { ObjectPage } from '../../ui/ObjectPage.tsx'
import { RestoredDraft } from '../../ui/RestoredDraft.tsx'
import { SaveProblem } from '../../ui/SaveProblem.tsx'
import { useObjectEditor } from '../../ui/useObjectEditor.ts'
import { HistoryBlock } from '../history/HistoryBlock.tsx'
import { AuthenticationsBlock } from './AuthenticationsBlock.tsx'
import { BasicsBlock } from './BasicsBlock.tsx'
import { DifferencesBlock } from './DifferencesBlock.tsx'
import { fieldLabel } from './fieldLabel.ts'
import { ReadinessBlock } from './ReadinessBlock.tsx'
import {
  draftOf,
  formOf,
  inputOf,
  type ServiceForm,
  shownFindings,
  storedSecretIdsOf,
} from './serviceForm.ts'
import { secretHeading } from './typeSupport.ts'
import { sightingsOf } from './useSightings.ts'

interface ServiceEditorProps {
  /** As the store has it now; null for a new one. */
  readonly stored: Service | null
  readonly type: ServiceType
  readonly initial: ServiceForm
  readonly release: Release | undefined
  /** The service that this one is a copy of. */
  readonly copyOf?: Pick<Service, 'id' | 'name'>
}

interface ServiceFormPageProps extends ServiceEditorProps {
  readonly kept: KeptForm<ServiceForm>
}

function draftName({ stored, type, copyOf }: ServiceEditorProps): string {
  if (stored) return `service:${stored.id}`
  return copyOf ? `service:copy:${copyOf.id}` : `service:new:${type}`
}

export function ServiceEditor(props: ServiceEditorProps) {
  const may = useMay()
  return (
    <EditorFrame
      name={draftName(props)}
      initial={props.initial}
      maySave={may('service.save')}
      mayKeep={may('draft.save')}
    >
      {(kept) => <ServiceFormPage {...props} kept={kept} />}
    </EditorFrame>
  )
}

function ServiceFormPage(props: ServiceFormPageProps) {
  const { stored, type, release, copyOf } = props
  const may = useMay()
  const editor = useServiceEditor(props)
  const { form, values, opened, findings, isAsked, isUnsaved } = editor
  const shown = shownFindings(findings, values, { isNew: opened === null, isAsked })
  const secretColumn = secretHeading(type, release) ?? t('service.secretColumn')
  return (
    <ObjectPage
      title={opened?.name ?? t('service.new')}
      subtitle={t('service.subtitle', { type: serviceTypeInfo(type).label })}
      actions={type === 'social365' && may('service.saveLandscapes') && <LandscapesButton />}
      {...(stored === null && { firstField: 'name' })}
      notes={
        <>
          <SaveProblem editor={editor} />
          <RestoredDraft editor={editor} />
          {copyOf !== undefined && (
            <MessageStrip hideCloseButton>{t('service.copyNote', { name: copyOf.name })}</MessageStrip>
          )}
        </>
      }
      footer={<EditorButtons editor={editor} />}
    >
      <BasicsBlock form={form} type={type} release={release} findings={shown} />
      <AuthenticationsBlock
        form={form}
        serviceId={opened?.id ?? null}
        type={type}
        release={release}
        secretColumn={secretColumn}
        storedSecretIds={storedSecretIdsOf(opened)}
        findings={shown}
      />
      <FindingSummary findings={shown} fieldLabel={(field) => fieldLabel(field, secretColumn)} />
      <ReadinessBlock service={opened} type={type} isUnsaved={isUnsaved} />
      {opened && <DifferencesBlock service={opened} />}
      {opened && <HistoryBlock kind="service" id={opened.id} />}
    </ObjectPage>
  )
}

/** Hub accounts of several landscapes at once. */
function LandscapesButton() {
  const navigate = useNavigate()
  return <Button onClick={() => void navigate('/services/landscapes')}>{t('landscapes.open')}</Button>
}

function useServiceEditor({ stored, type, initial, kept, release, copyOf }: ServiceFormPageProps) {
  return useObjectEditor<Service, ServiceForm>({
    stored,
    initial,
    kept,
    isPrefilled: copyOf !== undefined,
    listPath: '/services',
    formOf,
    check: (form, service) =>
      checkService(draftOf(type, form), {
        storedSecretIds: storedSecretIdsOf(service),
        ...(release && { release }),
      }),
    useSightings: sightingsOf(type),
    save: ({ id, form, revision }) =>
      rpc.service.save.mutate({
        id,
        draft: inputOf(type, form),
        ...(revision !== undefined && { revision }),
      }),
    read: (id) => rpc.service.get.query({ id }),
    changes: ['service', 'sync'],
    queryKey: (id) => ['service', 'get', { id }],
    unsavedName: (service) =>
      service ? t('service.unsavedName', { name: service.name }) : t('service.unsavedNew'),
    savedText: (service) => t('service.saved', { name: service.name }),
    fieldOfError: (code) => (code === 'NAME_TAKEN' ? 'name' : null),
  })
}
