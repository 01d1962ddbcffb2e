// What can be said of an incident after its first note: whom to call, when, who did it, who saw it, how each child was found, in words.
import PhoneCall from 'lucide-react/icons/phone-call'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { BodyPart, type Injury, InjurySeen } from '../contract/kinds.ts'
import type { CarriedIncident } from '../rules/carried.ts'
import { isGrave } from '../rules/thresholds.ts'
import { callsFor } from '../rules/whom-to-call.ts'
import { CorrectIncident } from './correct-incident.tsx'
import { untoldHere, useIncidents } from './incident-context.ts'
import { useSayIncident } from './saying-incident.ts'
import './tablet.css'
import { incidentTabletText } from './tablet-text.ts'
import { TellFamily } from './tell-family.tsx'
import { incidentText } from './words.ts'

const MINUTES = [0, 5, 15, 30, 60] as const

export function IncidentDetails({ id, i }: { id: string; i: CarriedIncident }) {
  const t = useText(incidentTabletText)
  const w = useText(incidentText)
  const { clock } = useFormats()
  const { incidents, timeZone, nameOf, here, staff } = useIncidents()
  const say = useSayIncident()
  const [words, setWords] = useState('')
  const hurt = i.c.filter((c) => c.p === 'hurt')
  const did = i.c.find((c) => c.p === 'did')?.c
  const title = `${w.kinds[i.k]} · ${i.p ? w.places[i.p] : w.noPlace}`
  const minutesBefore = (n: number) => new Date(Date.parse(i.s) - n * 60_000).toISOString()
  // counted from when it was noted, and shown with its hour: this page may be opened long after
  const hourBefore = (n: number) => clock(minutesBefore(n), timeZone)
  const othersHere = here.filter((c) => !hurt.some((h) => h.c === c))
  return (
    <section className="stack" aria-label={title}>
      <h1>{title}</h1>
      <p>{t.whenNow(clock(i.at, timeZone))}</p>
      {i.h ? <p className="card incident-call">{t.headWatch}</p> : null}
      {isGrave(i.k, false) ? <WhomToCall kind={i.k} /> : null}
      {untoldHere(incidents, new Set(i.c.map((c) => c.c)))
        .filter((u) => u.incident === id)
        .map((u) => (
          <TellFamily key={u.child} u={u} />
        ))}
      <div>
        <h2>{t.details}</h2>
        <p className="soft">{t.detailsStep}</p>
      </div>
      {hurt.map((c) => (
        <InjuryOf key={c.c} incident={id} child={c.c} name={nameOf(c.c) ?? ''} />
      ))}
      <fieldset className="incident-choices" aria-label={t.when}>
        <legend>{t.when}</legend>
        {MINUTES.map((n) => (
          <Button
            key={n}
            pressed={Math.abs(Date.parse(i.at) - Date.parse(minutesBefore(n))) < 60_000}
            onPress={() => void say.complete(id, i, { at: minutesBefore(n) }, t.whenNow(hourBefore(n)))}
          >
            {t.minutesBefore(n, hourBefore(n))}
          </Button>
        ))}
      </fieldset>
      {i.k === 'bite' || i.k === 'blow' ? (
        <fieldset className="incident-choices" aria-label={t.whoDid}>
          <legend>{t.whoDid}</legend>
          <p className="soft">{t.whoDidStep}</p>
          {othersHere.map((c) => (
            <Button
              key={c}
              pressed={did === c}
              onPress={() => {
                const rest = i.c
                  .filter((x) => x.p !== 'did' && x.c !== c)
                  .map((x) => ({ child: x.c, part: x.p }))
                const children = did === c ? rest : [...rest, { child: c, part: 'did' as const }]
                void say.complete(id, i, { children }, t.whoDid)
              }}
            >
              {nameOf(c)}
            </Button>
          ))}
        </fieldset>
      ) : null}
      <fieldset className="incident-choices" aria-label={t.witness}>
        <legend>{t.witness}</legend>
        {staff.map((p) => {
          const saw = i.w?.includes(p.id) ?? false
          const witnesses = saw ? i.w!.filter((x) => x !== p.id) : [...(i.w ?? []), p.id]
          return (
            <Button
              key={p.id}
              pressed={saw}
              onPress={() => void say.complete(id, i, { witnesses, unseen: false }, t.witness)}
            >
              {p.name}
            </Button>
          )
        })}
        <Button
          pressed={i.u ?? false}
          onPress={() => void say.complete(id, i, { unseen: !i.u, witnesses: [] }, t.nobodySaw)}
        >
          {t.nobodySaw}
        </Button>
      </fieldset>
      <div className="stack">
        <Field
          kind="long"
          label={t.words}
          hint={t.wordsHint}
          value={words}
          maxLength={1000}
          onChange={setWords}
        />
        <div>
          <Button
            look="main"
            disabled={words.trim().length < 3}
            onPress={() =>
              void say.describe(id, i, words.trim()).then((saved) => {
                if (saved) setWords('')
              })
            }
          >
            {t.save}
          </Button>
        </div>
      </div>
      <CorrectIncident key={i.n} id={id} i={i} />
    </section>
  )
}

function WhomToCall({ kind }: { kind: CarriedIncident['k'] }) {
  const t = useText(incidentTabletText)
  const words = useWords()
  return (
    <section className="card stack incident-call" aria-label={t.call}>
      <h2>{t.call}</h2>
      <ul className="lines">
        {callsFor(kind).map((c) => (
          <li key={c.words.es}>
            {c.number ? (
              <a className="button" href={`tel:${c.number}`}>
                <PhoneCall size={24} aria-hidden />
                {t.dial(words(c.words), c.number)}
              </a>
            ) : (
              <strong>{words(c.words)}</strong>
            )}
            {c.confidence === 'unconfirmed' ? <Chip state="none">{t.unconfirmed}</Chip> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Two touches: what is seen, and on which part. */
function InjuryOf({ incident, child, name }: { incident: string; child: string; name: string }) {
  const t = useText(incidentTabletText)
  const w = useText(incidentText)
  const say = useSayIncident()
  const [injuries, setInjuries] = useState<readonly Injury[]>([])
  const [seen, setSeen] = useState<InjurySeen>()
  const add = (injury: Injury) => {
    setSeen(undefined)
    // one injury a fact: what was said before, here or elsewhere, stands beside it
    void say.seen(incident, child, [injury], t.injurySaved(name)).then((saved) => {
      if (saved) setInjuries((was) => [...was, injury])
    })
  }
  return (
    <fieldset className="incident-choices" aria-label={t.injury(name)}>
      <legend>{t.injury(name)}</legend>
      {injuries.map((x, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: injuries are only added
        <Chip key={n} state="none">{`${w.seen[x.seen]} · ${w.body[x.body]}`}</Chip>
      ))}
      {seen === undefined
        ? InjurySeen.options.map((s) => (
            <Button
              key={s}
              onPress={() => (s === 'nothing-seen' ? add({ body: 'other', seen: s }) : setSeen(s))}
            >
              {w.seen[s]}
            </Button>
          ))
        : BodyPart.options.map((body) => (
            <Button key={body} look="main" onPress={() => add({ body, seen })}>
              {w.body[body]}
            </Button>
          ))}
    </fieldset>
  )
}
