/**
 * The sheet for the provider's portal: logon name, password once the passphrase is given, and what has to be taken
 * from the server. Printed, it is all there is on the paper.
 */
import '@ui5/webcomponents-icons/dist/locked.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import type { User } from '../../../src-main/domain/model.ts'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import type { UserOnServer } from '../../../src-main/store/userOnServers.ts'
import { CopyButton } from '../../app/session/CopyButton.tsx'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { BlockPage } from '../../ui/BlockPage.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { RevealedSecret } from '../../ui/RevealedSecret.tsx'
import { SheetAddress } from '../../ui/SheetAddress.tsx'
import { timeText } from '../../ui/timeText.ts'
import { useRevealing } from '../../ui/useRevealing.tsx'
import { useUser, WaitingForUser } from './UserScreen.tsx'
import { useAskingServers } from './useAskingServers.ts'

export function Handover() {
  const { id = '' } = useParams()
  const { data, error } = useUser(id)
  if (data === undefined) return <WaitingForUser error={error} />
  return <Sheet key={id} user={data} />
}

/** The service that the user was made for, where the address names it. */
function useSubtitle(): string {
  const [params] = useSearchParams()
  const id = params.get('service')
  const { data } = useRpcQuery(
    ['service', 'get', { id }],
    (signal) => rpc.service.get.query({ id: id ?? '' }, { signal }),
    { enabled: id !== null },
  )
  if (data === undefined) return t('handover.subtitle')
  return t('handover.subtitle.service', { name: data.name, type: serviceTypeInfo(data.type).label })
}

function Sheet({ user }: { readonly user: User }) {
  const navigate = useNavigate()
  const subtitle = useSubtitle()
  const actions = (
    <>
      <Button design="Emphasized" onClick={() => window.print()}>
        {t('handover.print')}
      </Button>
      <Button onClick={() => void navigate(`/users/${user.id}`)}>{t('handover.openUser')}</Button>
    </>
  )
  return (
    <BlockPage title={user.logonName} subtitle={subtitle} actions={actions}>
      <EntriesBlock user={user} />
      <div className="noPrint">
        <NotesBlock user={user} />
      </div>
    </BlockPage>
  )
}

function EntriesBlock({ user: { id, logonName, password } }: { readonly user: User }) {
  const may = useMay()
  const what = t('handover.passwordOf', { name: logonName })
  const revealing = useRevealing(
    async ({ purpose }, passphrase) =>
      (await rpc.user.revealPassword.mutate({ id, purpose, passphrase })).password,
  )
  return (
    <Block title={t('handover.entries')}>
      <dl className="facts sheetFacts">
        <dt>{t('handover.logonName')}</dt>
        <dd>
          <span className="revealedValue">{logonName}</span>
          <span className="noPrint">
            <CopyButton
              label={t('handover.copyLogonName')}
              text={logonName}
              copied={t('handover.copied')}
              failed={t('handover.copyFailed')}
            />
          </span>
        </dd>
        <dt>{t('handover.password')}</dt>
        <dd>
          {password === 'set' && may('user.revealPassword') ? (
            <div className="secretLine">
              {revealing.shown === null && (
                <span className="secretMark">
                  <Icon name="locked" mode="Decorative" /> {t('reveal.hidden')}
                </span>
              )}
              <RevealedSecret revealing={revealing} id={id} what={what} hasWords />
            </div>
          ) : (
            t(password === 'set' ? 'secret.set' : 'handover.noPassword')
          )}
        </dd>
        <dt>{t('handover.address')}</dt>
        <dd>
          <SheetAddress text={t('handover.address.text')} />
        </dd>
      </dl>
      {revealing.dialog}
    </Block>
  )
}

/** Where it is, and where it still has to be pushed. */
function OnServers({ user: { id } }: { readonly user: User }) {
  const { data } = useRpcQuery(
    ['sync', 'userOnServers', id],
    (signal) => rpc.user.onServers.query({ id }, { signal }),
    { isFresh: true },
  )
  if (data === undefined) return null
  if (data.length === 0) return <p>{t('handover.servers.push')}</p>
  return (
    <ul>
      {data.map((server) => (
        <li key={server.serverId}>{onServerText(server)}</li>
      ))}
    </ul>
  )
}

function onServerText({ server, state, at, isOlder }: UserOnServer): string {
  if (state === 'none' || at === null) return t('handover.notThere', { server })
  const words = state === 'pushed' ? 'handover.pushed' : 'handover.agreed'
  return t(isOlder ? `${words}Older` : words, { server, at: timeText(at) })
}

function NotesBlock({ user }: { readonly user: User }) {
  const navigate = useNavigate()
  const servers = useAskingServers(({ localHttpAuth }) => localHttpAuth)
  const hasRight = user.use.includes('messagingService')
  return (
    <Block title={t('handover.notes')}>
      <dl className="facts sheetFacts">
        <dt>{t('handover.right')}</dt>
        <dd>{t(hasRight ? 'handover.right.use' : 'handover.right.none')}</dd>
        <dt>{t('handover.servers')}</dt>
        <dd>
          {servers && (
            <p>
              {servers.length === 0
                ? t('handover.servers.none')
                : t('handover.servers.asking', { servers: servers.join(', ') })}
            </p>
          )}
          <OnServers user={user} />
        </dd>
      </dl>
      <p className="fieldHelp">{t('user.password.policy')}</p>
      <div className="blockButtons">
        <Button onClick={() => void navigate('/push')}>{t('handover.push')}</Button>
      </div>
    </Block>
  )
}
