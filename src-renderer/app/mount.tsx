/** Puts the screens onto the page. */
import { QueryClientProvider } from '@tanstack/react-query'
import { ThemeProvider } from '@ui5/webcomponents-react/ThemeProvider'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { queryClient } from '../rpc/queryClient.ts'
import { restoreMessages } from '../ui/messages.ts'
import { clearLeftSecret } from '../ui/secretClipboard.ts'
import { router } from './routes.tsx'
import { SessionGate } from './session/SessionGate.tsx'
import { restoreTextSize } from './textSize.ts'

export function mount(root: HTMLElement): void {
  restoreTextSize()
  restoreMessages()
  clearLeftSecret()
  createRoot(root).render(
    <StrictMode>
      <ThemeProvider>
        <QueryClientProvider client={queryClient}>
          <SessionGate>
            <RouterProvider router={router} />
          </SessionGate>
        </QueryClientProvider>
      </ThemeProvider>
    </StrictMode>,
  )
}
