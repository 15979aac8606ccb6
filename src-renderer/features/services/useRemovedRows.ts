/** Taking rows out of the Authentications, and back in place with what was typed in them, until the form is saved. */
import { useState } from 'react'
import type { UseFieldArrayReturn, UseFormReturn } from 'react-hook-form'
import { focusFieldSoon } from '../../ui/focusField.ts'
import { type RemovedRow, removedBefore, withoutRemoved, withRemoved } from './removedRows.ts'
import type { ServiceForm } from './serviceForm.ts'

type Rows = Pick<UseFieldArrayReturn<ServiceForm, 'authentications'>, 'insert' | 'remove'>

export function useRemovedRows(form: UseFormReturn<ServiceForm>, { insert, remove }: Rows) {
  const [removed, setRemoved] = useState<readonly RemovedRow[]>([])
  // Saving, and giving the changes up, set the form anew: nothing is to be undone any more.
  const { defaultValues } = form.formState
  const [filledWith, setFilledWith] = useState(defaultValues)
  if (filledWith !== defaultValues) {
    setFilledWith(defaultValues)
    setRemoved([])
  }
  return {
    before: (index: number) => removedBefore(removed, index, form.getValues('authentications').length),
    takeOut: (index: number) => {
      const row = form.getValues(`authentications.${index}`)
      const next = withRemoved(removed, index, row)
      setRemoved(next)
      remove(index)
      const added = next.find((each) => !removed.some(({ key }) => key === each.key))
      focusFieldSoon(`removed[${added?.key}]`)
    },
    putBack: (restored: RemovedRow) => {
      const rows = form.getValues('authentications')
      const at = Math.min(restored.at, rows.length)
      setRemoved(withoutRemoved(removed, restored))
      insert(at, restored.row, { shouldFocus: false })
      focusFieldSoon(`authentications[${at}].authenticationId`)
    },
    forget: () => setRemoved([]),
  }
}
