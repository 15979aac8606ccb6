/** URLs and IDs of the source, each once, and what stands for them on the target. */
import { Button } from '@ui5/webcomponents-react/Button'
import { Input } from '@ui5/webcomponents-react/Input'
import { useId } from 'react'
import type { Server } from '../../../src-main/domain/model.ts'
import { numberText } from '../../i18n/language.ts'
import { t } from '../../i18n/t.ts'
import { FieldFindings, valueStateOf } from '../../ui/FindingText.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { useReadOnly } from '../../ui/readOnly.ts'
import { MoreButton, useShown } from '../push/MoreButton.tsx'
import type { MappedValue } from './promotionValues.ts'
import type { PromotionForm } from './usePromotionForm.ts'

interface MapBlockProps {
  readonly server: Server
  /** Its name. */
  readonly source: string
  readonly mapped: readonly MappedValue[]
  readonly form: PromotionForm
}

export function MapBlock({ server, source, mapped, form }: MapBlockProps) {
  const { shown, more } = useShown(mapped)
  return (
    <Block title={t('promotion.map')}>
      <p className="fieldHelp">{t('promotion.map.help', { source, server: server.name })}</p>
      <ul className="valueList">
        {shown.map((value) => (
          <MapEntry key={value.id} server={server} source={source} value={value} form={form} />
        ))}
      </ul>
      <MoreButton more={more} />
    </Block>
  )
}

interface MapEntryProps extends Omit<MapBlockProps, 'mapped'> {
  readonly value: MappedValue
}

/** Names of objects that are shown; the others are counted. */
const namesAtMost = 5

function usedByText(usedBy: readonly string[]): string {
  const names = usedBy.slice(0, namesAtMost).join(', ')
  const further = usedBy.length - namesAtMost
  return further > 0
    ? t('promotion.usedBy.further', { names, further: numberText(further) })
    : t('promotion.usedBy', { names })
}

function MapEntry({ server, source, value, form }: MapEntryProps) {
  const id = useId()
  const isReadOnly = useReadOnly()
  const findings = form.findingsOf(value.id)
  return (
    <li>
      <div className="valueSource">
        <span className="objectKind">{t(`promotion.map.on.${value.kind}`, { server: source })}</span>
        <span className="objectName">{value.source}</span>
        <span id={`${id}-used`} className="fieldHelp">
          {usedByText(value.usedBy)}
        </span>
      </div>
      <div className="valueTarget">
        <span className="objectKind" aria-hidden="true">
          {t(`promotion.map.on.${value.kind}`, { server: server.name })}
        </span>
        <div className="secretLine">
          <Input
            className="formInput"
            data-field={value.id}
            accessibleName={t('promotion.map.field', { server: server.name, source: value.source })}
            accessibleDescriptionRef={`${id}-findings ${id}-used`}
            value={form.textOf(value)}
            readonly={isReadOnly}
            valueState={valueStateOf(findings)}
            onInput={(event) => form.type(value, event.target.value)}
          />
          {!isReadOnly && (
            <Button
              design="Transparent"
              accessibleName={t('promotion.sameOf', { source: value.source })}
              onClick={() => form.type(value, value.source)}
            >
              {t('promotion.same')}
            </Button>
          )}
        </div>
        <FieldFindings id={`${id}-findings`} findings={findings} />
      </div>
    </li>
  )
}
