/** A button with an arrow, and the menu below it, which is not made before it is opened first. */
import '@ui5/webcomponents-icons/dist/slim-arrow-down.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Menu } from '@ui5/webcomponents-react/Menu'
import { type ReactNode, useId, useState } from 'react'
import { useWasOpened } from './useDialog.ts'

interface MenuButtonProps {
  readonly text: string
  /** The focus is on the button again. */
  readonly onClosed?: () => void
  readonly children: ReactNode
}

export function MenuButton({ text, onClosed, children }: MenuButtonProps) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const wasOpened = useWasOpened(isOpen)
  return (
    <>
      <Button
        id={id}
        design="Transparent"
        endIcon="slim-arrow-down"
        accessibilityAttributes={{ hasPopup: 'menu', expanded: isOpen }}
        onClick={() => setOpen(true)}
      >
        {text}
      </Button>
      {wasOpened && (
        <Menu
          opener={id}
          open={isOpen}
          onClose={() => {
            setOpen(false)
            onClosed?.()
          }}
        >
          {children}
        </Menu>
      )}
    </>
  )
}
