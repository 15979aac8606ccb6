/** The list of messaging services: search, filters, Add New, Copy, Delete, and what is done with many. */
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { mostInOneAction, serviceSorts } from '../../../src-main/domain/lists.ts'
import type { ServiceId } from '../../../src-main/domain/model.ts'
import type { ServiceListItem } from '../../../src-main/store/serviceList.ts'
import { usePreference } from '../../app/preferences.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t, tCount } from '../../i18n/t.ts'
import { atOnce, rpc } from '../../rpc/client.ts'
import { AddNewButton, ListActions } from '../../ui/ListActions.tsx'
import { exportEstateFile } from '../../ui/list/exportEstateFile.ts'
import { ListScreen } from '../../ui/list/ListScreen.tsx'
import { allColumns, readListView, sortOf } from '../../ui/list/listView.ts'
import { useListChoice } from '../../ui/list/useListChoice.ts'
import type { RowSelection, SelectedIds } from '../../ui/list/useRowSelection.ts'
import { useListWindow } from '../../ui/useListWindow.ts'
import { DeleteServices } from './DeleteServices.tsx'
import { ReplaceText } from './ReplaceText.tsx'
import { serviceColumns, serviceFilterInput, serviceFilterNames, serviceFilters } from './serviceColumns.tsx'
import { TypeDialog } from './TypeDialog.tsx'
import { readServiceRows, useStandings } from './useStandings.ts'

export function ServiceList() {
  const navigate = useNavigate()
  const may = useMay()
  const choice = useListChoice(usePreference('list.services', readListView), serviceFilterNames)
  const { search, view } = choice
  const [selected, onSelect] = useState<SelectedIds>(new Set())
  const [question, setQuestion] = useState<'type' | 'delete' | 'replace' | null>(null)
  const close = () => setQuestion(null)
  const request = { search, ...serviceFilterInput(view), sort: sortOf(view, serviceSorts) }
  const items = useListWindow<ServiceListItem>(['service', 'list', request], (page, signal) =>
    rpc.service.list.query({ ...request, ...page }, { signal, ...atOnce }),
  )
  const isReadinessShown = allColumns(serviceColumns, view).some(
    ({ key, isShown }) => key === 'readiness' && isShown,
  )
  const list = useStandings(items, isReadinessShown)
  const selection: RowSelection = {
    selected,
    onSelect,
    readIds: async (part) => (await rpc.service.ids.query({ ...request, ...part })).ids,
  }
  const [onlySelected] = selected.size === 1 ? selected : []
  const addNew = () => setQuestion('type')
  const isBulk = selected.size > 0 && selected.size <= mostInOneAction
  const replaces = [
    { text: t('lists.replace.open'), isDisabled: !isBulk, onClick: () => setQuestion('replace') },
  ]
  return (
    <ListScreen
      title={t('services.title')}
      what={t('services.what')}
      searchHint={t('services.searchHint')}
      choice={choice}
      filters={serviceFilters}
      list={list}
      columns={serviceColumns}
      selection={selection}
      readRows={readServiceRows}
      fileName="patchbay-services"
      exportEstate={
        may('estate.exportText')
          ? () => void exportEstateFile({ services: [...selected] as ServiceId[] }, 'patchbay-services.yaml')
          : undefined
      }
      furtherItems={may('service.replaceText') ? replaces : undefined}
      buttons={
        <ListActions
          mayAdd={may('service.save')}
          mayDelete={may('service.remove')}
          onAdd={addNew}
          copy={{
            hint: t('services.copy.hint'),
            onCopy: () => void navigate(`/services/new?copy=${onlySelected}`),
          }}
          onDelete={() => setQuestion('delete')}
          selectedCount={selected.size}
          isDeleting={question === 'delete'}
        />
      }
      countText={(total) => tCount(total, 'services.count.one', 'services.count.other')}
      nothing={{
        title: t('services.empty'),
        text: t('services.empty.text'),
        way: may('service.save') && <AddNewButton onClick={addNew} />,
      }}
      dialogs={
        <>
          <TypeDialog
            open={question === 'type'}
            onChosen={(chosen) => void navigate(`/services/new?type=${chosen}`)}
            onCancel={close}
          />
          <DeleteServices
            open={question === 'delete'}
            selected={selected}
            onDeleted={() => onSelect(new Set())}
            onClose={close}
          />
          <ReplaceText open={question === 'replace'} selected={selected} onClose={close} />
        </>
      }
      onOpen={(item) => void navigate(`/services/${item.id}`)}
    />
  )
}
