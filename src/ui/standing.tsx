// Where a screen stands: it says its path and title, and the frame around it shows them.
import { createContext, use, useEffect } from 'react'
import type { Step } from './path.tsx'

export type Standing = {
  readonly steps: readonly Step[]
  /** capability lit in the rail */
  readonly rail?: string
}

export const StandingContext = createContext<(where: Standing) => void>(() => {})

/** The last step is where one stands and names the page. Steps that are not known yet are left out until they are. */
export function useStanding(steps: readonly (Step | undefined)[], rail?: string): void {
  const tell = use(StandingContext)
  const known = steps.filter((s): s is Step => s !== undefined && s.label !== '')
  const text = JSON.stringify([known, rail])
  useEffect(() => {
    const [list, lit] = JSON.parse(text) as [Step[], string | undefined]
    tell({ steps: list, rail: lit ?? undefined })
    document.title = [
      ...list
        .map((s) => s.label)
        .reverse()
        .slice(0, 2),
      'Nido',
    ].join(' · ')
  }, [text, tell])
}
