// The letter a family takes to the health service, printed: what was seen, what is asked, the family's consent, room for the answer.
import { useAsk } from '../../../ui/asking.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { referralLetter } from '../contract.ts'
import { CasePaper, Signs } from './case-paper.tsx'
import { caseDesk } from './desk-text.ts'
import { caseWords } from './words.ts'

export function LetterPage({ id, case: key }: { id: string; case: string }) {
  const t = useText(caseDesk).sheet
  const w = useText(caseWords)
  const { day, age } = useFormats()
  const asked = useAsk(referralLetter, { book: id, case: key, purpose: 'health' })
  return (
    <CasePaper id={id} case={key} head={t.letter} asked={asked}>
      {({ center: place, room, child, source, urgent, doubts, referral: r, by, today }) => (
        <>
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
        </>
      )}
    </CasePaper>
  )
}
