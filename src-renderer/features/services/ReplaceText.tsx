/** Replaces a text in Service Connection of the selected services, which are shown before and after. */
import { useState } from 'react'
import type { ReplacementPreview } from '../../../src-main/store/serviceBulk.ts'
import { numberText } from '../../i18n/language.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { ActionDialog } from '../../ui/ActionDialog.tsx'
import { FindingTexts } from '../../ui/FindingText.tsx'
import { FormField } from '../../ui/FormField.tsx'
import type { SelectedIds } from '../../ui/list/useRowSelection.ts'
import { postMessage } from '../../ui/messages.ts'

interface ReplaceTextProps {
  readonly open: boolean
  readonly selected: SelectedIds
  readonly onClose: () => void
}

/** More rows of a preview than this say nothing more. */
const mostShown = 100

export function ReplaceText({ open, selected, onClose }: ReplaceTextProps) {
  const [find, setFind] = useState('')
  const [replace, setReplace] = useState('')
  const texts = { find, replace }
  const ids = [...selected]
  const preview = useRpcQuery(
    ['service', 'previewReplace', { ids, ...texts }],
    (signal) => rpc.service.previewReplace.query({ ids, ...texts }, { signal }),
    { enabled: open && find !== '', keepPrevious: true, isFresh: true },
  )
  const services = find === '' ? [] : (preview.data?.services ?? [])
  const blocked = services.filter(({ findings }) => findings.some(({ level }) => level === 'block')).length
  const apply = useRpcMutation(
    () =>
      rpc.service.replaceText.mutate({
        services: services.map(({ id, revision }) => ({ id, revision })),
        ...texts,
      }),
    ['service', 'sync'],
  )
  const close = () => {
    apply.reset()
    setFind('')
    setReplace('')
    onClose()
  }
  const submit = () =>
    apply.mutate(undefined, {
      onSuccess: ({ changed }) => {
        postMessage('success', tCount(changed, 'lists.replace.done.one', 'lists.replace.done.other'))
        close()
      },
    })
  return (
    <ActionDialog
      open={open}
      title={t('lists.replace.title')}
      submitText={t('lists.replace.submit')}
      workingText={t('lists.replace.working')}
      isWorking={apply.isPending}
      canSubmit={services.length > 0 && blocked === 0 && !preview.isPlaceholderData}
      error={apply.error ?? preview.error}
      onSubmit={submit}
      onClose={close}
    >
      <p>{t('lists.replace.text')}</p>
      <FormField label={t('lists.replace.find')} value={find} onInput={setFind} />
      <FormField label={t('lists.replace.with')} value={replace} onInput={setReplace} />
      <p role="status">{outcome(find, services.length, blocked)}</p>
      {services.length > 0 && <PreviewTable services={services.slice(0, mostShown)} />}
      {services.length > mostShown && (
        <p>{t('lists.andMore', { count: numberText(services.length - mostShown) })}</p>
      )}
    </ActionDialog>
  )
}

function outcome(find: string, changed: number, blocked: number): string {
  if (find === '') return ''
  if (blocked > 0) return tCount(blocked, 'lists.replace.blocked.one', 'lists.replace.blocked.other')
  if (changed === 0) return t('lists.replace.none')
  return tCount(changed, 'lists.replace.changes.one', 'lists.replace.changes.other')
}

function PreviewTable({ services }: { readonly services: readonly ReplacementPreview[] }) {
  return (
    <div className="tableScroll replacePreview">
      <table className="plainTable" aria-label={t('lists.replace.preview')}>
        <thead>
          <tr>
            <th scope="col">{t('services.column.name')}</th>
            <th scope="col">{t('lists.replace.before')}</th>
            <th scope="col">{t('lists.replace.after')}</th>
          </tr>
        </thead>
        <tbody>
          {services.map(({ id, name, before, after, findings }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{before}</td>
              <td>
                {after}
                <FindingTexts findings={findings.filter(({ field }) => field === 'serviceConnection')} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
