// Puts a page on the screen: the look, the language, the notices and the net that catches a bug, in one place for every entry.
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { FaultBoundary } from '../ui/fault-boundary.tsx'
import { LanguageProvider } from '../ui/language.tsx'
import { startTheme } from '../ui/theme.ts'
import { ToastProvider } from '../ui/toast.tsx'
import '../ui/tokens.css'
import '../ui/base.css'

/** Draws `page` into the document's `#root`, replacing the skeleton that stood there. */
export function mount(page: ReactNode): void {
  startTheme()
  const root = document.getElementById('root')
  if (!root) throw new Error('mount: the document has no #root')
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <FaultBoundary>
          <ToastProvider>{page}</ToastProvider>
        </FaultBoundary>
      </LanguageProvider>
    </StrictMode>,
  )
}
