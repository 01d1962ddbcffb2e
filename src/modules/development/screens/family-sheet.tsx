// A child's development as a page for its family, printed: what was seen, what to play at home, and room for what they see themselves.
import Printer from 'lucide-react/icons/printer'
import Sprout from 'lucide-react/icons/sprout'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { printThis } from '../../../ui/print-this.ts'
import { useStanding } from '../../../ui/standing.tsx'
import type { Child } from '../../children/contract/rows.ts'
import { childFile } from '../../children/contract.ts'
import { centerFile } from '../../network/contract.ts'
import { developmentOfChild, type Round } from '../contract.ts'
import { answersOfRound } from '../rules/answers-of-round.ts'
import { milestones } from '../rules/built-in.ts'
import { instrumentAge, itemsOf } from '../rules/instrument.ts'
import { suggestionsFor } from '../tables/suggestions.ts'
import './development.css'
import { familyText } from './family-text.ts'
import { useDomainWords } from './lights.tsx'
import { type Told, useItemWords } from './round-stands.tsx'

/** The sheet is made for the family: so the reading is written down. */
const PURPOSE = 'family-request'
const LINES = ['1', '2', '3', '4']

export function FamilySheet({ id, child }: { id: string; child: string }) {
  const t = useText(familyText)
  const me = useMe()
  const center = useAsk(centerFile, { book: id })
  const file = useAsk(childFile, { book: id, child, purpose: PURPOSE })
  const asked = useAsk(developmentOfChild, { book: id, child, purpose: PURPOSE })
  const row = file.data?.child
  const back = `/centro/${id}/nina-o-nino/${child}`
  useStanding(
    centerSteps(
      me,
      t.mexico,
      center.data,
      id,
      { label: t.children, to: `/centro/${id}/ninas-y-ninos` },
      { label: row ? `${row.given} ${row.first}` : t.children, to: back },
      { label: t.title },
    ),
    'children',
  )
  return (
    <Asked of={file} height={40}>
      {({ child: known }) => (
        <Asked of={asked} height={40}>
          {(told) => {
            const last = told.development?.rounds.filter((r) => r.instrument === milestones.id).at(-1)
            return last ? (
              <Sheet {...{ told, last, back }} child={known} center={center.data?.center.name ?? ''} />
            ) : (
              <EmptyState
                icon={Sprout}
                title={t.nothing}
                action={<ButtonLink to={back}>{t.back}</ButtonLink>}
              >
                {t.nothingAbout}
              </EmptyState>
            )
          }}
        </Asked>
      )}
    </Asked>
  )
}

function Sheet({
  told,
  last,
  child,
  center,
  back,
}: {
  told: Told
  last: Round
  child: Child
  center: string
  back: string
}) {
  const t = useText(familyText)
  const say = useWords()
  const { day, age } = useFormats()
  const words = useItemWords(told)
  const domain = useDomainWords()
  const { months } = instrumentAge(child.birth, child.gestational_weeks ?? undefined, told.today)
  const own = answersOfRound(told.observations, last)
  const items = itemsOf(milestones, last.group)
  const there = items.filter((i) => own.answers[i.id] === 1).map((i) => i.id)
  const ideas = milestones.domains.flatMap((d) => suggestionsFor(d.id, months))
  const doubts = last.domains.filter((d) => d.light === 'amber' || d.light === 'red').map((d) => d.domain)
  const shown = doubts.length > 0 ? ideas.filter((i) => doubts.includes(i.domain)) : ideas
  return (
    <div className="stack">
      <div className="no-print stack">
        <PageHead
          title={t.title}
          about={t.lead}
          actions={
            <>
              <ButtonLink to={back}>{t.back}</ButtonLink>
              <Button look="main" icon={Printer} onPress={printThis}>
                {t.print}
              </Button>
            </>
          }
        />
        {told.development?.light === 'red' ? (
          <p role="note">
            <strong>{t.talkFirst}</strong>
          </p>
        ) : null}
      </div>
      <section className="card stack family-sheet" data-print-this aria-labelledby="sheet">
        <h1 id="sheet">{t.of(child.given)}</h1>
        <p>{[center, t.at(age(child.birth, told.today), day(last.last_day))].filter(Boolean).join(' · ')}</p>
        <Signs title={t.saw} ids={there} words={words} none={t.noneYet} />
        {last.not_yet.length > 0 ? (
          <Signs title={t.learning} about={t.learningAbout} ids={last.not_yet} words={words} />
        ) : null}
        {shown.length > 0 ? (
          <section className="stack">
            <h2>{t.home}</h2>
            <p className="soft">{t.homeAbout}</p>
            <ul>
              {shown.map((i) => (
                <li key={`${i.domain}${i.from}`}>
                  <strong>{domain(i.domain)}.</strong> {say(i.home)}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {own.family.length > 0 ? (
          <section className="stack">
            <h2>{t.told}</h2>
            <ul>
              {own.family.map((o) => (
                <li key={o.key}>
                  {t.toldOn(day(o.day))} {o.note ?? o.items.map(words).join('; ')}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section className="stack">
          <h2>{t.yours}</h2>
          <p className="soft">{t.yoursAbout}</p>
          {LINES.map((n) => (
            <div key={n} className="write-line" />
          ))}
        </section>
        <p>
          <strong>{t.ask}</strong>
        </p>
        <p className="soft">{t.foot}</p>
      </section>
    </div>
  )
}

function Signs({
  title,
  about,
  ids,
  words,
  none,
}: {
  title: string
  about?: string
  ids: readonly string[]
  words: (id: string) => string
  none?: string
}) {
  return (
    <section className="stack">
      <h2>{title}</h2>
      {about ? <p className="soft">{about}</p> : null}
      {ids.length > 0 ? (
        <ul className="sheet-signs">
          {ids.map((i) => (
            <li key={i}>{words(i)}</li>
          ))}
        </ul>
      ) : (
        <p>{none}</p>
      )}
    </section>
  )
}
