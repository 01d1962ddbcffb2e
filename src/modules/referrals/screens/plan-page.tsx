// The support plan as the family takes it home, printed: what we aim at, what we do in the room and at home, when we look at it.
import Printer from 'lucide-react/icons/printer'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { supportPlan } from '../contract.ts'
import './cases.css'
import { caseDesk } from './desk-text.ts'
import { Signs } from './letter-page.tsx'
import { listText } from './list-text.ts'
import { caseWords } from './words.ts'

export function PlanPage({ id, case: key }: { id: string; case: string }) {
  const all = useText(caseDesk)
  const t = all.sheet
  const l = useText(listText)
  const w = useText(caseWords)
  const { day, age } = useFormats()
  const me = useMe()
  const center = useAsk(centerFile, { book: id })
  const asked = useAsk(supportPlan, { book: id, case: key, purpose: 'family-request' })
  const name = asked.data ? `${asked.data.child.given} ${asked.data.child.first}` : ''
  useStanding(
    centerSteps(
      me,
      l.mexico,
      center.data,
      id,
      { label: w.title, to: `/centro/${id}/seguimiento` },
      { label: name || '\u00a0', to: `/centro/${id}/seguimiento/${key}` },
      { label: t.plan },
    ),
    'referrals',
  )
  return (
    <Asked of={asked} height={30}>
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
          <article className="case-paper" aria-labelledby="plan">
            <div className="row no-print">
              <Button look="main" icon={Printer} onPress={() => print()}>
                {all.print}
              </Button>
              <ButtonLink to={`/centro/${id}/seguimiento/${key}`} look="quiet">
                {all.back}
              </ButtonLink>
            </div>
            <h1 id="plan">
              {t.plan}: {child.given} {child.first}
            </h1>
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
          </article>
        )
      }}
    </Asked>
  )
}
