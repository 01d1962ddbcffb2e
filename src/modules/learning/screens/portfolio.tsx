// A child's portfolio: what was seen, newest first, with its photo while the family agrees; noting one more; the ways to story and report.
import BookHeart from 'lucide-react/icons/book-heart'
import GraduationCap from 'lucide-react/icons/graduation-cap'
import NotebookPen from 'lucide-react/icons/notebook-pen'
import { useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay, useMe } from '../../../ui/me.tsx'
import { fileAddress } from '../../../ui/send-file.ts'
import { useStanding } from '../../../ui/standing.tsx'
import { todayIn } from '../../../ui/today.ts'
import { centerFile } from '../../network/contract.ts'
import { type PortfolioEntry, portfolioOf } from '../contract.ts'
import { mondayOf } from '../rules/week-of.ts'
import './learning.css'
import { NoteObservation } from './note-observation.tsx'
import { portfolioText } from './portfolio-text.ts'
import { learningWords } from './words.ts'

/** The portfolio is opened where the child is, to look after it. */
export const PURPOSE = 'care'

/** In a child's file: the way to its portfolio. */
export function PortfolioCard({ book, child }: { book: string; child: string }) {
  const t = useText(portfolioText)
  const me = useMe()
  const may = useMay()
  if (!may('learning.read') || !me.posts.some((p) => p.book === book)) return null
  return (
    <section className="card stack" aria-labelledby="portfolio">
      <h2 id="portfolio">{t.title}</h2>
      <p className="soft">{t.card}</p>
      <div>
        <ButtonLink to={`/centro/${book}/nina-o-nino/${child}/portafolio`} icon={BookHeart}>
          {t.open}
        </ButtonLink>
      </div>
    </section>
  )
}

export function Portfolio({ id, child }: { id: string; child: string }) {
  const t = useText(portfolioText)
  const w = useText(learningWords)
  const { day } = useFormats()
  const me = useMe()
  const may = useMay()
  const [noting, setNoting] = useState(false)
  const center = useAsk(centerFile, { book: id })
  const today = todayIn(center.data?.center.time_zone)
  const asked = useAsk(portfolioOf, { book: id, child, purpose: PURPOSE })
  const file = `/centro/${id}/nina-o-nino/${child}`
  useStanding(
    centerSteps(
      me,
      t.mexico,
      center.data,
      id,
      { label: t.children, to: `/centro/${id}/ninas-y-ninos` },
      { label: asked.data?.child.name ?? '', to: file },
      { label: t.title },
    ),
    'children',
  )
  return (
    <Asked of={asked} height={40}>
      {(told) => (
        <div className="stack">
          <PageHead title={t.of(told.child.name)} about={t.lead} />
          <div className="row">
            {may('learning.write') && told.child.room ? (
              <Button look="main" icon={NotebookPen} onPress={() => setNoting(true)}>
                {t.note}
              </Button>
            ) : null}
            <ButtonLink to={`${file}/semana/${mondayOf(today)}`} icon={BookHeart}>
              {t.story}
            </ButtonLink>
            <ButtonLink to={`${file}/paso-a-preescolar`} icon={GraduationCap}>
              {t.transition}
            </ButtonLink>
          </div>
          <section className="card stack" aria-labelledby="looks-for">
            <h2 id="looks-for">{t.interests}</h2>
            {told.interests.length === 0 ? <p className="soft">{t.noInterests}</p> : null}
            <ul className="learning-topics">
              {told.interests.slice(0, 12).map((i) => (
                <li key={i.id}>
                  {w.topics[i.topic]}
                  <span className="soft"> · {day(i.day)}</span>
                </li>
              ))}
            </ul>
          </section>
          <section className="stack" aria-labelledby="entries">
            <h2 id="entries">{t.entries}</h2>
            {told.entries.length === 0 ? (
              <EmptyState icon={NotebookPen} title={t.none}>
                {t.noneStep}
              </EmptyState>
            ) : null}
            {told.entries.map((e) => (
              <Entry key={e.id} book={id} entry={e} who={told.names[e.by]} photos={told.photos} />
            ))}
          </section>
          {noting && told.child.room ? (
            <NoteObservation
              {...{ book: id, child, today }}
              room={told.child.room}
              photos={told.photos}
              onClose={() => setNoting(false)}
            />
          ) : null}
        </div>
      )}
    </Asked>
  )
}

export function Entry({
  book,
  entry: e,
  who,
  photos,
}: {
  book: string
  entry: PortfolioEntry
  who?: string | undefined
  photos: boolean
}) {
  const t = useText(portfolioText)
  const w = useText(learningWords)
  const { day } = useFormats()
  return (
    <article className="card portfolio-entry">
      <p className="soft">{[day(e.day), who].filter(Boolean).join(' · ')}</p>
      <p>{e.text}</p>
      {e.blob && e.photo ? (
        <img src={fileAddress(book, e.blob, PURPOSE)} alt={t.photoOf(day(e.day))} loading="lazy" />
      ) : e.blob ? (
        <p className="soft no-print">{photos ? t.photoLater : t.photoHidden}</p>
      ) : null}
      <p className="soft no-print">
        {[
          ...e.fields.map((f) => w.fields[f]),
          e.family ? t.forFamily : '',
          e.others > 0 ? t.others(e.others) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </article>
  )
}
