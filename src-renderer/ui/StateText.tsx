/** A state as a sign and a word, in UI5's colours. */
import '@ui5/webcomponents-icons/dist/alert.js'
import '@ui5/webcomponents-icons/dist/error.js'
import '@ui5/webcomponents-icons/dist/information.js'
import '@ui5/webcomponents-icons/dist/sys-enter-2.js'
import { Icon } from '@ui5/webcomponents-react/Icon'

export type Tone = 'positive' | 'critical' | 'negative' | 'information'

const icons: Readonly<Record<Tone, string>> = {
  positive: 'sys-enter-2',
  critical: 'alert',
  negative: 'error',
  information: 'information',
}

export function StateText({ tone, text }: { readonly tone: Tone; readonly text: string }) {
  return (
    <span className={`stateText stateText-${tone}`}>
      <Icon name={icons[tone]} mode="Decorative" />
      <span className="stateWord">{text}</span>
    </span>
  )
}
