/** Logon name and password, with Set Password and its two fields as in System Configurator (section 2.5). */
import '@ui5/webcomponents-icons/dist/locked.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { generatedLength, shortestPassword } from '../../../src-main/domain/passwordPolicy.ts'
import { t } from '../../i18n/t.ts'
import { CheckField } from '../../ui/CheckField.tsx'
import { copyAndTell } from '../../ui/copyAndTell.ts'
import { FormField } from '../../ui/FormField.tsx'
import { focusField } from '../../ui/focusField.ts'
import { generatePassword } from '../../ui/generatePassword.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { useReadOnly } from '../../ui/readOnly.ts'
import type { UserBlockProps } from './UserEditor.tsx'
import { generated, type UserForm } from './userForm.ts'

export function AuthenticationBlock({ editor, findings }: UserBlockProps) {
  const { form, values, opened } = editor
  const isReadOnly = useReadOnly()
  const change = (part: Partial<UserForm>) => {
    for (const [name, value] of Object.entries(part)) {
      form.setValue(name as keyof UserForm, value, { shouldDirty: true })
    }
  }
  const of = (field: string) => findings.filter((finding) => finding.field === field)
  const clear = { password: '', confirmedPassword: '', isGenerated: false }
  return (
    <Block title={t('user.authentication')}>
      <div className="fieldGrid">
        <FormField
          label={t('user.logonName')}
          required
          help={t('user.logonName.help')}
          field="logonName"
          value={values.logonName}
          findings={of('logonName')}
          onInput={(logonName) => change({ logonName })}
        />
        <div className="formField">
          <span className="passwordState">
            {t('user.password.stored')}{' '}
            {opened?.password === 'set' && <Icon name="locked" mode="Decorative" />}{' '}
            {t(opened?.password === 'set' ? 'secret.set' : 'secret.absent')}
          </span>
          {opened?.password === 'set' && <div className="fieldHelp">{t('user.password.stored.help')}</div>}
        </div>
      </div>
      {!isReadOnly && (
        <>
          <div className="setPassword">
            <CheckField
              label={t('user.setPassword')}
              field={values.setsPassword ? 'setsPassword' : 'password'}
              isChecked={values.setsPassword}
              onChange={(setsPassword) => change({ setsPassword, ...clear })}
              findings={values.setsPassword ? [] : of('password')}
            />
            <Button onClick={() => change(generated(generatePassword()))}>
              {t(values.isGenerated ? 'user.generateAnother' : 'user.generate')}
            </Button>
          </div>
          {values.isGenerated ? (
            <GeneratedPassword
              password={values.password}
              onTypeOwn={() => {
                change(clear)
                setTimeout(() => focusField('password'))
              }}
            />
          ) : (
            <div className="fieldGrid">
              <FormField
                label={t('user.password')}
                type="Password"
                disabled={!values.setsPassword}
                {...(values.setsPassword && { field: 'password' })}
                value={values.password}
                findings={values.setsPassword ? of('password') : []}
                onInput={(password) => change({ password })}
                help={t('user.password.help')}
              />
              <FormField
                label={t('user.confirmPassword')}
                type="Password"
                disabled={!values.setsPassword}
                field="confirmedPassword"
                value={values.confirmedPassword}
                findings={of('confirmedPassword')}
                onInput={(confirmedPassword) => change({ confirmedPassword })}
              />
            </div>
          )}
          <p className="fieldHelp">
            {t('user.password.rule', { count: generatedLength, shortest: shortestPassword })}
          </p>
          <p className="fieldHelp">{t('user.password.policy')}</p>
        </>
      )}
    </Block>
  )
}

interface GeneratedPasswordProps {
  readonly password: string
  readonly onTypeOwn: () => void
}

/** In clear, since it has to be handed to the provider; gone from the screen once it is saved. */
function GeneratedPassword({ password, onTypeOwn }: GeneratedPasswordProps) {
  return (
    <div className="generatedPassword">
      <FormField
        label={t('user.generated')}
        field="password"
        readonly
        value={password}
        onInput={() => {}}
        help={t('user.generated.note')}
      />
      <div className="blockActions">
        <Button onClick={() => void copyAndTell(password)}>{t('action.copy')}</Button>
        <Button design="Transparent" onClick={onTypeOwn}>
          {t('user.generated.typeOwn')}
        </Button>
      </div>
    </div>
  )
}
