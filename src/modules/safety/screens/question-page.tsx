// "Was it an incident?" at the desk: what was noted of a child's day, and why it was none; or the way to note what it was.
import { useState } from 'react'
import type { InferOutput } from 'valibot'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { Choices } from '../../../ui/choices.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { notAnIncident, WhyNoIncident } from '../contract/kinds.ts'
import { oneQuestion } from '../contract.ts'
import { incidentDesk } from './desk-text.ts'
import { incidentTabletText } from './tablet-text.ts'

type Told = InferOutput<typeof oneQuestion.answer>

export function QuestionPage({ id, child, day }: { id: string; child: string; day: string }) {
  const t = useText(incidentTabletText)
  const d = useText(incidentDesk)
  const me = useMe()
  const formats = useFormats()
  const center = useAsk(centerFile, { book: id })
  const asked = useAsk(oneQuestion, { book: id, child, day, purpose: 'care' })
  useStanding(centerSteps(me, d.mexico, center.data, id, { label: t.wasIt }), 'today')
  return (
    <>
      <PageHead title={t.wasIt} about={asked.data ? `${asked.data.name} · ${formats.day(day)}` : '\u00a0'} />
      <Asked of={asked} height={20}>
        {(told) => <Answer told={told} {...{ book: id, child, day }} zone={center.data?.center.time_zone} />}
      </Asked>
    </>
  )
}

function Answer({
  told,
  book,
  child,
  day,
  zone,
}: {
  told: Told
  book: string
  child: string
  day: string
  zone: string | undefined
}) {
  const t = useText(incidentTabletText)
  const d = useText(incidentDesk)
  const { clock } = useFormats()
  const saying = useSaying()
  const [why, setWhy] = useState<WhyNoIncident | ''>('')
  const [words, setWords] = useState('')
  const open = told.notes.filter((n) => !n.settled)
  const payload = { day, notes: open.map((n) => n.id), why, words: words.trim() }
  return (
    <section className="card stack" aria-label={t.wasIt}>
      <ul className="stack">
        {told.notes.map((n) => (
          <li key={n.id}>
            {t.noted(clock(n.at, zone), n.text ?? t.noteElsewhere)}{' '}
            <span className="soft">{told.people[n.by] ?? d.someone}</span>
          </li>
        ))}
      </ul>
      {open.length === 0 ? (
        <p role="status">{d.answered}</p>
      ) : (
        <>
          <p className="soft">{d.wasItYes}</p>
          <div className="row">
            <ButtonLink to={`/centro/${book}/incidentes/nuevo/${child}/${day}`} look="main">
              {t.wasItYes}
            </ButtonLink>
          </div>
          <Choices
            label={t.whyNone}
            value={why}
            onChange={setWhy}
            choices={WhyNoIncident.options.map((value) => ({ value, label: t.whys[value] }))}
            error={saying.wrong.why}
          />
          <Field
            kind="long"
            label={d.whyWords}
            value={words}
            onChange={setWords}
            maxLength={1000}
            error={saying.wrong.words}
            optional={why !== 'other'}
          />
          <SaidNote saying={saying} />
          <div className="row">
            <Button
              busy={saying.busy}
              onPress={() => void saying.say([{ kind: notAnIncident, about: child, book, payload }])}
            >
              {d.save}
            </Button>
          </div>
        </>
      )}
      <div className="row">
        <ButtonLink to="/hoy" look="quiet">
          {d.toToday}
        </ButtonLink>
      </div>
    </section>
  )
}
