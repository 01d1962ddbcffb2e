// Accompanying in a center: what was agreed and waits, the visits newest first, and the way to note one more.
import Footprints from 'lucide-react/icons/footprints'
import MessagesSquare from 'lucide-react/icons/messages-square'
import NotebookPen from 'lucide-react/icons/notebook-pen'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { useMay, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { mentoringOfCenter } from '../contract.ts'
import { Agreements } from './agreements.tsx'
import { mentoringText } from './text.ts'

/** `agreement`: the one that somebody came to say something of, with its question already open. */
export function CenterVisits({ id, agreement }: { id: string; agreement?: string }) {
  const t = useText(mentoringText)
  const me = useMe()
  const may = useMay()
  const { day } = useFormats()
  const center = useAsk(centerFile, { book: id })
  const asked = useAsk(mentoringOfCenter, { book: id })
  const here = `/centro/${id}/acompanamiento`
  useStanding(centerSteps(me, t.mexico, center.data, id, { label: t.title }), 'mentoring')
  return (
    <div className="stack">
      <PageHead title={t.title} about={may('mentoring.see') ? t.lead : t.leadOwn} />
      {may('mentoring.write') || may('mentoring.talk') ? (
        <div className="row">
          {may('mentoring.write') ? (
            <ButtonLink look="main" to={`${here}/anotar`} icon={NotebookPen}>
              {t.newVisit}
            </ButtonLink>
          ) : null}
          {may('mentoring.talk') ? (
            <ButtonLink to="/conversaciones" icon={MessagesSquare}>
              {t.talks}
            </ButtonLink>
          ) : null}
        </div>
      ) : null}
      <Asked of={asked} height={24}>
        {(told) => (
          <div className="stack">
            <section className="card stack" aria-labelledby="agreements">
              <h2 id="agreements">{t.agreements}</h2>
              <Agreements book={id} told={told} list={told.agreements} asked={agreement} />
            </section>
            <section className="stack" aria-labelledby="visits">
              <h2 id="visits">{t.visits}</h2>
              {told.visits.length === 0 ? (
                <EmptyState icon={Footprints} title={t.noVisits}>
                  {t.noVisitsStep}
                </EmptyState>
              ) : (
                <ul className="lines">
                  {told.visits.map((x) => {
                    const room = told.rooms.find((r) => r.id === x.room)
                    const names = x.people.map((p) => told.names[p] ?? t.somebody).join(', ')
                    return (
                      <li key={x.key}>
                        <div className="stack">
                          <Link to={`${here}/visita/${x.key}`}>
                            {day(x.day)} · {room?.name ?? t.wholeCenter}
                          </Link>
                          <span>{x.focus}</span>
                          <span className="soft">
                            {[t.by(told.names[x.by] ?? t.somebody), names ? t.withWhom(names) : '']
                              .filter(Boolean)
                              .join(' · ')}
                          </span>
                        </div>
                        {room && x.observed ? <Link to={`${here}/sala/${room.id}`}>{t.history}</Link> : null}
                      </li>
                    )
                  })}
                </ul>
              )}
            </section>
          </div>
        )}
      </Asked>
    </div>
  )
}
