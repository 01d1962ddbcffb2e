// The wall of a room: one card a child, filled when present; a touch chooses, several touches choose several.
import type { ReactNode } from 'react'
import { ChildFace } from './child-face.tsx'
import { StateShape } from './chip.tsx'
import { useFormats, useText } from './language.tsx'
import { uiText } from './text.ts'
import './wall.css'

export function Wall({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className="wall" aria-label={label}>
      {children}
    </ul>
  )
}

export function WallCard({
  id,
  name,
  line,
  present,
  alerts,
  cautions = [],
  chosen,
  onToggle,
  mark,
}: {
  id: string
  name: string
  /** what is known of today: "desde las 7:58", "no ha llegado" */
  line: string
  present: boolean
  /** always shown, never cut: "nuez", "asma" */
  alerts: readonly string[]
  /** always shown too, in the color of attention: "sin lactosa" */
  cautions?: readonly string[]
  chosen: boolean
  onToggle: () => void
  /** sent mark, nap, whatever a module adds */
  mark?: ReactNode
}) {
  const t = useText(uiText)
  const { list } = useFormats()
  return (
    <li>
      <button
        type="button"
        className="wall-card"
        data-present={present || undefined}
        aria-pressed={chosen}
        onClick={onToggle}
      >
        <ChildFace id={id} size={56} alert={alerts.length > 0} away={!present} />
        <span className="wall-words">
          <span className="wall-name">{name}</span>
          <span className="wall-line">
            {line} {mark}
          </span>
        </span>
        {alerts.length > 0 ? (
          <span className="wall-alerts">
            <StateShape state="urgent" size={10} />
            {t.child.alerts} {list(alerts)}
          </span>
        ) : null}
        {cautions.length > 0 ? (
          <span className="wall-alerts" data-state="attention">
            <StateShape state="attention" size={10} />
            {list(cautions)}
          </span>
        ) : null}
      </button>
    </li>
  )
}
