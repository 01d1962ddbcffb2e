// The paper one family reads and signs: their own child alone, printed, and nothing that could tell of another.
import Printer from 'lucide-react/icons/printer'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { incidentPaper } from '../contract.ts'
import { incidentDesk } from './desk-text.ts'
import { useIncidentPurpose } from './incident-told.ts'
import './incidents.css'
import { listText } from './list-text.ts'
import { useWhen } from './use-when.ts'
import { incidentText } from './words.ts'

export function IncidentPaper({ id, incident, child }: { id: string; incident: string; child: string }) {
  const all = useText(incidentDesk)
  const t = all.sheet
  const l = useText(listText)
  const w = useText(incidentText)
  const { list } = useFormats()
  const me = useMe()
  const center = useAsk(centerFile, { book: id })
  const when = useWhen(center.data?.center.time_zone)
  const asked = useAsk(incidentPaper, { book: id, incident, child, purpose: useIncidentPurpose(id) })
  useStanding(
    centerSteps(
      me,
      all.mexico,
      center.data,
      id,
      { label: l.title, to: `/centro/${id}/incidentes` },
      { label: all.what, to: `/centro/${id}/incidentes/${incident}` },
      { label: t.title },
    ),
    'incidents',
  )
  return (
    <Asked of={asked} height={30}>
      {({ paper: p, name, room, center: place, noted_by, change, adults }) => {
        if (p.part === 'there') return <p>{t.nothing}</p>
        const told = p.told.find((x) => x.outcome === 'told')
        return (
          <section className="incident-paper" aria-labelledby="incident-paper">
            <div className="no-print">
              <Button look="main" icon={Printer} onPress={() => print()}>
                {t.print}
              </Button>
            </div>
            <h1 id="incident-paper">{t.title}</h1>
            <dl className="facts">
              <dt>{t.center}</dt>
              <dd>
                {place}
                {room ? `, ${room}` : ''}
              </dd>
              <dt>{t.child}</dt>
              <dd>{name}</dd>
              <dt>{all.what}</dt>
              <dd>
                {w.kinds[p.kind]}, {p.place ? w.places[p.place].toLowerCase() : w.noPlace}
              </dd>
              <dt>{all.at}</dt>
              <dd>{when(p.at)}</dd>
              {p.part === 'hurt' ? (
                <>
                  <dt>{t.found}</dt>
                  <dd>
                    {p.injuries.length > 0
                      ? list(p.injuries.map((x) => `${w.body[x.body].toLowerCase()}, ${w.seen[x.seen]}`))
                      : all.none}
                  </dd>
                </>
              ) : null}
              {p.aid.length > 0 ? (
                <>
                  <dt>{t.did}</dt>
                  <dd>{list(p.aid.map((a) => w.aid[a]))}</dd>
                </>
              ) : null}
              {p.words ? (
                <>
                  <dt>{t.words}</dt>
                  <dd>{p.words}</dd>
                </>
              ) : null}
              {told ? (
                <>
                  <dt>{t.toldAt}</dt>
                  <dd>
                    {when(told.at)}, {w.how[told.how]}
                    {told.who || told.adult ? `, ${told.who ?? adults[told.adult ?? ''] ?? all.someone}` : ''}
                  </dd>
                </>
              ) : null}
            </dl>
            {p.part === 'did' ? <p>{t.didPart}</p> : null}
            {p.head ? (
              <p>
                <strong>{t.headNote}</strong> <span className="soft">{t.headSource}</span>
              </p>
            ) : null}
            {change ? (
              <p>
                {t.change}: {change}
              </p>
            ) : null}
            <p>{all.notedBy(noted_by ?? all.someone, when(p.said_at))}</p>
            <div>
              <p>{t.comment}</p>
              <div className="incident-paper-comment" />
              <div className="incident-paper-comment" style={{ minHeight: '2.5rem' }} />
            </div>
            <div className="incident-paper-signs">
              {t.signs.split('|').map((who) => (
                <div key={who}>
                  <span>{who}</span>
                  <small>{t.signHint}</small>
                </div>
              ))}
            </div>
            <footer className="soft">
              {t.others} {t.source}
            </footer>
          </section>
        )
      }}
    </Asked>
  )
}
