/** Long lists come in parts: a plan may have ten thousand steps. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useState } from 'react'
import { numberText } from '../../i18n/language.ts'
import { t } from '../../i18n/t.ts'

const usualPart = 100

export interface More {
  readonly left: number
  readonly show: () => void
}

export function useShown<Item>(
  items: readonly Item[],
  part = usualPart,
): { shown: readonly Item[]; more: More } {
  const [count, setCount] = useState(part)
  return {
    shown: items.slice(0, count),
    more: { left: Math.max(0, items.length - count), show: () => setCount((before) => before + part) },
  }
}

export function MoreButton({ more }: { readonly more: More }) {
  if (more.left === 0) return null
  return (
    <div className="blockActions">
      <Button onClick={more.show}>{t('list.more', { left: numberText(more.left) })}</Button>
    </div>
  )
}
