/** The versions of one object, on its screen; read when the block is opened. */
import './history.css'
import { Panel, type PanelDomRef } from '@ui5/webcomponents-react/Panel'
import { useEffect, useRef, useState } from 'react'
import type { ObjectVersion } from '../../../src-main/store/history.ts'
import type { ObjectKind } from '../../../src-main/store/images.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { MoreButton, useShown } from '../push/MoreButton.tsx'
import { RestoreQuestion } from './RestoreQuestion.tsx'
import { VersionEntry } from './VersionEntry.tsx'

interface HistoryBlockProps {
  readonly kind: ObjectKind
  readonly id: string
  readonly isFirstOpen?: boolean
  readonly onRestored?: () => void
}

export function HistoryBlock({ kind, id, isFirstOpen = false, onRestored }: HistoryBlockProps) {
  const [isOpen, setOpen] = useState(isFirstOpen)
  const panel = useRef<PanelDomRef>(null)
  /** The block is the last one of its page: what was opened lies below the edge of the screen. */
  const show = () => {
    if (!isFirstOpen) panel.current?.scrollIntoView({ block: 'start' })
  }
  return (
    <Panel
      ref={panel}
      className="block"
      accessibleName={t('history.title')}
      headerText={t('history.title')}
      headerLevel="H2"
      noAnimation
      collapsed={!isOpen}
      onToggle={(event) => setOpen(!event.target.collapsed)}
    >
      <div className="blockBody">
        {isOpen && <VersionList kind={kind} id={id} onRead={show} {...(onRestored && { onRestored })} />}
      </div>
    </Panel>
  )
}

interface VersionListProps extends Pick<HistoryBlockProps, 'kind' | 'id' | 'onRestored'> {
  /** The versions are on the page for the first time. */
  readonly onRead: () => void
}

function VersionList({ kind, id, onRead, onRestored }: VersionListProps) {
  const [asked, setAsked] = useState<ObjectVersion | null>(null)
  const { data, error } = useRpcQuery(['history', 'list', { kind, id }], (signal) =>
    rpc.history.list.query({ kind, id }, { signal }),
  )
  const isRead = data !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, whoever asks
  useEffect(() => {
    if (isRead) onRead()
  }, [isRead])
  const { shown, more } = useShown(data?.versions ?? [])
  if (data === undefined) return error ? <ErrorStrip error={error} /> : <p>{t('app.loading')}</p>
  // Undo takes back the latest first: the latest that is not taken back made the object what it is.
  const current = data.versions.find(({ undone }) => !undone)
  return (
    <>
      <p className="fieldHelp">{t(data.versions.length === 0 ? 'history.empty' : 'history.help')}</p>
      <ErrorStrip error={error} />
      <ol className="versionList" aria-label={t('history.versions')}>
        {shown.map((version) => (
          <VersionEntry
            key={version.seq}
            version={version}
            isCurrent={version === current && version.change !== 'deleted'}
            onRestore={() => setAsked(version)}
          />
        ))}
      </ol>
      <MoreButton more={more} />
      {asked && (
        <RestoreQuestion
          key={asked.seq}
          kind={kind}
          id={id}
          version={asked}
          onClose={(isRestored) => {
            setAsked(null)
            if (isRestored) onRestored?.()
          }}
        />
      )}
    </>
  )
}
