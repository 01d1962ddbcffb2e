// "Was it an incident?": a note that tells of a hurt, with one touch to note the incident or to say why it was none.
import Siren from 'lucide-react/icons/siren'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { ChildFace } from '../../../ui/child-face.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { WhyNoIncident } from '../contract/kinds.ts'
import { type Question, useIncidents } from './incident-context.ts'
import { useSayIncident } from './saying-incident.ts'
import './tablet.css'
import { incidentTabletText } from './tablet-text.ts'

/** In free words only the desk says why: here one touch is enough. */
const WHYS = WhyNoIncident.options.filter((w) => w !== 'other')

export function WasIt({ q, onNote }: { q: Question; onNote: (child: string) => void }) {
  const t = useText(incidentTabletText)
  const { clock, day } = useFormats()
  const { nameOf, noteOf, timeZone, today } = useIncidents()
  const say = useSayIncident()
  const [no, setNo] = useState(false)
  const name = nameOf(q.child) ?? ''
  return (
    <section className="card stack incident-tell" aria-label={`${t.wasIt} ${name}`}>
      <div className="face-line">
        <ChildFace id={q.child} size={48} />
        <span>
          <strong>{name}</strong>
          {q.notes.map((n) => (
            <span key={n.id} className="incident-note">
              {q.day === today ? '' : `${day(q.day)} · `}
              {t.noted(clock(n.at, timeZone), noteOf(q.child, q.day, n.id) ?? t.noteElsewhere)}
            </span>
          ))}
        </span>
      </div>
      <h2>{t.wasIt}</h2>
      <div className="incident-choices">
        <Button look="main" big icon={Siren} onPress={() => onNote(q.child)}>
          {t.wasItYes}
        </Button>
        <Button big pressed={no} onPress={() => setNo(!no)}>
          {t.wasItNo}
        </Button>
      </div>
      {no ? (
        <fieldset className="incident-choices" aria-label={t.whyNone}>
          <legend>{t.whyNone}</legend>
          {WHYS.map((why) => (
            <Button
              key={why}
              big
              onPress={() =>
                void say.none(
                  ...([q.child, { day: q.day, notes: q.notes.map((n) => n.id) }] as const),
                  why,
                  t.noneSaid(t.whys[why]),
                )
              }
            >
              {t.whys[why]}
            </Button>
          ))}
        </fieldset>
      ) : null}
    </section>
  )
}
