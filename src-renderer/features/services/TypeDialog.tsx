/**
 * The type is asked before the form opens (messaging-services.md section 1.1), for a release that the person chooses:
 * types come and go with releases (section 1.4). The focus stays in the search: arrow keys move the choice from there.
 */
import '@ui5/webcomponents-icons/dist/search.js'
import { Bar } from '@ui5/webcomponents-react/Bar'
import { Button } from '@ui5/webcomponents-react/Button'
import { Dialog } from '@ui5/webcomponents-react/Dialog'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { Input } from '@ui5/webcomponents-react/Input'
import { Label } from '@ui5/webcomponents-react/Label'
import { Option } from '@ui5/webcomponents-react/Option'
import { Select } from '@ui5/webcomponents-react/Select'
import { type KeyboardEvent, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { type Release, releases, type ServiceType, serviceTypeNames } from '../../../src-main/domain/model.ts'
import { usePreference } from '../../app/preferences.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { TypeEntry } from './TypeEntry.tsx'
import { firstRelease, isChoosable, matchesSearch } from './typeSupport.ts'

interface TypeDialogProps {
  readonly open: boolean
  readonly onChosen: (type: ServiceType) => void
  readonly onCancel: () => void
}

function readRelease(kept: unknown): Release | null {
  return releases.find((release) => release === kept) ?? null
}

export function TypeDialog({ open, onChosen, onCancel }: TypeDialogProps) {
  const navigate = useNavigate()
  const choice = useTypeChoice(open)
  const { type, release, shown, canChoose } = choice
  const id = useId()
  const confirm = (chosen = type) => {
    if (chosen !== null && canChoose(chosen)) onChosen(chosen)
  }
  // On the other side: one that comes and goes must not take the place of OK under the mouse.
  const further = type === 'social365' && (
    <Button design="Transparent" onClick={() => void navigate('/services/landscapes')}>
      {t('types.landscapes')}
    </Button>
  )
  const buttons = (
    <>
      <Button design="Emphasized" disabled={type === null} onClick={() => confirm()}>
        {t('action.ok')}
      </Button>
      <Button design="Transparent" onClick={onCancel}>
        {t('action.cancel')}
      </Button>
    </>
  )
  return (
    <Dialog
      open={open}
      headerText={t('types.title')}
      className="typeDialog"
      initialFocus={`${id}-search`}
      onClose={onCancel}
      footer={<Bar design="Footer" startContent={further} endContent={buttons} />}
    >
      <div className="typeTools">
        <Input
          id={`${id}-search`}
          className="searchInput"
          type="Search"
          showClearIcon
          accessibleName={t('types.search')}
          placeholder={t('types.search')}
          value={choice.search}
          icon={<Icon name="search" mode="Decorative" />}
          onInput={(event) => choice.setSearch(event.target.value)}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault()
              choice.move(event.key === 'ArrowDown' ? 1 : -1)
            }
            if (event.key === 'Enter') confirm()
          }}
        />
        <div className="releaseChoice">
          <Label for={`${id}-release`} showColon>
            {t('types.release')}
          </Label>
          <Select
            id={`${id}-release`}
            accessibleName={t('types.release')}
            value={release}
            onChange={(event) => choice.setRelease(readRelease(event.detail.selectedOption.value))}
          >
            {releases.map((each) => (
              <Option key={each} value={each}>
                {t(`release.${each}`)}
              </Option>
            ))}
          </Select>
        </div>
      </div>
      <p className="dialogLead">
        {t('types.hint')} {release === 'fp21' && t('types.footnote')}
      </p>
      {open && (
        <fieldset className="typeList">
          <legend className="visuallyHidden">{t('types.label')}</legend>
          {shown.map((name) => (
            <TypeEntry
              key={name}
              type={name}
              release={release}
              canChoose={canChoose(name)}
              isChosen={name === type}
              onChoose={() => choice.setType(name)}
              onConfirm={() => confirm(name)}
            />
          ))}
        </fieldset>
      )}
      <p role="status">{shown.length === 0 && t('types.noMatch')}</p>
    </Dialog>
  )
}

function useTypeChoice(isOpen: boolean) {
  const { data: servers = [] } = useRpcQuery(['server', 'list'], (signal) =>
    rpc.server.list.query(undefined, { signal }),
  )
  const [kept, setKept] = usePreference('types.release', readRelease)
  const [wanted, setType] = useState<ServiceType>('facebook')
  const [search, setSearch] = useState('')
  const [wasOpen, setWasOpen] = useState(isOpen)
  if (wasOpen !== isOpen) {
    // Each opening starts with all types.
    setWasOpen(isOpen)
    setSearch('')
  }
  const release = kept ?? firstRelease(servers)
  const served = new Set(servers.map((server) => server.release))
  const canChoose = (type: ServiceType) => isChoosable(type, release, served)
  const shown = serviceTypeNames.filter((type) => matchesSearch(type, release, search))
  const choosable = shown.filter(canChoose)
  const type = choosable.includes(wanted) ? wanted : (choosable[0] ?? null)
  return {
    type,
    setType,
    release,
    setRelease: setKept,
    search,
    setSearch,
    shown,
    canChoose,
    /** To the next one that can be chosen; the ends are no doors. */
    move: (by: 1 | -1) => {
      const next = type === null ? undefined : choosable[choosable.indexOf(type) + by]
      if (next === undefined) return
      setType(next)
      document.querySelector(`[data-type="${next}"]`)?.scrollIntoView({ block: 'nearest' })
    },
  }
}
