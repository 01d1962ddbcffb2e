// Noting a visit: when, where, with whom and what for; what was talked over; and, if the room was watched, what was observed of it.
import { useContext, useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Field } from '../../../ui/field.tsx'
import { useLanguage, useText } from '../../../ui/language.tsx'
import { GoContext } from '../../../ui/link.tsx'
import { useMe } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import {
  type InteractionInstrument,
  type MentoringOfCenter,
  mentoringOfCenter,
  visited,
} from '../contract.ts'
import { mentoringText } from './text.ts'

export function NoteVisit({ id }: { id: string }) {
  const t = useText(mentoringText)
  const me = useMe()
  const center = useAsk(centerFile, { book: id })
  const asked = useAsk(mentoringOfCenter, { book: id })
  useStanding(
    centerSteps(
      me,
      t.mexico,
      center.data,
      id,
      { label: t.title, to: `/centro/${id}/acompanamiento` },
      { label: t.newVisit },
    ),
    'mentoring',
  )
  return (
    <div className="stack">
      <PageHead title={t.newVisit} about={t.noteLead} />
      <Asked of={asked} height={30}>
        {(told) => <Form book={id} told={told} />}
      </Asked>
    </div>
  )
}

const WHOLE = 'whole'
type Level = { readonly level: string; readonly seen: string }

function Form({ book, told }: { book: string; told: MentoringOfCenter }) {
  const t = useText(mentoringText)
  const go = useContext(GoContext)
  const saying = useSaying()
  const { language } = useLanguage()
  const [day, setDay] = useState(told.today)
  const [place, setRoom] = useState<string>(WHOLE)
  const room = place === WHOLE ? '' : place
  const [people, setPeople] = useState<readonly string[]>([])
  const [focus, setFocus] = useState('')
  const [words, setWords] = useState('')
  const [observing, setObserving] = useState(false)
  const [minutes, setMinutes] = useState('')
  const [levels, setLevels] = useState<Readonly<Record<string, Level>>>({})
  const [tried, setTried] = useState(false)
  const instrument = told.instruments[0]!
  const n = Number(minutes)
  const badMinutes = observing && !(Number.isInteger(n) && n >= 1 && n <= 480)
  const ahead = day > told.today
  const save = async () => {
    setTried(true)
    if (ahead) return
    const observed = observing
      ? {
          ...{ instrument: instrument.id, version: instrument.version, minutes: n },
          of: instrument.dimensions[0]!.levels.length,
          dimensions: Object.fromEntries(
            instrument.dimensions.map((d) => {
              const said = levels[d.id]
              const seen = said?.seen.trim()
              return [d.id, { level: said?.level ? Number(said.level) : null, ...(seen ? { seen } : {}) }]
            }),
          ),
        }
      : undefined
    const payload = { day, room, with: people, focus, told: words, ...(observed ? { observed } : {}) }
    if (await saying.say([{ kind: visited, about: book, book, payload, ...(room ? { room } : {}) }]))
      go?.(`/centro/${book}/acompanamiento`)
  }
  return (
    <section className="card form">
      <div className="form-grid">
        <Field
          kind="date"
          label={t.day}
          value={day}
          max={told.today}
          onChange={setDay}
          error={ahead ? t.dayAhead : saying.wrong.day}
        />
        <Select
          label={t.room}
          value={place}
          onChange={setRoom}
          error={tried && observing && room === '' ? t.needsRoom : undefined}
          choices={[
            { value: WHOLE, label: t.wholeCenter },
            ...told.rooms.map((r) => ({ value: r.id, label: r.name })),
          ]}
        />
      </div>
      <fieldset className="choices">
        <legend className="field-label">
          {t.with}
          <span className="field-hint"> {told.people.length === 0 ? t.nobody : t.withHint}</span>
        </legend>
        {told.people.map((p) => (
          <Checkbox
            key={p.id}
            label={p.name}
            checked={people.includes(p.id)}
            onChange={(on) => setPeople(on ? [...people, p.id] : people.filter((x) => x !== p.id))}
          />
        ))}
        {saying.wrong.with ? (
          <span role="status" className="field-error">
            {people.length === 0 ? t.needsPeople : saying.wrong.with}
          </span>
        ) : null}
      </fieldset>
      <Field
        label={t.focus}
        hint={t.focusHint}
        value={focus}
        maxLength={200}
        onChange={setFocus}
        error={saying.wrong.focus}
      />
      <Field
        kind="long"
        label={t.told}
        hint={t.toldHint}
        value={words}
        maxLength={1500}
        onChange={setWords}
        error={saying.wrong.told}
        optional
      />
      <Checkbox
        label={t.observe}
        hint={t.observeHint(instrument.title[language] ?? instrument.title.es, instrument.minutes)}
        checked={observing}
        onChange={setObserving}
      />
      {observing ? (
        <div className="stack">
          <Field
            kind="whole"
            label={t.minutes}
            value={minutes}
            onChange={setMinutes}
            error={tried && badMinutes ? t.minutesWrong : undefined}
          />
          <Levels instrument={instrument} levels={levels} onChange={setLevels} />
          <p className="soft">
            {t.source}: {instrument.source}. {t.license}: {instrument.license}.
          </p>
        </div>
      ) : null}
      <SaidNote saying={saying} />
      <div>
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {t.save}
        </Button>
      </div>
    </section>
  )
}

/** What nobody chose could not be seen: it stands beside the levels and is where each begins. */
function Levels({
  instrument,
  levels,
  onChange,
}: {
  instrument: InteractionInstrument
  levels: Readonly<Record<string, Level>>
  onChange: (levels: Readonly<Record<string, Level>>) => void
}) {
  const t = useText(mentoringText)
  const { language } = useLanguage()
  return instrument.dimensions.map((d) => {
    const said = levels[d.id]
    const put = (more: Partial<Level>) =>
      onChange({ ...levels, [d.id]: { level: '', seen: '', ...said, ...more } })
    return (
      <div key={d.id} className="stack">
        <Choices
          label={`${d.words[language] ?? d.words.es}. ${d.about[language] ?? d.about.es}`}
          value={said?.level ?? ''}
          onChange={(level) => put({ level })}
          choices={[
            ...d.levels.map((l, i) => ({
              value: String(i + 1),
              label: t.level(i + 1, d.levels.length),
              hint: l[language] ?? l.es,
            })),
            { value: '', label: t.notSeen },
          ]}
        />
        <Field
          label={t.evidence}
          value={said?.seen ?? ''}
          maxLength={500}
          onChange={(seen) => put({ seen })}
          optional
        />
      </div>
    )
  })
}
