/** When the server may be changed, and how often it is read by itself. */
import '@ui5/webcomponents-icons/dist/add.js'
import '@ui5/webcomponents-icons/dist/delete.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { CheckBox } from '@ui5/webcomponents-react/CheckBox'
import { weekdays } from '../../../src-main/domain/changeWindow.ts'
import type { Finding } from '../../../src-main/domain/finding.ts'
import { t } from '../../i18n/t.ts'
import { FieldFindings } from '../../ui/FindingText.tsx'
import { FormField } from '../../ui/FormField.tsx'
import { focusFieldSoon } from '../../ui/focusField.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { useReadOnly } from '../../ui/readOnly.ts'
import type { ServerBlockProps } from './ServerEditor.tsx'
import type { WindowForm } from './serverForm.ts'

function newWindow(): WindowForm {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  return { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '22:00', to: '04:00', timeZone }
}

export function ChangeWindowsBlock({ editor: { form, values }, findings }: ServerBlockProps) {
  const isReadOnly = useReadOnly()
  const { changeWindows } = values
  const set = (windows: WindowForm[]) => form.setValue('changeWindows', windows, { shouldDirty: true })
  return (
    <Block title={t('server.changes')}>
      <p className="fieldHelp">{t('server.changeWindows.help')}</p>
      {changeWindows.map((window, index) => (
        <WindowFields
          // biome-ignore lint/suspicious/noArrayIndexKey: windows have no identity but their place
          key={index}
          number={index + 1}
          window={window}
          findings={findings.filter(({ field }) => field === `changeWindows.${index}`)}
          onChange={(changed) => set(changeWindows.with(index, changed))}
          onRemove={() => {
            set(changeWindows.toSpliced(index, 1))
            focusFieldSoon('addChangeWindow')
          }}
        />
      ))}
      {!isReadOnly && (
        <div className="secretLine">
          <Button
            icon="add"
            data-field="addChangeWindow"
            onClick={() => {
              set([...changeWindows, newWindow()])
              focusFieldSoon(`changeWindows.${changeWindows.length}`)
            }}
          >
            {t('server.changeWindow.add')}
          </Button>
        </div>
      )}
      <div className="fieldGrid">
        <FormField
          label={t('server.pullEveryMinutes')}
          field="pullEveryMinutes"
          value={values.pullEveryMinutes}
          findings={findings.filter(({ field }) => field === 'pullEveryMinutes')}
          help={t('server.pullEveryMinutes.help')}
          onInput={(text) => form.setValue('pullEveryMinutes', text, { shouldDirty: true })}
        />
      </div>
    </Block>
  )
}

interface WindowFieldsProps {
  readonly number: number
  readonly window: WindowForm
  readonly findings: readonly Finding[]
  readonly onChange: (window: WindowForm) => void
  readonly onRemove: () => void
}

function WindowFields({ number, window, findings, onChange, onRemove }: WindowFieldsProps) {
  const isReadOnly = useReadOnly()
  const field = (name: 'from' | 'to', placeholder: string) => ({
    label: t(`server.changeWindow.${name}`),
    value: window[name],
    placeholder,
    onInput: (text: string) => onChange({ ...window, [name]: text.trim() }),
  })
  return (
    <fieldset className="changeWindow">
      <legend>{t('server.changeWindow', { number })}</legend>
      <p className="fieldHelp">{t('server.changeWindow.days')}</p>
      <div className="dayLine">
        {weekdays.map((day, index) => (
          <CheckBox
            key={day}
            text={t(`day.${day}`)}
            accessibleName={t(`day.${day}`)}
            readonly={isReadOnly}
            checked={window.days.includes(day)}
            {...(index === 0 && { 'data-field': `changeWindows.${number - 1}` })}
            onChange={(event) => {
              const isOn = event.target.checked
              const days = weekdays.filter((each) => (each === day ? isOn : window.days.includes(each)))
              onChange({ ...window, days })
            }}
          />
        ))}
      </div>
      <div className="windowTimes">
        <FormField {...field('from', '22:00')} field={`changeWindows.${number - 1}.from`} />
        <FormField
          {...field('to', '04:00')}
          field={`changeWindows.${number - 1}.to`}
          help={window.to !== '' && window.to <= window.from ? t('server.changeWindow.nextDay') : undefined}
        />
        <FormField
          label={t('server.changeWindow.zone')}
          field={`changeWindows.${number - 1}.timeZone`}
          value={window.timeZone}
          onInput={(timeZone) => onChange({ ...window, timeZone: timeZone.trim() })}
        />
        {!isReadOnly && (
          <Button
            icon="delete"
            design="Transparent"
            accessibleName={t('server.changeWindow.remove', { number })}
            tooltip={t('server.changeWindow.remove', { number })}
            onClick={onRemove}
          />
        )}
      </div>
      <FieldFindings findings={findings} />
    </fieldset>
  )
}
