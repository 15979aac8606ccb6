/** That a form was not saved, since fields of it are wrong. `name`: what the question about unsaved changes calls it. */
import { numberText } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'

export function refusedText(errors: number, name: string): string {
  return t(errors === 1 ? 'save.refused.one' : 'save.refused.other', { name, count: numberText(errors) })
}
