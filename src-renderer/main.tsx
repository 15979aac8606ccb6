import './ui5.ts'
import './app/app.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { ThemeProvider } from '@ui5/webcomponents-react/ThemeProvider'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { router } from './app/routes.tsx'
import { SessionGate } from './app/session/SessionGate.tsx'
import { restoreTextSize } from './app/textSize.ts'
import { queryClient } from './rpc/queryClient.ts'

restoreTextSize()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root"')

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
