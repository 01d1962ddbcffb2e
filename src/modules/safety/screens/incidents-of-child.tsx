// The incidents of one child in its file, for who may read those of the center, and the way to note one.
import { useAsk } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { useMay } from '../../../ui/me.tsx'
import { todayIn } from '../../../ui/today.ts'
import { listIncidents } from '../contract.ts'
import { incidentDesk } from './desk-text.ts'
import { listText } from './list-text.ts'
import { noteText } from './note-text.ts'
import { useWhen } from './use-when.ts'
import { incidentText } from './words.ts'

const SHOWN = 6

export function IncidentsOfChild({
  book,
  child,
  zone,
}: {
  book: string
  child: string
  zone?: string | undefined
}) {
  const t = useText(incidentDesk)
  const l = useText(listText)
  const w = useText(incidentText)
  const when = useWhen(zone)
  const n = useText(noteText)
  const may = useMay()
  const reads = may('incidents.read')
  const asked = useAsk(listIncidents, reads ? { book, involved: child } : undefined)
  const told = asked.data
  const note = may('incidents.write') ? (
    <ButtonLink to={`/centro/${book}/incidentes/nuevo/${child}/${todayIn(zone)}`}>{n.open}</ButtonLink>
  ) : null
  // who may begin one and not read the center's: the way to begin it is all there is
  if (!reads)
    return note ? (
      <section className="card stack" aria-labelledby="child-incidents">
        <h2 id="child-incidents">{t.ofChild.title}</h2>
        <div>{note}</div>
      </section>
    ) : null
  if (!told) return null
  return (
    <section className="card stack" aria-labelledby="child-incidents">
      <h2 id="child-incidents">{t.ofChild.title}</h2>
      {told.total === 0 ? <p className="soft">{t.ofChild.none}</p> : null}
      <ul className="lines">
        {told.incidents.slice(0, SHOWN).map((i) => {
          const part = i.children.find((c) => c.child === child)?.part
          return (
            <li key={i.id}>
              <span>
                <Link to={`/centro/${book}/incidentes/${i.id}`} label={l.open(w.kinds[i.kind], when(i.at))}>
                  {w.kinds[i.kind]}
                </Link>{' '}
                {part ? w.parts[part] : ''} <span className="soft">{when(i.at)}</span>
              </span>
              {i.closed ? <Chip state="calm">{l.closed}</Chip> : null}
            </li>
          )
        })}
      </ul>
      {told.total > SHOWN ? <p className="soft">{t.ofChild.more(told.total - SHOWN)}</p> : null}
      <div className="row">
        {note}
        <ButtonLink to={`/centro/${book}/incidentes`} look="quiet">
          {t.ofChild.all}
        </ButtonLink>
      </div>
    </section>
  )
}
