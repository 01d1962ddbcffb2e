// The letter a family takes to the health service, printed: what was seen, what is asked, the family's consent, room for the answer.
import Printer from 'lucide-react/icons/printer'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { referralLetter } from '../contract.ts'
import './cases.css'
import { caseDesk } from './desk-text.ts'
import { listText } from './list-text.ts'
import { caseWords } from './words.ts'

export function LetterPage({ id, case: key }: { id: string; case: string }) {
  const all = useText(caseDesk)
  const t = all.sheet
  const l = useText(listText)
  const w = useText(caseWords)
  const { day, age } = useFormats()
  const me = useMe()
  const center = useAsk(centerFile, { book: id })
  const asked = useAsk(referralLetter, { book: id, case: key, purpose: 'health' })
  const name = asked.data ? `${asked.data.child.given} ${asked.data.child.first}` : ''
  useStanding(
    centerSteps(
      me,
      l.mexico,
      center.data,
      id,
      { label: w.title, to: `/centro/${id}/seguimiento` },
      { label: name || '\u00a0', to: `/centro/${id}/seguimiento/${key}` },
      { label: t.letter },
    ),
    'referrals',
  )
  return (
    <Asked of={asked} height={30}>
      {({ center: place, room, child, source, urgent, doubts, referral: r, by, today }) => (
        <article className="case-paper" aria-labelledby="letter">
          <div className="row no-print">
            <Button look="main" icon={Printer} onPress={() => print()}>
              {all.print}
            </Button>
            <ButtonLink to={`/centro/${id}/seguimiento/${key}`} look="quiet">
              {all.back}
            </ButtonLink>
          </div>
          <h1 id="letter">{t.letter}</h1>
          {urgent ? (
            <p>
              <strong>{t.urgent}</strong>
            </p>
          ) : null}
          <dl className="facts">
            <dt>{t.to}</dt>
            <dd>
              {w.services[r.to.kind]}: {r.to.name}
              {r.to.clues ? ` (${r.to.clues})` : ''}
            </dd>
            <dt>{t.center}</dt>
            <dd>
              {place}
              {room ? `, ${room}` : ''}
            </dd>
            <dt>{t.child}</dt>
            <dd>
              {child.given} {child.first} {child.second ?? ''}
            </dd>
            <dt>{t.born}</dt>
            <dd>
              {day(child.birth)} · {age(child.birth, today)}
              {child.weeks !== null && child.weeks < 37 ? ` · ${t.early(child.weeks)}` : ''}
            </dd>
          </dl>
          <section>
            <h2>{t.saw}</h2>
            {doubts.map((d) => (
              <p key={`${d.on} ${d.words}`}>
                {day(d.on)}. {w.sources[source]}: {d.words}
              </p>
            ))}
            <p className="soft">{t.notTest}</p>
          </section>
          <section>
            <h2>{t.ask}</h2>
            <p>{r.words}</p>
          </section>
          <p>{t.agreed(r.consent.who, day(r.consent.on))}</p>
          <p>
            {day(r.on)}
            {by ? ` · ${by}` : ''}
          </p>
          <section>
            <h2>{t.answer}</h2>
            <p className="soft">{t.answerAsk}</p>
            <div className="case-paper-space" />
            <div className="case-paper-space" />
          </section>
          <Signs words={t.signs} />
          <footer className="soft">{t.source}</footer>
        </article>
      )}
    </Asked>
  )
}

/** Places to sign; `words` parted by a bar. */
export function Signs({ words }: { words: string }) {
  return (
    <div className="case-paper-signs">
      {words.split('|').map((who) => (
        <div key={who}>{who}</div>
      ))}
    </div>
  )
}
