// Hoy, the home of every post: what needs me now, one by one, and what has come up to me from the places I look after.
import CalendarOff from 'lucide-react/icons/calendar-off'
import CircleCheck from 'lucide-react/icons/circle-check'
import Clock from 'lucide-react/icons/clock'
import Newspaper from 'lucide-react/icons/newspaper'
import { useState } from 'react'
import { civilDay } from '../../../kernel/days.ts'
import { rowOfTask } from '../../../kernel/task.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { homeSteps, useMay, useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { type DueLine, readToday, type TaskKindTold, type TaskTold, type Today } from '../contract.ts'
import { type Due, DueList } from './due-list.tsx'
import { minutesSince } from './pending.tsx'
import { DoneButton, DoneLately } from './task-done.tsx'
import { todayText } from './today-text.ts'
import './today.css'

const ALL = 'all'
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone

/** The address on the desk of what one tap opens. */
const addressOf = (kind: TaskKindTold, task: Pick<TaskTold, 'task' | 'book' | 'about' | 'room' | 'from'>) =>
  kind.act.desk
    ?.replaceAll('$book', task.book)
    .replaceAll('$about', task.about)
    .replaceAll('$room', task.room ?? '')
    .replaceAll('$row', rowOfTask(task.task).replaceAll('|', '/'))
    .replaceAll('$day', civilDay(task.from, ZONE))

export function TodayPage() {
  const t = useText(todayText)
  const me = useMe()
  const may = useMay()
  const asked = useAsk(readToday, {})
  const above = me.posts.some(
    (p) => p.role === 'director' || p.role === 'supervisor' || p.role === 'national',
  )
  useStanding([...homeSteps(me, t.mexico), { label: t.title }], 'today')
  const data = asked.data
  return (
    <>
      <PageHead
        title={t.title}
        about={
          data
            ? data.lines.length > 0
              ? t.aboutBoth(data.tasks.length, data.lines.length)
              : t.about(data.tasks.length)
            : '\u00a0'
        }
        actions={
          may('leave.write') ? (
            <>
              {may('devices.read') ? (
                <ButtonLink to="/pendientes" look="quiet" icon={Clock}>
                  {t.onTheWay}
                </ButtonLink>
              ) : null}
              {above ? (
                <ButtonLink to="/resumenes" look="quiet" icon={Newspaper}>
                  {t.digests}
                </ButtonLink>
              ) : null}
              <ButtonLink to="/ausencias" look="quiet" icon={CalendarOff}>
                {t.leaves}
              </ButtonLink>
            </>
          ) : null
        }
      />
      <Asked of={asked} height={30}>
        {(today) => <Lists today={today} />}
      </Asked>
    </>
  )
}

/** What in one place needs me: of a representation by center, of a center one by one. */
export function TodayPlace({ id }: { id: string }) {
  const t = useText(todayText)
  const me = useMe()
  const asked = useAsk(readToday, { place: id })
  const place = asked.data?.place
  useStanding(
    [...homeSteps(me, t.mexico), { label: t.title, to: '/hoy' }, place ? { label: place.name } : undefined],
    'today',
  )
  return (
    <>
      <PageHead title={place ? place.name : t.title} about={t.below} />
      <Asked of={asked} height={30}>
        {(today) => <Lists today={today} />}
      </Asked>
    </>
  )
}

function Lists({ today }: { today: Today }) {
  const t = useText(todayText)
  const may = useMay()
  const now = Date.parse(today.asOf)
  const byKey = new Map(today.tasks.map((x) => [`${x.book} ${x.task}`, x]))
  const due = today.tasks.map((x): Due => ({ ...x, key: `${x.book} ${x.task}`, roomName: x.room_name }))
  if (due.length + today.lines.length === 0)
    return (
      <div className="stack">
        <EmptyState icon={CircleCheck} title={t.empty}>
          {t.emptyAbout}
        </EmptyState>
        <DoneLately done={today.done} kinds={today.kinds} />
      </div>
    )
  return (
    <div className="stack">
      {due.length > 0 ? (
        <DueList
          due={due}
          kinds={today.kinds}
          now={now}
          actOf={(d, kind, label) => {
            const task = byKey.get(d.key)
            const to = task && addressOf(kind, task)
            const opens = kind.act.needs === undefined || may(kind.act.needs)
            return task ? (
              <span className="due-acts">
                {to && opens ? <Act to={to} kind={kind} label={label} /> : null}
                {!opens && kind.act.tablet ? <span className="soft">{t.onTablet}</span> : null}
                {kind.ends === 'by-hand' && may('tasks.read') ? <DoneButton task={task} kind={kind} /> : null}
              </span>
            ) : null
          }}
        />
      ) : null}
      {today.more ? <p className="soft">{t.moreThan}</p> : null}
      {today.lines.length > 0 ? <Places lines={today.lines} kinds={today.kinds} /> : null}
      <DoneLately done={today.done} kinds={today.kinds} />
    </div>
  )
}

function Act({ to, kind, label }: { to: string; kind: TaskKindTold; label: string }) {
  const words = useWords()
  return (
    <Link to={to} className="button" look="plain" label={label}>
      {words(kind.act.words)}
    </Link>
  )
}

/** One card a place: what, how many, since when. Filtered by kind; always in the order of names. */
export function Places({
  lines,
  kinds,
  plain,
}: {
  lines: readonly DueLine[]
  kinds: readonly TaskKindTold[]
  /** inside another card: without a head and a choice of its own */
  plain?: boolean
}) {
  const t = useText(todayText)
  const words = useWords()
  const { number, span } = useFormats()
  const [only, setOnly] = useState(ALL)
  const known = new Map(kinds.map((k) => [k.id, k]))
  const present = kinds.filter((k) => lines.some((l) => l.items.some((i) => i.kind === k.id)))
  const shown = lines.filter((l) => only === ALL || l.items.some((i) => i.kind === only))
  return (
    <section className="stack" aria-label={t.below}>
      {plain ? null : <h2>{t.below}</h2>}
      {plain ? null : <p className="soft">{t.belowAbout}</p>}
      {present.length > 1 && !plain ? (
        <div className="filters no-print">
          <Select
            label={t.filter}
            value={only}
            onChange={setOnly}
            choices={[
              { value: ALL, label: t.all },
              ...present.map((k) => ({ value: k.id, label: words(k.words) })),
            ]}
          />
        </div>
      ) : null}
      <ul className="due-list due-places">
        {shown.map((l) => (
          <li key={l.book} className="card due-place">
            <h3>
              <Link to={`/hoy/${l.book}`}>{l.name}</Link>
            </h3>
            {l.kind === 'representation' ? <span className="soft">{t.centers(l.centers)}</span> : null}
            <ul>
              {l.items
                .filter((i) => only === ALL || i.kind === only)
                .map((i) => {
                  const kind = known.get(i.kind)
                  const late = Date.parse(i.since) < Date.now()
                  return kind ? (
                    <li key={`${i.kind} ${i.way}`}>
                      <strong>
                        {words(kind.words)}
                        {i.count > 1 ? ` · ${number(i.count)}` : ''}
                      </strong>
                      <span className="soft">
                        {late ? t.since(span(minutesSince(i.since))) : t.dueSoon}
                        {i.way === 'own' || i.way === 'late' ? '' : ` · ${t.ways[i.way]}`}
                      </span>
                      {i.way === 'late' ? <Chip state="attention">{t.ways.late}</Chip> : null}
                    </li>
                  ) : null
                })}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
