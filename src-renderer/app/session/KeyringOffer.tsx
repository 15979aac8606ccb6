/**
 * This computer's keyring as a way into the store, or why it is none now. It is asked once for each showing of the
 * screen: a locked keyring may want to be unlocked by the person.
 */
import { Button } from '@ui5/webcomponents-react/Button'
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { useEffect } from 'react'
import type { SystemKeyringState } from '../../../src-main/keyring/systemKeyring.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'

interface KeyringOfferProps {
  /** Undefined: there is one person only. */
  readonly person: string | undefined
  readonly isPending: boolean
  readonly onUse: () => void
}

/** States in which a try may succeed: one that is locked now may be unlocked by then. */
const worthATry: readonly SystemKeyringState[] = ['ready', 'weak', 'unavailable']

export function KeyringOffer({ person, isPending, onUse }: KeyringOfferProps) {
  // No query: those are asked again whenever something of the session changes.
  const { data, mutate } = useRpcMutation(() => rpc.session.systemKeyring.query(), [])
  useEffect(() => mutate(undefined), [mutate])
  const slot = data?.slots.find((each) => person === undefined || each.person.id === person)
  if (slot === undefined || slot.state === 'absent') return null
  const { state } = slot
  return (
    <section className="keyringOffer" aria-label={t('keyring.title')}>
      {state !== 'ready' && (
        <MessageStrip design={state === 'weak' ? 'Information' : 'Critical'} hideCloseButton>
          {t(`keyring.${state}`, { keyring: slot.backend })}
        </MessageStrip>
      )}
      {worthATry.includes(state) && (
        <Button disabled={isPending} onClick={onUse}>
          {t(state === 'unavailable' ? 'keyring.tryAgain' : 'keyring.use')}
        </Button>
      )}
    </section>
  )
}
