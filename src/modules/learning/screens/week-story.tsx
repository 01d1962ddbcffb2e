// A child's week as a page for its family, printed: what its room did on the days it came, what was seen, what draws it these days.
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Printer from 'lucide-react/icons/printer'
import { addDays } from '../../../kernel/days.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { printThis } from '../../../ui/print-this.ts'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { storyOfWeek } from '../contract.ts'
import { mondayOf } from '../rules/week-of.ts'
import './learning.css'
import { Entry, PURPOSE } from './portfolio.tsx'
import { portfolioText } from './portfolio-text.ts'
import { learningWords } from './words.ts'

export function WeekStory({ id, child, week: named }: { id: string; child: string; week: string }) {
  const t = useText(portfolioText)
  const w = useText(learningWords)
  const { day, list } = useFormats()
  const me = useMe()
  const week = mondayOf(named)
  const center = useAsk(centerFile, { book: id })
  const asked = useAsk(storyOfWeek, { book: id, child, week, purpose: PURPOSE })
  const file = `/centro/${id}/nina-o-nino/${child}`
  useStanding(
    centerSteps(
      me,
      t.mexico,
      center.data,
      id,
      { label: t.children, to: `/centro/${id}/ninas-y-ninos` },
      { label: t.title, to: `${file}/portafolio` },
      { label: t.story },
    ),
    'children',
  )
  return (
    <div className="stack">
      <div className="row no-print">
        <ButtonLink look="quiet" icon={ChevronLeft} to={`${file}/semana/${addDays(week, -7)}`}>
          {t.before}
        </ButtonLink>
        <strong>{t.weekOf(day(week), day(addDays(week, 4)))}</strong>
        <ButtonLink look="quiet" icon={ChevronRight} to={`${file}/semana/${addDays(week, 7)}`}>
          {t.after}
        </ButtonLink>
        <Button look="main" icon={Printer} onPress={printThis}>
          {t.print}
        </Button>
      </div>
      <p className="soft no-print">{t.storyLead}</p>
      <Asked of={asked} height={30}>
        {(told) => (
          <section className="card stack week-story" data-print-this aria-labelledby="story">
            <h1 id="story">{t.storyOf(told.given)}</h1>
            <p>
              {[told.center, told.room].filter(Boolean).join(' · ')} ·{' '}
              {t.weekOf(day(week), day(addDays(week, 4)))}
            </p>
            <p>{told.days.length === 0 ? t.notThere : t.came(told.days.length)}</p>
            {told.interests.length > 0 ? (
              <p>{t.likes(list(told.interests.map((x) => w.topics[x].toLowerCase())))}</p>
            ) : null}
            {told.activities.length > 0 ? (
              <>
                <h2>{t.did}</h2>
                <ul>
                  {told.activities.map((a) => (
                    <li key={`${a.day}|${a.activity}`}>
                      {day(a.day)}: <strong>{a.title}</strong>
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            {told.entries.length > 0 ? (
              <>
                <h2>{t.sawTitle}</h2>
                {told.entries.map((e) => (
                  <Entry key={e.id} book={id} entry={e} photos />
                ))}
              </>
            ) : null}
            {told.entries.length + told.activities.length === 0 ? <p className="soft">{t.nothing}</p> : null}
          </section>
        )}
      </Asked>
    </div>
  )
}
