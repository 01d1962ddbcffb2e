// The support plan as the family takes it home, printed: what we aim at, what we do in the room and at home, when we look at it.
import { useAsk } from '../../../ui/asking.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { supportPlan } from '../contract.ts'
import { CasePaper, Signs } from './case-paper.tsx'
import { caseDesk } from './desk-text.ts'
import { caseWords } from './words.ts'

export function PlanPage({ id, case: key }: { id: string; case: string }) {
  const t = useText(caseDesk).sheet
  const w = useText(caseWords)
  const { day, age } = useFormats()
  const asked = useAsk(supportPlan, { book: id, case: key, purpose: 'family-request' })
  return (
    <CasePaper id={id} case={key} head={t.plan} titled asked={asked}>
      {({ center: place, room, child, plan: standing, today }) => {
        const { plan } = standing
        const at = (where: 'room' | 'home') =>
          plan.strategies.filter((s) => s.where === where || s.where === 'both').map((s) => s.words)
        const parts = [
          { head: t.goals, lines: plan.goals.map((g) => g.words) },
          { head: t.room, lines: at('room') },
          { head: t.home, lines: at('home') },
          { head: t.adjustments, lines: plan.adjustments },
          { head: t.people, lines: plan.people.map((p) => `${p.who}: ${p.does}`) },
          { head: t.needs, lines: plan.needs.map((n) => `${w.needs[n.need]}: ${n.words}`) },
        ].filter((p) => p.lines.length > 0)
        return (
          <>
            <p>
              {place}
              {room ? `, ${room}` : ''} · {age(child.birth, today)} · {day(standing.on)}
            </p>
            {parts.map((p) => (
              <section key={p.head}>
                <h2>{p.head}</h2>
                <ul>
                  {p.lines.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </section>
            ))}
            {standing.review ? (
              <p>
                <strong>
                  {t.review} {day(standing.review)}
                </strong>
              </p>
            ) : null}
            <Signs words={t.planSigns} />
            <footer className="soft">{t.source}</footer>
          </>
        )
      }}
    </CasePaper>
  )
}
