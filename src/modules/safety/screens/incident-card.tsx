// On a child's card of the tablet: its open incidents, what its family must still hear, and a touch to note another.
import Siren from 'lucide-react/icons/siren'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useIncidents } from './incident-context.ts'
import { incidentTabletText } from './tablet-text.ts'
import { incidentText } from './words.ts'

export function IncidentCard({ child, onOpen }: { child: string; onOpen: () => void }) {
  const t = useText(incidentTabletText)
  const w = useText(incidentText)
  const { clock, day } = useFormats()
  const { incidents, timeZone, today } = useIncidents()
  const open = [...incidents.entries()]
    .flatMap(([id, i]) => {
      const own = i.c.find((c) => c.c === child)
      return own && own.p !== 'there' ? [{ id, i, own }] : []
    })
    .sort((a, b) => (a.i.at < b.i.at ? 1 : -1))
  return (
    <section className="card stack" aria-labelledby="incidents">
      <h2 id="incidents">{t.open}</h2>
      {open.length === 0 ? <p className="soft">{t.none}</p> : null}
      <ul className="lines">
        {open.map(({ id, i, own }) => (
          <li key={id}>
            <span>
              {i.d === today ? '' : `${day(i.d)} · `}
              {t.line(w.kinds[i.k], i.p ? w.places[i.p] : w.noPlace, clock(i.at, timeZone))}
            </span>
            {own.t === undefined ? <Chip state="attention">{t.tellTitle}</Chip> : null}
          </li>
        ))}
      </ul>
      <div>
        <Button icon={Siren} onPress={onOpen}>
          {t.gesture}
        </Button>
      </div>
    </section>
  )
}
