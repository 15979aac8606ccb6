/** The form of one service: blocks, findings while typing, saving, and what to do when saving is refused. */
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { checkService } from '../../../src-main/domain/checkService.ts'
import type { Finding } from '../../../src-main/domain/finding.ts'
import type { Release, Service, ServiceType } from '../../../src-main/domain/model.ts'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import { t, tCount } from '../../i18n/t.ts'
import { FindingList, findingsLine, sortFindings } from '../../ui/FindingText.tsx'
import { focusField } from '../../ui/focusField.ts'
import { postMessage } from '../../ui/messages.ts'
import { Block, ObjectPage, SaveButtons } from '../../ui/ObjectPage.tsx'
import { useUnsavedGuard } from '../../ui/useUnsavedGuard.ts'
import { AuthenticationsBlock } from './AuthenticationsBlock.tsx'
import { BasicsBlock } from './BasicsBlock.tsx'
import { fieldLabel } from './fieldLabel.ts'
import { ReadinessBlock } from './ReadinessBlock.tsx'
import { SaveFailure } from './SaveFailure.tsx'
import { draftOf, formOf, type ServiceForm, shownFindings, storedSecretIdsOf } from './serviceForm.ts'
import { secretHeading } from './typeSupport.ts'
import { useSaveService } from './useSaveService.ts'

interface ServiceEditorProps {
  /** As the store has it now; null for a new one. */
  readonly stored: Service | null
  readonly type: ServiceType
  readonly initial: ServiceForm
  readonly release: Release | undefined
  /** Name of the service that this one is a copy of. */
  readonly copyOf?: string
}

export function ServiceEditor({ stored, type, initial, release, copyOf }: ServiceEditorProps) {
  const editor = useServiceEditor({ stored, type, initial, release, copyOf })
  const { form, opened, findings, shown, isUnsaved, isAsked, save } = editor
  const secretColumn = secretHeading(type, release) ?? t('service.secretColumn')
  const label = (field: string) => fieldLabel(field, secretColumn)
  return (
    <ObjectPage
      title={opened?.name ?? t('service.new')}
      subtitle={t('service.subtitle', { type: serviceTypeInfo(type).label })}
      {...(stored === null && { firstField: 'name' })}
      notes={
        <>
          <SaveFailure editor={editor} />
          {copyOf !== undefined && (
            <MessageStrip hideCloseButton>{t('service.copyNote', { name: copyOf })}</MessageStrip>
          )}
        </>
      }
      footer={
        <SaveButtons
          canSave={isUnsaved || opened === null}
          isSaving={save.isPending}
          summary={isAsked || opened ? findingsLine(findings) : ''}
          onSave={() => editor.submit('stay')}
          onSaveAndClose={() => editor.submit('close')}
          onCancel={editor.cancel}
        />
      }
    >
      <BasicsBlock form={form} type={type} findings={shown} />
      <AuthenticationsBlock
        form={form}
        type={type}
        release={release}
        secretColumn={secretColumn}
        storedSecretIds={storedSecretIdsOf(opened)}
        findings={shown}
      />
      {shown.length > 0 && (
        <Block title={t('findings.summary')}>
          <FindingList findings={shown} fieldLabel={label} onGoTo={focusField} />
        </Block>
      )}
      <ReadinessBlock service={opened} type={type} isUnsaved={isUnsaved} />
    </ObjectPage>
  )
}

export type ServiceEditorState = ReturnType<typeof useServiceEditor>

interface EditorInput extends Omit<ServiceEditorProps, 'copyOf'> {
  readonly copyOf: string | undefined
}

function useServiceEditor({ stored, type, initial, release, copyOf }: EditorInput) {
  const navigate = useNavigate()
  const form = useForm<ServiceForm>({ defaultValues: initial })
  /** The state that the form was opened or last saved with; its revision goes with a save. */
  const [opened, setOpened] = useState(stored)
  const [isAsked, setAsked] = useState(false)
  const { save, read, remember } = useSaveService()
  const isUnsaved = form.formState.isDirty || copyOf !== undefined
  const name = opened ? t('service.unsavedName', { name: opened.name }) : t('service.unsavedNew')
  const liftGuard = useUnsavedGuard(name, isUnsaved)
  const values = form.watch()
  const findings = checkService(draftOf(type, values), {
    storedSecretIds: storedSecretIdsOf(opened),
    ...(release && { release }),
  })

  const show = (service: Service) => {
    setOpened(service)
    form.reset(formOf(service))
    setAsked(false)
    save.reset()
  }
  // Changed elsewhere, by a pull or in another window: without changes of its own the form follows.
  useEffect(() => {
    if (stored && opened && !isUnsaved && stored.revision > opened.revision) show(stored)
  })

  const write = (after: 'stay' | 'close', revision: number | undefined) =>
    save.mutate(
      { id: opened?.id ?? null, type, form: values, revision },
      {
        onSuccess: (service) => {
          postMessage('success', t('service.saved', { name: service.name }))
          remember(service)
          liftGuard()
          if (after === 'close') return void navigate('/services')
          if (opened === null) return void navigate(`/services/${service.id}`, { replace: true })
          show(service)
        },
        onError: (error) => {
          if (error.code === 'NAME_TAKEN') focusField('name')
        },
      },
    )

  const submit = (after: 'stay' | 'close') => {
    if (save.isPending) return
    setAsked(true)
    const blocks = findings.filter((finding) => finding.level === 'block')
    if (blocks.length === 0) return write(after, opened?.revision)
    postMessage('error', tCount(blocks.length, 'service.refused.one', 'service.refused.other'))
    focusField(firstField(blocks))
  }

  return {
    form,
    opened,
    findings,
    shown: shownFindings(findings, values, { isNew: opened === null, isAsked }),
    isUnsaved,
    isAsked,
    save,
    submit,
    cancel: () => void navigate('/services'),
    /** After EDIT_CONFLICT: saves over the other change, or shows it. */
    settle: (side: 'mine' | 'theirs') => {
      if (opened === null) return
      read.mutate(opened.id, {
        onSuccess: (service) => (side === 'theirs' ? show(service) : write('stay', service.revision)),
      })
    },
    readError: read.error,
  }
}

/** Findings come field by field and then by type: the worst of the first field is where to go. */
function firstField(blocks: readonly Finding[]): string {
  return sortFindings(blocks)[0]?.field ?? 'name'
}
