/** The question before the selected objects are deleted; it names them, of many the first ones. */
import { mostInOneAction } from '../../../src-main/domain/lists.ts'
import { numberText } from '../../i18n/language.ts'
import { t } from '../../i18n/t.ts'
import { type Domain, useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { ActionDialog } from '../ActionDialog.tsx'
import type { SelectedIds } from './useRowSelection.ts'

interface NamedObject {
  readonly name: string
  /** Shown behind it in the question. */
  readonly detail: string
}

interface DeleteSelectedProps {
  readonly open: boolean
  /** Of the objects; also of the cached answers that hold them. */
  readonly domain: Domain
  /** Other domains that are changed. */
  readonly changes: readonly Domain[]
  readonly selected: SelectedIds
  readonly title: string
  /** What the deletion means, and what not. */
  readonly text: string
  readonly readNames: (ids: readonly string[]) => Promise<readonly NamedObject[]>
  readonly remove: (ids: string[]) => Promise<unknown>
  /** With the names of the first ones, of all that were deleted. */
  readonly onDeleted: (names: readonly string[], count: number) => void
  readonly onClose: () => void
}

/** So few that they need not be scrolled. */
const mostNames = 10

export function DeleteSelected(props: DeleteSelectedProps) {
  const { open, domain, selected, title, text, readNames, onDeleted, onClose } = props
  const named = [...selected].slice(0, mostNames)
  const { data: names = [] } = useRpcQuery([domain, 'names', named], () => readNames(named), {
    enabled: open,
    keepPrevious: true,
  })
  const remove = useRpcMutation(
    async (ids: string[]) => {
      // Afterwards nobody knows them any more.
      const first = await readNames(ids.slice(0, mostNames))
      await props.remove(ids)
      return first.map(({ name }) => name)
    },
    [domain, ...props.changes],
  )
  const isTooMany = selected.size > mostInOneAction
  const more = selected.size - named.length
  const close = () => {
    remove.reset()
    onClose()
  }
  const submit = () =>
    remove.mutate([...selected], {
      onSuccess: (deleted) => {
        close()
        onDeleted(deleted, selected.size)
      },
    })
  return (
    <ActionDialog
      open={open}
      title={title}
      submitText={t('action.delete')}
      workingText={t('lists.deleting')}
      isWorking={remove.isPending}
      canSubmit={!isTooMany}
      isDestructive
      startsOnCancel
      error={remove.error}
      onSubmit={submit}
      onClose={close}
    >
      <ul className="nameList">
        {names.map(({ name, detail }) => (
          <li key={name}>
            {name} ({detail})
          </li>
        ))}
        {more > 0 && <li>{t('lists.andMore', { count: numberText(more) })}</li>}
      </ul>
      <p>{isTooMany ? t('lists.tooMany', { most: numberText(mostInOneAction) }) : text}</p>
    </ActionDialog>
  )
}
