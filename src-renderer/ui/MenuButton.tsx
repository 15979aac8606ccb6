/** A button with an arrow, and the menu below it. Its entries are not made before it is opened. */
import '@ui5/webcomponents-icons/dist/slim-arrow-down.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Menu } from '@ui5/webcomponents-react/Menu'
import { type ReactNode, useId, useState } from 'react'

interface MenuButtonProps {
  readonly text: string
  /** The focus is on the button again. */
  readonly onClosed?: () => void
  readonly children: ReactNode
}

export function MenuButton({ text, onClosed, children }: MenuButtonProps) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [wasOpened, setOpened] = useState(false)
  return (
    <>
      <Button
        id={id}
        design="Transparent"
        endIcon="slim-arrow-down"
        accessibilityAttributes={{ hasPopup: 'menu', expanded: isOpen }}
        onClick={() => {
          setOpened(true)
          setOpen(true)
        }}
      >
        {text}
      </Button>
      <Menu
        opener={id}
        open={isOpen}
        onClose={() => {
          setOpen(false)
          onClosed?.()
        }}
      >
        {wasOpened && children}
      </Menu>
    </>
  )
}
