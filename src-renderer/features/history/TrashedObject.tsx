/** One deleted object: its versions, and bringing it back as it was last or as an older one. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useNavigate, useParams } from 'react-router'
import type { TrashItem } from '../../../src-main/store/trash.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { ObjectPage } from '../../ui/ObjectPage.tsx'
import { timeText } from '../../ui/timeText.ts'
import { kindText } from './fieldText.ts'
import { HistoryBlock } from './HistoryBlock.tsx'
import { objectPath } from './kinds.ts'
import { useRestoreFromTrash, useTrash } from './useTrash.ts'

export function TrashedObject() {
  const { kind, id } = useParams()
  const { data, error } = useTrash()
  const item = data?.trash.find((each) => each.kind === kind && each.objectId === id)
  if (item) return <Trashed item={item} />
  if (data === undefined) return error ? <ErrorStrip error={error} /> : <Loading />
  return <Gone />
}

function Loading() {
  return <p className="pageLoading">{t('app.loading')}</p>
}

function Gone() {
  const navigate = useNavigate()
  return (
    <EmptyState title={t('trash.object.gone')} text={t('trash.object.gone.text')}>
      <Button onClick={() => void navigate('/trash', { replace: true })}>{t('trash.toList')}</Button>
    </EmptyState>
  )
}

function Trashed({ item }: { readonly item: TrashItem }) {
  const { kind, objectId, name, deletedAt, person } = item
  const may = useMay()
  const navigate = useNavigate()
  const restore = useRestoreFromTrash()
  const open = () => void navigate(objectPath(kind, objectId), { replace: true })
  return (
    <ObjectPage
      title={name}
      subtitle={t('trash.object.deleted', { kind: kindText(kind), at: timeText(deletedAt), person })}
      notes={<ErrorStrip error={restore.error} />}
      footer={
        <>
          {may('history.restoreFromTrash') && (
            <Button
              design="Emphasized"
              disabled={restore.isPending}
              onClick={() => restore.mutate([item], { onSuccess: open })}
            >
              {t('trash.restore')}
            </Button>
          )}
          <Button design="Transparent" onClick={() => void navigate('/trash')}>
            {t('action.close')}
          </Button>
        </>
      }
    >
      <HistoryBlock kind={kind} id={objectId} isFirstOpen onRestored={open} />
    </ObjectPage>
  )
}
