/** The RCI mapping, where a server differs from the defaults (interfaces.md section 5). */
import { Label } from '@ui5/webcomponents-react/Label'
import { TextArea } from '@ui5/webcomponents-react/TextArea'
import { useId } from 'react'
import { defaultMapping } from '../../../src-main/domain/mapping.ts'
import { t } from '../../i18n/t.ts'
import { FieldFindings, valueStateOf } from '../../ui/FindingText.tsx'
import { FoldedBlock } from '../../ui/FoldedBlock.tsx'
import { useReadOnly } from '../../ui/readOnly.ts'
import type { ServerBlockProps } from './ServerEditor.tsx'

export function MappingBlock({ editor: { form, values }, findings }: ServerBlockProps) {
  const id = useId()
  const isReadOnly = useReadOnly()
  const own = findings.filter(({ field }) => field === 'mapping')
  return (
    <FoldedBlock title={t('server.mapping')} isEmpty={values.mapping === ''} hasFindings={own.length > 0}>
      <p>{t('server.mapping.help')}</p>
      <div className="formField">
        <Label for={id} showColon>
          {t('server.mapping.label')}
        </Label>
        <TextArea
          id={id}
          className="formInput codeText"
          data-field="mapping"
          accessibleName={t('server.mapping.label')}
          rows={8}
          growing
          growingMaxRows={24}
          placeholder='{ "paging": { "limit": 50 } }'
          value={values.mapping}
          readonly={isReadOnly}
          valueState={valueStateOf(own)}
          onInput={(event) => form.setValue('mapping', event.target.value, { shouldDirty: true })}
        />
        <FieldFindings findings={own} />
      </div>
      <details>
        <summary>{t('server.mapping.defaults')}</summary>
        {/* It scrolls, so it must be reachable by keyboard. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region */}
        <section className="defaults" tabIndex={0} aria-label={t('server.mapping.defaults')}>
          <pre className="codeText">{JSON.stringify(defaultMapping, null, 2)}</pre>
        </section>
      </details>
    </FoldedBlock>
  )
}
