// Catches a bug of a screen so that the rest of the page, and what was saved, stays in reach.
import { Component, type ReactNode } from 'react'
import { ErrorState } from './error-state.tsx'
import { LanguageContext } from './language.tsx'
import { uiText } from './text.ts'

/** Tells what is safe instead of a white page. `onFault` lets a page log it without personal data. */
export class FaultBoundary extends Component<
  { children: ReactNode; onFault?: (error: unknown) => void },
  { failed: boolean }
> {
  static override contextType = LanguageContext
  declare context: React.ContextType<typeof LanguageContext>
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown) {
    this.props.onFault?.(error)
  }

  override render() {
    if (!this.state.failed) return this.props.children
    const t = uiText[this.context.language].fault
    return (
      <ErrorState
        happened={t.happened}
        safe={t.safe}
        todo={t.todo}
        onRetry={() => this.setState({ failed: false })}
        focus
      />
    )
  }
}
