// Incidents on the tablet: what is open of the chosen children first, then the note of a new one, then its details.
import Plus from 'lucide-react/icons/plus'
import Undo2 from 'lucide-react/icons/undo-2'
import { useState } from 'react'
import { uuid7 } from '../../../kernel/ids.ts'
import { Button } from '../../../ui/button.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { questionsHere, useIncidents } from './incident-context.ts'
import { IncidentDetails } from './incident-details.tsx'
import { type IncidentDraft, NoteIncident } from './note-incident.tsx'
import './tablet.css'
import { incidentTabletText } from './tablet-text.ts'
import { WasIt } from './was-it.tsx'
import { incidentText } from './words.ts'

/** A draft for these children; whoever is chosen already needs no asking. */
export const newDraft = (chosen: readonly string[]): IncidentDraft => ({
  ...{
    incident: uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
    children: chosen,
    who: chosen.length > 0,
  },
})

export function IncidentTablet({
  chosen,
  straight,
  draft,
  onDraft,
  onBack,
}: {
  /** chosen on the wall, or the child of the card */
  chosen: readonly string[]
  /** opens on the note of a new one */
  straight: boolean
  draft: IncidentDraft | undefined
  onDraft: (draft: IncidentDraft | undefined) => void
  onBack: () => void
}) {
  const t = useText(incidentTabletText)
  const { incidents, questions } = useIncidents()
  const asked = questionsHere(questions, new Set(chosen))
  const open = [...incidents.entries()]
    .filter(([, i]) => chosen.length === 0 || i.c.some((c) => chosen.includes(c.c)))
    .sort(([, a], [, b]) => (a.at < b.at ? 1 : -1))
  const [shown, setShown] = useState<string>()
  const [noting, setNoting] = useState(
    straight || draft !== undefined || (open.length === 0 && asked.length === 0),
  )
  const incident = shown === undefined ? undefined : incidents.get(shown)
  const note = draft ?? newDraft(chosen)
  return (
    <main id="main" className="tablet-main stack">
      <div className="row">
        <Button icon={Undo2} onPress={onBack}>
          {incident ? t.ready : t.back}
        </Button>
        {noting ? null : (
          <Button
            icon={Plus}
            onPress={() => {
              setShown(undefined)
              onDraft(newDraft(chosen))
              setNoting(true)
            }}
          >
            {t.another}
          </Button>
        )}
      </div>
      {noting || incident
        ? null
        : asked.map((q) => (
            <WasIt
              key={q.child}
              q={q}
              onNote={(child) => {
                onDraft(newDraft([child]))
                setNoting(true)
              }}
            />
          ))}
      {shown !== undefined && incident ? (
        <IncidentDetails key={shown} id={shown} i={incident} />
      ) : noting ? (
        <NoteIncident
          draft={note}
          onDraft={onDraft}
          onSaved={() => {
            setShown(note.incident)
            setNoting(false)
            onDraft(undefined)
          }}
        />
      ) : open.length === 0 ? null : (
        <OpenIncidents open={open.map(([id]) => id)} onOpen={setShown} />
      )}
    </main>
  )
}

/** Lines of open incidents, each with a touch to complete it. */
export function OpenIncidents({ open, onOpen }: { open: readonly string[]; onOpen: (id: string) => void }) {
  const t = useText(incidentTabletText)
  const w = useText(incidentText)
  const { clock } = useFormats()
  const { incidents, nameOf, timeZone } = useIncidents()
  return (
    <section className="stack" aria-label={t.open}>
      <h1>{t.open}</h1>
      <ul className="lines">
        {open.map((id) => {
          const i = incidents.get(id)
          if (!i) return null
          const place = i.p ? w.places[i.p] : w.noPlace
          const names = i.c.flatMap((c) => (c.p === 'there' ? [] : [nameOf(c.c) ?? '']))
          return (
            <li key={id}>
              <span>
                <strong>{t.line(w.kinds[i.k], place, clock(i.at, timeZone))}</strong>
                <br />
                <span className="soft">{names.filter(Boolean).join(', ')}</span>
              </span>
              <Button label={`${t.seeIncident}: ${w.kinds[i.k]}`} onPress={() => onOpen(id)}>
                {t.seeIncident}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
