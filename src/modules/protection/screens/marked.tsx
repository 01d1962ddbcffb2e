// A sentence with the shape of its state: a chip is for a word or two.
import type { ReactNode } from 'react'
import { type State, StateShape } from '../../../ui/chip.tsx'
import './report.css'

export function Marked({ state, children }: { state: State; children: ReactNode }) {
  return (
    <p className="report-marked">
      <StateShape state={state} />
      <span>{children}</span>
    </p>
  )
}
