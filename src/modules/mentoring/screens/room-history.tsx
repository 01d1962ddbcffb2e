// One room over its visits: a small picture a dimension, of that room alone, because it is compared with no other.
import FileQuestion from 'lucide-react/icons/file-question-mark'
import History from 'lucide-react/icons/history'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useLanguage, useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import {
  type Dimension,
  type InteractionInstrument,
  type MentoringVisit,
  mentoringOfCenter,
} from '../contract.ts'
import './mentoring.css'
import { mentoringText } from './text.ts'

type Observed = MentoringVisit & { readonly observed: NonNullable<MentoringVisit['observed']> }

export function RoomHistory({ id, room }: { id: string; room: string }) {
  const t = useText(mentoringText)
  const me = useMe()
  const center = useAsk(centerFile, { book: id })
  const asked = useAsk(mentoringOfCenter, { book: id, room })
  const name = asked.data?.rooms.find((r) => r.id === room)?.name ?? ''
  useStanding(
    centerSteps(
      me,
      t.mexico,
      center.data,
      id,
      { label: t.title, to: `/centro/${id}/acompanamiento` },
      { label: name },
    ),
    'mentoring',
  )
  return (
    <div className="stack">
      <PageHead title={name ? t.historyOf(name) : t.historyTitle} about={t.historyLead} />
      <Asked of={asked} height={30}>
        {(told) => {
          if (name === '')
            return (
              <EmptyState
                icon={FileQuestion}
                title={t.noRoom}
                action={<ButtonLink to={`/centro/${id}/acompanamiento`}>{t.allVisits}</ButtonLink>}
              />
            )
          const seen = told.visits.filter((x): x is Observed => x.observed !== null).reverse()
          if (seen.length === 0)
            return (
              <EmptyState icon={History} title={t.noHistory}>
                {t.noHistoryStep}
              </EmptyState>
            )
          // another version may mean something else by its levels: each has its own pictures
          return told.instruments.map((i) => {
            const own = seen.filter((x) => x.observed.instrument === i.id && x.observed.version === i.version)
            return own.length === 0 ? null : (
              <Pictures key={`${i.id}|${i.version}`} instrument={i} visits={own} />
            )
          })
        }}
      </Asked>
    </div>
  )
}

const MOST = 10

function Pictures({
  instrument,
  visits,
}: {
  instrument: InteractionInstrument
  visits: readonly Observed[]
}) {
  const t = useText(mentoringText)
  const { language } = useLanguage()
  return (
    <section className="card stack" aria-labelledby={instrument.version}>
      <h2 id={instrument.version}>
        {t.otherVersion(instrument.title[language] ?? instrument.title.es, instrument.version)}
      </h2>
      <div className="mentoring-pictures">
        {instrument.dimensions.map((d) => (
          <Picture key={d.id} dimension={d} visits={visits.slice(-MOST)} />
        ))}
      </div>
      <p className="soft">
        {t.source}: {instrument.source}.
      </p>
    </section>
  )
}

const W = 280
const LINE = 22
const TOP = 8

function Picture({ dimension: d, visits }: { dimension: Dimension; visits: readonly Observed[] }) {
  const t = useText(mentoringText)
  const { language } = useLanguage()
  const { day } = useFormats()
  const of = d.levels.length
  const tall = TOP * 2 + (of - 1) * LINE
  const step = W / visits.length
  const y = (level: number) => TOP + (of - level) * LINE
  const x = (i: number) => step * (i + 0.5)
  const marks = visits.map((visit, i) => ({
    visit,
    i,
    level: visit.observed.dimensions[d.id]?.level ?? null,
  }))
  const known = marks.filter((m): m is typeof m & { level: number } => m.level !== null)
  const first = known[0]
  const last = known.at(-1)
  const words = marks.map((m) =>
    t.point(day(m.visit.day), m.level === null ? t.notSeen : t.level(m.level, of)),
  )
  return (
    <figure>
      <figcaption>
        <strong>{d.words[language] ?? d.words.es}</strong>
        <br />
        <span className="soft">
          {!first || !last ? t.notSeen : first === last ? t.once : t.moved(first.level, last.level)}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${W} ${tall}`} role="img" aria-label={words.join('. ')}>
        {d.levels.map((l, i) => (
          <line key={l.es} className="guide" x1={0} x2={W} y1={y(i + 1)} y2={y(i + 1)} />
        ))}
        <polyline className="way" points={known.map((m) => `${x(m.i)},${y(m.level)}`).join(' ')} />
        {known.map((m) => (
          <circle key={m.visit.key} cx={x(m.i)} cy={y(m.level)} r={6}>
            <title>{t.point(day(m.visit.day), t.level(m.level, of))}</title>
          </circle>
        ))}
      </svg>
      {last ? (
        <p className="soft">{d.levels[last.level - 1]?.[language] ?? d.levels[last.level - 1]?.es}</p>
      ) : null}
    </figure>
  )
}
