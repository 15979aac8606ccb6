/** Adding a person, changing name or role, and a new passphrase for who forgot it. */
import { useState } from 'react'
import type { Finding } from '../../../src-main/domain/finding.ts'
import { block } from '../../../src-main/domain/makeFinding.ts'
import { type Role, roles } from '../../../src-main/domain/model.ts'
import type { PersonEntry } from '../../../src-main/store/keyAccess.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ActionDialog } from '../../ui/ActionDialog.tsx'
import { FormField } from '../../ui/FormField.tsx'
import { focusField } from '../../ui/focusField.ts'
import { postMessage } from '../../ui/messages.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import { NewPassphrase, noPassphrase, passphraseFindings } from './NewPassphrase.tsx'

interface NameAndRole {
  readonly name: string
  readonly role: Role
}

const roleOptions = roles.map((role) => ({ value: role, text: t(`role.${role}`) }))

function nameFindings(field: string, name: string): Finding[] {
  return name.trim() === '' ? [block('PERSON_NAME_EMPTY', field, t('person.name.empty'))] : []
}

interface NameFieldProps {
  readonly form: string
  readonly name: string
  readonly onChange: (name: string) => void
  readonly findings: readonly Finding[]
}

function NameField({ form, name, onChange, findings }: NameFieldProps) {
  const field = `${form}.name`
  return (
    <FormField
      label={t('people.name')}
      required
      field={field}
      value={name}
      onInput={onChange}
      help={t('person.name.help')}
      findings={findings.filter((finding) => finding.field === field)}
    />
  )
}

interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

const nobody: NameAndRole = Object.freeze({ name: '', role: 'support' })

export function AddPersonDialog({ open, onClose }: DialogProps) {
  const [person, setPerson] = useState(nobody)
  const [chosen, setChosen] = useState(noPassphrase)
  const [isAsked, setAsked] = useState(false)
  const add = useRpcMutation(
    () => rpc.person.add.mutate({ ...person, passphrase: chosen.passphrase }),
    ['person', 'key', 'audit'],
  )
  const all = [...nameFindings('add.name', person.name), ...passphraseFindings('add', chosen)]
  const findings = isAsked ? all : []
  const close = () => {
    setChosen(noPassphrase)
    onClose()
  }
  const submit = () => {
    setAsked(true)
    const [first] = all
    if (first) return focusField(first.field)
    add.mutate(undefined, {
      onSuccess: () => {
        postMessage(
          'success',
          t('person.added', { name: person.name.trim(), role: t(`role.${person.role}`) }),
        )
        close()
      },
    })
  }
  return (
    <ActionDialog
      open={open}
      title={t('person.add.title')}
      submitText={t('person.add.submit')}
      workingText={t('passphrase.working')}
      isWorking={add.isPending}
      error={add.error}
      onSubmit={submit}
      onClose={close}
    >
      <NameField
        form="add"
        name={person.name}
        onChange={(name) => setPerson({ ...person, name })}
        findings={findings}
      />
      <SelectField
        label={t('people.role')}
        value={person.role}
        options={roleOptions}
        onChange={(role) => setPerson({ ...person, role })}
        help={t(`role.${person.role}.may`)}
      />
      <NewPassphrase form="add" chosen={chosen} onChange={setChosen} findings={findings} />
      <p>{t('person.add.text')}</p>
    </ActionDialog>
  )
}

interface PersonDialogProps {
  readonly person: PersonEntry
  readonly open: boolean
  readonly onClose: () => void
}

export function ChangePersonDialog({ person, open, onClose }: PersonDialogProps) {
  const [changed, setChanged] = useState<NameAndRole>(person)
  const [isAsked, setAsked] = useState(false)
  const change = useRpcMutation(
    () => rpc.person.change.mutate({ id: person.id, name: changed.name, role: changed.role }),
    ['person', 'key', 'audit', 'session'],
  )
  const all = nameFindings('change.name', changed.name)
  const submit = () => {
    setAsked(true)
    const [first] = all
    if (first) return focusField(first.field)
    change.mutate(undefined, {
      onSuccess: () => {
        postMessage('success', t('person.changed', { name: changed.name.trim() }))
        onClose()
      },
    })
  }
  return (
    <ActionDialog
      open={open}
      title={t('person.change.title', { name: person.name })}
      submitText={t('person.change.submit')}
      workingText={t('app.loading')}
      isWorking={change.isPending}
      canSubmit={changed.name !== person.name || changed.role !== person.role}
      error={change.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <NameField
        form="change"
        name={changed.name}
        onChange={(name) => setChanged({ ...changed, name })}
        findings={isAsked ? all : []}
      />
      {person.isSelf ? (
        <p>
          {t('people.role')}: {t(`role.${person.role}`)}. {t('person.change.ownRole')}
        </p>
      ) : (
        <SelectField
          label={t('people.role')}
          value={changed.role}
          options={roleOptions}
          onChange={(role) => setChanged({ ...changed, role })}
          help={t(`role.${changed.role}.may`)}
        />
      )}
      <p>{t('person.change.when')}</p>
    </ActionDialog>
  )
}

export function ResetPassphraseDialog({ person, open, onClose }: PersonDialogProps) {
  const [chosen, setChosen] = useState(noPassphrase)
  const [isAsked, setAsked] = useState(false)
  const reset = useRpcMutation(
    () => rpc.key.resetPassphrase.mutate({ person: person.id, next: chosen.passphrase }),
    ['key', 'audit'],
  )
  const all = passphraseFindings('reset', chosen)
  const close = () => {
    setChosen(noPassphrase)
    onClose()
  }
  const submit = () => {
    setAsked(true)
    const [first] = all
    if (first) return focusField(first.field)
    reset.mutate(undefined, {
      onSuccess: () => {
        postMessage('success', t('person.reset.done', { name: person.name }))
        close()
      },
    })
  }
  return (
    <ActionDialog
      open={open}
      title={t('person.reset.title', { name: person.name })}
      submitText={t('person.reset.submit')}
      workingText={t('passphrase.working')}
      isWorking={reset.isPending}
      error={reset.error}
      onSubmit={submit}
      onClose={close}
    >
      <p>{t('person.reset.text')}</p>
      <NewPassphrase form="reset" chosen={chosen} onChange={setChosen} findings={isAsked ? all : []} />
    </ActionDialog>
  )
}

/** It names the person, and tells of copies that were made before. */
export function RemovePersonDialog({
  person,
  open,
  onClose,
  onRemoved,
}: PersonDialogProps & { readonly onRemoved: (name: string) => void }) {
  const remove = useRpcMutation(() => rpc.person.remove.mutate({ id: person.id }), ['person', 'key', 'audit'])
  const submit = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        postMessage('success', t('person.removed', { name: person.name }))
        onClose()
        onRemoved(person.name)
      },
    })
  return (
    <ActionDialog
      open={open}
      title={t('person.remove.title', { name: person.name })}
      submitText={t('person.remove.submit', { name: person.name })}
      workingText={t('app.loading')}
      isWorking={remove.isPending}
      isDestructive
      startsOnCancel
      error={remove.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('person.remove.text', { name: person.name })}</p>
      <p>{t('person.remove.copies')}</p>
    </ActionDialog>
  )
}
