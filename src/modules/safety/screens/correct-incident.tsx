// What was noted wrong is said again: what it was and where, with why; the first note stays in its history.
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useText } from '../../../ui/language.tsx'
import { IncidentKind, IncidentPlace } from '../contract/kinds.ts'
import type { CarriedIncident } from '../rules/carried.ts'
import { useSayIncident } from './saying-incident.ts'
import { incidentTabletText } from './tablet-text.ts'
import { incidentText } from './words.ts'

export function CorrectIncident({ id, i }: { id: string; i: CarriedIncident }) {
  const t = useText(incidentTabletText)
  const w = useText(incidentText)
  const say = useSayIncident()
  const [open, setOpen] = useState(false)
  const [kind, setKind] = useState(i.k)
  const [place, setPlace] = useState(i.p)
  const [head, setHead] = useState(i.h ?? false)
  const changed = kind !== i.k || place !== i.p || head !== (i.h ?? false)
  const save = (why: string) =>
    void say
      .complete(id, i, { kind, head, ...(place ? { place } : {}) }, w.kinds[kind], why)
      .then((saved) => {
        if (saved) setOpen(false)
      })
  if (!open)
    return (
      <div>
        <Button onPress={() => setOpen(true)}>{t.correct}</Button>
      </div>
    )
  return (
    <section className="card stack" aria-label={t.correct}>
      <h2>{t.correct}</h2>
      <fieldset className="incident-choices">
        <legend>{t.what}</legend>
        {IncidentKind.options.map((k) => (
          <Button key={k} pressed={kind === k} onPress={() => setKind(k)}>
            {w.kinds[k]}
          </Button>
        ))}
      </fieldset>
      <fieldset className="incident-choices">
        <legend>{t.where}</legend>
        {IncidentPlace.options.map((p) => (
          <Button key={p} pressed={place === p} onPress={() => setPlace(p)}>
            {w.places[p]}
          </Button>
        ))}
      </fieldset>
      <fieldset className="incident-choices">
        <legend>{t.head}</legend>
        <Button pressed={head} onPress={() => setHead(true)}>
          {t.yes}
        </Button>
        <Button pressed={!head} onPress={() => setHead(false)}>
          {t.no}
        </Button>
      </fieldset>
      <fieldset className="incident-choices">
        <legend>{t.whyCorrect}</legend>
        {Object.values(t.whyCorrected).map((why) => (
          <Button key={why} look="main" disabled={!changed} onPress={() => save(why)}>
            {why}
          </Button>
        ))}
        <Button look="quiet" onPress={() => setOpen(false)}>
          {t.leave}
        </Button>
      </fieldset>
    </section>
  )
}
