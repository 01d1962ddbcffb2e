// A room's week on one sheet for the wall, as families and whoever stands in read it.
import type { Day } from '../../../kernel/days.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { PlanLine } from '../contract/kinds.ts'
import { Routine } from '../contract/programme.ts'
import type { WeekOfRoom } from '../contract.ts'
import { learningDesk } from './desk-text.ts'
import { learningWords } from './words.ts'

/** Names of children and notes about them stay off the wall. */
export function WeekSheet({
  days,
  told,
  lines,
  intent,
}: {
  days: readonly Day[]
  told: WeekOfRoom
  lines: readonly PlanLine[]
  intent: string
}) {
  const t = useText(learningDesk)
  const w = useText(learningWords)
  const { day } = useFormats()
  const used = Routine.options.filter((r) => lines.some((l) => l.routine === r))
  return (
    <section className="week-sheet" data-print-this aria-label={t.sheet}>
      <header>
        <h2>{t.planTitle(told.room)}</h2>
        <p>
          {told.center} · {t.weekOf(day(days[0]!), day(days.at(-1)!))}
        </p>
        {intent ? <p>{intent}</p> : null}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="week-sheet-scroll" aria-label={t.planTitle(told.room)} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.routine}</th>
              {days.map((d) => (
                <th key={d} scope="col">
                  {day(d)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {used.map((r) => (
              <tr key={r}>
                <th scope="row">{w.routines[r]}</th>
                {days.map((d) => (
                  <td key={d}>
                    {lines
                      .filter((l) => l.routine === r && l.day === d)
                      .map((l) => (
                        <p key={l.id}>{l.title}</p>
                      ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
