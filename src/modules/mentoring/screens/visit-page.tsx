// One visit: what it was for, what was talked over and observed, what was agreed, and the way to talk on between two.
import FileQuestion from 'lucide-react/icons/file-question-mark'
import HandshakeIcon from 'lucide-react/icons/handshake'
import History from 'lucide-react/icons/history'
import MessagesSquare from 'lucide-react/icons/messages-square'
import { useState } from 'react'
import { addDays } from '../../../kernel/days.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useLanguage, useText } from '../../../ui/language.tsx'
import { useMay, useMe } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import {
  type AgreementOwner,
  agreed,
  type MentoringOfCenter,
  type MentoringVisit,
  mentoringOfCenter,
} from '../contract.ts'
import { Agreements } from './agreements.tsx'
import './mentoring.css'
import { mentoringText } from './text.ts'

export function VisitPage({ id, visit }: { id: string; visit: string }) {
  const t = useText(mentoringText)
  const me = useMe()
  const { day } = useFormats()
  const center = useAsk(centerFile, { book: id })
  const asked = useAsk(mentoringOfCenter, { book: id })
  const found = asked.data?.visits.find((x) => x.key === visit)
  useStanding(
    centerSteps(
      me,
      t.mexico,
      center.data,
      id,
      { label: t.title, to: `/centro/${id}/acompanamiento` },
      { label: found ? t.visitOf(day(found.day)) : '' },
    ),
    'mentoring',
  )
  return (
    <div className="stack">
      {found ? null : <PageHead title={t.title} />}
      <Asked of={asked} height={30}>
        {(told) =>
          found ? (
            <Visit book={id} told={told} visit={found} />
          ) : (
            <EmptyState
              icon={FileQuestion}
              title={t.noVisit}
              action={<ButtonLink to={`/centro/${id}/acompanamiento`}>{t.allVisits}</ButtonLink>}
            >
              {t.noVisitStep}
            </EmptyState>
          )
        }
      </Asked>
    </div>
  )
}

function Visit({ book, told, visit }: { book: string; told: MentoringOfCenter; visit: MentoringVisit }) {
  const t = useText(mentoringText)
  const me = useMe()
  const may = useMay()
  const { day } = useFormats()
  const [agreeing, setAgreeing] = useState(false)
  const name = (p: string) => told.names[p] ?? t.somebody
  const room = told.rooms.find((r) => r.id === visit.room)
  const others = [visit.by, ...visit.people].filter(
    (p) => p !== me.person && (visit.by === me.person || p === visit.by),
  )
  return (
    <div className="stack">
      <PageHead
        title={`${t.visitOf(day(visit.day))} · ${room?.name ?? t.wholeCenter}`}
        about={[
          t.by(name(visit.by)),
          visit.people.length > 0 ? t.withWhom(visit.people.map(name).join(', ')) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <div className="row">
        {may('mentoring.write') ? (
          <Button icon={HandshakeIcon} onPress={() => setAgreeing(true)}>
            {t.agree}
          </Button>
        ) : null}
        {may('mentoring.talk')
          ? [...new Set(others)].map((p) => (
              <ButtonLink key={p} to={`/conversaciones/${p}`} icon={MessagesSquare}>
                {t.talk(name(p))}
              </ButtonLink>
            ))
          : null}
        {room ? (
          <ButtonLink to={`/centro/${book}/acompanamiento/sala/${room.id}`} icon={History}>
            {t.history}
          </ButtonLink>
        ) : null}
      </div>
      <section className="card stack" aria-labelledby="focus">
        <h2 id="focus">{visit.focus}</h2>
        {visit.told ? <p className="mentoring-words">{visit.told}</p> : null}
      </section>
      <section className="card stack" aria-labelledby="agreements">
        <h2 id="agreements">{t.agreements}</h2>
        <Agreements book={book} told={told} list={told.agreements.filter((a) => a.visit === visit.key)} />
      </section>
      <Observed told={told} visit={visit} />
      {agreeing ? <Agree book={book} told={told} visit={visit} onClose={() => setAgreeing(false)} /> : null}
    </div>
  )
}

/** Each dimension with the words of the level that was seen, and the facts behind it. */
function Observed({ told, visit }: { told: MentoringOfCenter; visit: MentoringVisit }) {
  const t = useText(mentoringText)
  const { language } = useLanguage()
  const seen = visit.observed
  if (!seen) return null
  const instrument = told.instruments.find((i) => i.id === seen.instrument && i.version === seen.version)
  return (
    <section className="card stack" aria-labelledby="observed">
      <h2 id="observed">{t.observed(seen.minutes)}</h2>
      {(instrument?.dimensions.map((d) => d.id) ?? Object.keys(seen.dimensions)).map((id) => {
        const d = instrument?.dimensions.find((x) => x.id === id)
        const said = seen.dimensions[id]
        const level = said?.level ?? null
        const words = level === null ? undefined : d?.levels[level - 1]
        return (
          <div key={id}>
            <h3>{d ? (d.words[language] ?? d.words.es) : id}</h3>
            <p>
              <strong>{level === null ? t.notSeen : t.level(level, seen.of)}</strong>
              {words ? ` · ${words[language] ?? words.es}` : ''}
            </p>
            {said?.seen ? <p className="soft">{said.seen}</p> : null}
          </div>
        )
      })}
      {instrument ? (
        <p className="soft">
          {t.source}: {instrument.source}.
        </p>
      ) : null}
    </section>
  )
}

/** A fortnight is long enough to try something, and short enough to remember it. */
const DAYS_TO_TRY = 14

function Agree({
  book,
  told,
  visit,
  onClose,
}: {
  book: string
  told: MentoringOfCenter
  visit: MentoringVisit
  onClose: () => void
}) {
  const t = useText(mentoringText)
  const me = useMe()
  const saying = useSaying()
  const [what, setWhat] = useState('')
  const [who, setWho] = useState('')
  const [by, setBy] = useState(addDays(told.today, DAYS_TO_TRY))
  const director = told.people.filter((p) => p.role === 'director').map((p) => p.id)
  const may = [...new Set([...visit.people, ...director, me.person])]
  const owner = (): AgreementOwner =>
    director.includes(who) ? 'director' : who === me.person ? 'mentor' : 'educator'
  const past = by !== '' && by < told.today
  const save = async () => {
    if (past) return
    const room = visit.room ? { room: visit.room } : {}
    const payload = { visit: visit.key, what, owner: owner(), who, by, ...room }
    if (await saying.say([{ kind: agreed, about: book, book, payload, ...room }])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.agree}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {t.save_}
        </Button>
      }
    >
      <div className="form">
        <Field
          kind="long"
          label={t.what}
          hint={t.whatHint}
          value={what}
          maxLength={300}
          onChange={setWhat}
          error={saying.wrong.what}
        />
        <Select
          label={t.whose}
          value={who}
          onChange={setWho}
          error={saying.wrong.who}
          choices={may.map((value) => ({
            value,
            label: told.names[value] ?? told.people.find((p) => p.id === value)?.name ?? t.somebody,
          }))}
        />
        <Field
          kind="date"
          label={t.until}
          value={by}
          min={told.today}
          onChange={setBy}
          error={past ? t.dayPast : saying.wrong.by}
        />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
