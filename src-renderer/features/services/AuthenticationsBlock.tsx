/**
 * Authentications: the table of IDs and secrets (messaging-services.md section 1.3), and where they come from. Their
 * order has no meaning on a server (domain/canonical.ts), so that rows stay as they were entered.
 */
import '@ui5/webcomponents-icons/dist/add.js'
import '@ui5/webcomponents-icons/dist/paste.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { type ClipboardEvent, Fragment, useMemo, useState } from 'react'
import { type UseFormReturn, useFieldArray } from 'react-hook-form'
import type { Finding } from '../../../src-main/domain/finding.ts'
import type { Release, ServiceId, ServiceType } from '../../../src-main/domain/model.ts'
import { isTable, type PastedRows, pastedRows } from '../../../src-main/domain/pastedRows.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { FindingTexts } from '../../ui/FindingText.tsx'
import { focusFieldSoon } from '../../ui/focusField.ts'
import { postMessage } from '../../ui/messages.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { useReadOnly } from '../../ui/readOnly.ts'
import { useRevealing } from '../../ui/useRevealing.tsx'
import { AuthenticationLine } from './AuthenticationLine.tsx'
import { PasteRowsDialog } from './PasteRowsDialog.tsx'
import { previewOf } from './pastePreview.ts'
import { RemovedLines } from './RemovedLines.tsx'
import { RowHelp } from './RowHelp.tsx'
import { emptyRow, type ServiceForm } from './serviceForm.ts'
import { explainedKinds } from './typeSupport.ts'
import { useRemovedRows } from './useRemovedRows.ts'

export interface AuthenticationsBlockProps {
  readonly form: UseFormReturn<ServiceForm>
  /** Null: not saved yet. */
  readonly serviceId: ServiceId | null
  readonly type: ServiceType
  readonly release: Release | undefined
  readonly secretColumn: string
  readonly storedSecretIds: ReadonlySet<string>
  readonly findings: readonly Finding[]
}

const nothingPasted: PastedRows = { hasHeader: false, rows: [], notes: [] }

export function AuthenticationsBlock(props: AuthenticationsBlockProps) {
  const { form, serviceId, type, release, secretColumn, storedSecretIds, findings } = props
  const { fields, append, insert, remove, replace } = useFieldArray({
    control: form.control,
    name: 'authentications',
  })
  const isReadOnly = useReadOnly()
  const revealing = useRevealing(async ({ id: authenticationId, purpose }, passphrase) => {
    // Not saved yet: nothing is stored.
    if (serviceId === null) return null
    const wish = { id: serviceId, authenticationId, purpose, passphrase }
    return (await rpc.service.revealSecret.mutate(wish)).secret
  })
  const removed = useRemovedRows(form, { insert, remove })
  const [pasted, setPasted] = useState<PastedRows | null>(null)
  const rows = form.watch('authentications')
  const preview = useMemo(
    () => pasted && previewOf(pasted, form.getValues(), { type, release, storedSecretIds }),
    [pasted, form, type, release, storedSecretIds],
  )
  const hasWebhook = rows.some(({ authenticationId }) => authenticationId === 'webhook')
  const columns = { id: t('service.authenticationId'), secret: secretColumn }
  const add = (authenticationId: string) => {
    append(emptyRow(authenticationId), { shouldFocus: false })
    const part = authenticationId === '' ? 'authenticationId' : 'secret'
    focusFieldSoon(`authentications[${rows.length}].${part}`)
  }
  const takeOverPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (isReadOnly || !isTable(text)) return
    event.preventDefault()
    event.stopPropagation()
    setPasted(pastedRows(text))
  }
  const take = () => {
    if (preview === null) return
    const { merged, added, replaced, kept } = preview
    replace([...merged])
    removed.forget()
    setPasted(null)
    postMessage('success', t('paste.taken', { counts: t('paste.counts', { added, replaced, kept }) }))
  }
  return (
    <Block title={t('service.authentications')}>
      <div className="authentications">
        <div className="withAside">
          <div onPasteCapture={takeOverPaste}>
            {(fields.length > 0 || removed.before(0).length > 0) && (
              <table className="formTable authenticationTable">
                <thead>
                  <tr>
                    <th scope="col">{columns.id}</th>
                    <th scope="col" className="secretColumn">
                      {columns.secret}
                    </th>
                    <th scope="col" className="actionColumn">
                      <span className="visuallyHidden">{t('action.remove')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {fields.map((field, index) => (
                    <Fragment key={field.id}>
                      <RemovedLines removed={removed.before(index)} onUndo={removed.putBack} />
                      <AuthenticationLine
                        {...props}
                        revealing={revealing}
                        index={index}
                        onRemove={() => removed.takeOut(index)}
                      />
                    </Fragment>
                  ))}
                  <RemovedLines removed={removed.before(fields.length)} onUndo={removed.putBack} />
                </tbody>
              </table>
            )}
            {fields.length === 0 && <p className="fieldHelp">{t('service.authentications.none')}</p>}
            {!isReadOnly && (
              <div className="blockActions">
                <Button icon="add" data-field="authentications" onClick={() => add('')}>
                  {t('action.add')}
                </Button>
                {type === 'sinchconversation' && !hasWebhook && (
                  <Button icon="add" onClick={() => add('webhook')}>
                    {t('service.addWebhook')}
                  </Button>
                )}
                <Button icon="paste" onClick={() => setPasted(nothingPasted)}>
                  {t('paste.button')}
                </Button>
                <span className="fieldHelp">{t('paste.button.hint')}</span>
              </div>
            )}
            {/* Below the buttons: they stay where they are while a finding comes and goes. */}
            <FindingTexts findings={findings.filter(({ field }) => field === 'authentications')} />
          </div>
          <RowHelp type={type} kinds={explainedKinds(type, release)} />
        </div>
      </div>
      {!isReadOnly && (
        <PasteRowsDialog
          pasted={pasted}
          preview={preview}
          columns={columns}
          onPasted={setPasted}
          onTake={take}
          onClose={() => setPasted(null)}
        />
      )}
      {revealing.dialog}
    </Block>
  )
}
