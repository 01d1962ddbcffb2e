// A headline figure: what it says, of how many, how fresh, and the door to its definition.
import Info from 'lucide-react/icons/info'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import './figure-card.css'

/** The frame keeps its height while `value` is undefined, so that nothing jumps when it arrives. */
export function FigureCard({
  label,
  value,
  whole,
  asOf,
  trend,
  state,
  door,
  defineLabel,
  onDefine,
}: {
  label: string
  /** "81 %" or "4,512"; undefined while it is on its way */
  value: string | undefined
  /** "de 236,875 lugares" */
  whole?: string
  /** "al 20 nov, 10:42" */
  asOf?: string
  /** a `Spark` */
  trend?: ReactNode
  /** a `Chip`, only where a person is needed */
  state?: ReactNode
  /** the way to the list behind it */
  door?: ReactNode
  /** "Qué cuenta" */
  defineLabel: string
  onDefine: () => void
}) {
  return (
    <section className="figure-card" aria-label={label} aria-busy={value === undefined}>
      <h2>{label}</h2>
      <div className="figure-line">
        <p className="figure-value">{value ?? '\u00a0'}</p>
        {trend}
      </div>
      <p>{whole ?? '\u00a0'}</p>
      <p className="soft">{asOf ?? '\u00a0'}</p>
      {state ? <p className="figure-state">{state}</p> : null}
      <div className="figure-doors no-print">
        <Button look="quiet" icon={Info} label={`${defineLabel}: ${label}`} onPress={onDefine}>
          {defineLabel}
        </Button>
        {door}
      </div>
    </section>
  )
}
