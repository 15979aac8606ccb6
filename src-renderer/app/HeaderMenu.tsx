/** A menu of the header: a button with an arrow, and the entries below it. */
import '@ui5/webcomponents-icons/dist/slim-arrow-down.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Menu } from '@ui5/webcomponents-react/Menu'
import { type ReactNode, useId, useState } from 'react'
import { type PlainKey, t } from '../i18n/t.ts'

export function HeaderMenu({ label, children }: { readonly label: PlainKey; readonly children: ReactNode }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        id={id}
        design="Transparent"
        endIcon="slim-arrow-down"
        accessibilityAttributes={{ hasPopup: 'menu', expanded: open }}
        onClick={() => setOpen(true)}
      >
        {t(label)}
      </Button>
      <Menu opener={id} open={open} onClose={() => setOpen(false)}>
        {children}
      </Menu>
    </>
  )
}
