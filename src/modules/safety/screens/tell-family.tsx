// What each family must still hear, with one touch to say that it was told and to whom; before a child goes home, and at any time.
import Phone from 'lucide-react/icons/phone'
import UserCheck from 'lucide-react/icons/user-check'
import { useContext, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { ChildFace } from '../../../ui/child-face.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { ToldHow } from '../contract/kinds.ts'
import { RelationsContext, type Untold, useIncidents } from './incident-context.ts'
import './tablet.css'
import { useSayIncident } from './saying-incident.ts'
import { incidentTabletText } from './tablet-text.ts'
import { incidentText } from './words.ts'

/** Adults shown as buttons; the others are told as somebody else. */
const SHOWN = 4

export function TellFamily({ u }: { u: Untold }) {
  const t = useText(incidentTabletText)
  const w = useText(incidentText)
  const relations = useContext(RelationsContext)
  const { clock } = useFormats()
  const { nameOf, circles, adults, timeZone } = useIncidents()
  const say = useSayIncident()
  const [how, setHow] = useState<ToldHow>('in-person')
  const [other, setOther] = useState(false)
  const [who, setWho] = useState('')
  const name = nameOf(u.child) ?? ''
  const known = (circles.get(u.child)?.adults ?? []).filter((a) => !a.withdrawn && !a.proposed)
  const people = known.slice(0, SHOWN).flatMap((link) => {
    const adult = adults.get(link.adult)
    return adult ? [{ link, name: `${adult.given} ${adult.first}` }] : []
  })
  const told = (to: { adult?: string; relation?: string; who?: string }) =>
    void say.told(u.incident, u.child, { ...to, how, outcome: 'told' }, t.toldSaid(name))
  const place = u.i.p ? w.places[u.i.p] : w.noPlace
  return (
    <section className="card stack incident-tell" aria-label={name}>
      <div className="face-line">
        <ChildFace id={u.child} size={48} />
        <span>
          <strong>{name}</strong>
          <br />
          {t.line(w.kinds[u.i.k], place, clock(u.i.at, timeZone))}
        </span>
      </div>
      <fieldset className="row" aria-label={t.how}>
        {ToldHow.options.map((h) => (
          <Button key={h} look="quiet" pressed={how === h} onPress={() => setHow(h)}>
            {w.how[h]}
          </Button>
        ))}
      </fieldset>
      <div className="incident-choices">
        {people.map(({ link, name }) => (
          <Button
            key={link.adult}
            look="main"
            icon={UserCheck}
            onPress={() => told({ adult: link.adult, relation: link.relation })}
          >
            {t.toldTo(`${name} (${relations[link.relation]?.toLowerCase() ?? ''})`)}
          </Button>
        ))}
        <Button icon={UserCheck} pressed={other} onPress={() => setOther(!other)}>
          {t.toldOther}
        </Button>
        <Button
          icon={Phone}
          look="quiet"
          onPress={() =>
            void say.told(u.incident, u.child, { how: 'phone', outcome: 'no-answer' }, t.noAnswerSaid)
          }
        >
          {t.noAnswer}
        </Button>
      </div>
      {other ? (
        <div className="row">
          <Field label={t.otherName} value={who} maxLength={160} onChange={setWho} />
          <Button look="main" disabled={who.trim().length < 2} onPress={() => told({ who: who.trim() })}>
            {t.save}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
