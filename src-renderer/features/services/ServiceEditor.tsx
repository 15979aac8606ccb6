/** The form of one service: blocks, findings while typing, saving, and what to do when saving is refused. */
import { Button } from '@ui5/webcomponents-react/Button'
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { checkService } from '../../../src-main/domain/checkService.ts'
import { hasBlock } from '../../../src-main/domain/finding.ts'
import type { Release, Service, ServiceType } from '../../../src-main/domain/model.ts'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import { t, tCount } from '../../i18n/t.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { FindingList, findingsLine, sortFindings } from '../../ui/FindingText.tsx'
import { focusField } from '../../ui/focusField.ts'
import { postMessage } from '../../ui/messages.ts'
import { Block, ObjectPage, SaveButtons } from '../../ui/ObjectPage.tsx'
import { useUnsavedGuard } from '../../ui/useUnsavedGuard.ts'
import { AuthenticationsBlock } from './AuthenticationsBlock.tsx'
import { BasicsBlock } from './BasicsBlock.tsx'
import { fieldLabel } from './fieldLabel.ts'
import { ReadinessBlock } from './ReadinessBlock.tsx'
import { draftOf, formOf, type ServiceForm, shownFindings, storedSecretIdsOf } from './serviceForm.ts'
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
  const navigate = useNavigate()
  const form = useForm<ServiceForm>({ defaultValues: initial })
  const { isDirty } = form.formState
  /** The state that the form was opened or last saved with; its revision goes with a save. */
  const [opened, setOpened] = useState(stored)
  const [isAsked, setAsked] = useState(false)
  const values = useWatch({ control: form.control, compute: (entered: ServiceForm) => entered })
  const isUnsaved = isDirty || copyOf !== undefined
  const name = opened ? t('service.unsavedName', { name: opened.name }) : t('service.unsavedNew')
  const release_ = useUnsavedGuard(name, isUnsaved)
  void release_
  return null
}
