// A line of steps, of a case or of a project: each with its word, its state in color and in words, and what is known of its days.
import type { ReactNode } from 'react'
import './steps-line.css'

export type StepOf = {
  readonly key: string
  readonly label: string
  readonly state: 'over' | 'here' | 'late' | 'skipped' | 'to-come'
  /** days and marks under the word: the state is never told by color alone */
  readonly told: ReactNode
}

export function StepsLine({ steps }: { steps: readonly StepOf[] }) {
  return (
    <ol className="steps-line">
      {steps.map((s) => (
        <li key={s.key} data-state={s.state}>
          <strong>{s.label}</strong>
          {s.told}
        </li>
      ))}
    </ol>
  )
}
