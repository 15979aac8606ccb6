/** Secrets of the promoted objects on the target, entered for it and never read back. */
import { Button } from '@ui5/webcomponents-react/Button'
import { Label } from '@ui5/webcomponents-react/Label'
import type { Finding } from '../../../src-main/domain/finding.ts'
import { block } from '../../../src-main/domain/makeFinding.ts'
import type { Server } from '../../../src-main/domain/model.ts'
import type { PromotionEntry } from '../../../src-main/sync/promotion/promotion.ts'
import { t } from '../../i18n/t.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { useReadOnly } from '../../ui/readOnly.ts'
import { SecretField } from '../../ui/SecretField.tsx'
import { useDialog } from '../../ui/useDialog.ts'
import { MoreButton, useShown } from '../push/MoreButton.tsx'
import { ObjectName } from '../push/PlanView.tsx'
import { hasOwnValues, OwnValuesDialog } from './OwnValuesDialog.tsx'
import { type ObjectSecrets, type SecretValue, secretText } from './promotionValues.ts'
import type { PromotionForm } from './usePromotionForm.ts'

interface SecretsBlockProps {
  readonly server: Server
  readonly objects: readonly ObjectSecrets[]
  readonly form: PromotionForm
}

export function SecretsBlock({ server, objects, form }: SecretsBlockProps) {
  const { shown, more } = useShown(objects)
  const dialog = useDialog<PromotionEntry>()
  return (
    <Block title={t('promotion.secrets')}>
      <p className="fieldHelp">{t('promotion.secrets.help', { server: server.name })}</p>
      <ul className="entryList">
        {shown.map((object) => (
          <ObjectEntry
            key={`${object.entry.kind} ${object.entry.objectId}`}
            server={server}
            object={object}
            form={form}
            onOwnValues={() => dialog.ask(object.entry)}
          />
        ))}
      </ul>
      <MoreButton more={more} />
      {dialog.asked && (
        <OwnValuesDialog
          key={dialog.key}
          server={server}
          entry={dialog.asked}
          isOpen={dialog.isOpen}
          onClose={dialog.close}
        />
      )}
    </Block>
  )
}

interface ObjectEntryProps {
  readonly server: Server
  readonly object: ObjectSecrets
  readonly form: PromotionForm
  readonly onOwnValues: () => void
}

function ObjectEntry({ server, object, form, onOwnValues }: ObjectEntryProps) {
  const { entry, secrets, away } = object
  const isReadOnly = useReadOnly()
  return (
    <li>
      <h3>
        <ObjectName kind={entry.kind} name={entry.key} />
      </h3>
      <div className="fieldGrid">
        {secrets.map((secret) => (
          <div key={secret.id} className="formField">
            <Label showColon>{secretText(secret.field)}</Label>
            <SecretField
              label={t('promotion.secretOf', {
                what: secretText(secret.field),
                key: entry.key,
                server: server.name,
              })}
              field={secret.id}
              entry={form.entryOf(secret)}
              isStored={secret.isSet}
              findings={[...form.findingsOf(secret.id), ...sharedFinding(secret, form)]}
              onChange={(next) => form.enter(secret, next)}
            />
          </div>
        ))}
      </div>
      {away.length > 0 && (
        <p className="fieldHelp">{t('promotion.away', { server: server.name, ids: away.join(', ') })}</p>
      )}
      {!isReadOnly && hasOwnValues(entry) && (
        <div className="blockActions">
          <Button
            design="Transparent"
            accessibleName={t('promotion.ownOf', { key: entry.key })}
            onClick={onOwnValues}
          >
            {t('promotion.own')}
          </Button>
        </div>
      )}
    </li>
  )
}

/** The store may have got the secret after it was entered here. */
function sharedFinding({ id, isShared }: SecretValue, form: PromotionForm): readonly Finding[] {
  if (!isShared || form.findingsOf(id).length > 0) return []
  return [block('PROMOTION_SECRET_SHARED', id, t('promotion.shared'))]
}
