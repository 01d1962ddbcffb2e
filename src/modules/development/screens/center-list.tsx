// Who is to be observed in a center, the longest wait first, and how many of each room were.
import Sprout from 'lucide-react/icons/sprout'
import { useContext, useState } from 'react'
import { daysBetween } from '../../../kernel/days.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { ChildFace, faceText } from '../../../ui/child-face.tsx'
import { Chip, type State } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { faceOf } from '../../../ui/face.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { useMay, useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { developmentOfCenter, type LookedAt } from '../contract.ts'
import { developmentDeskText } from './desk-text.ts'
import { guardText } from './guard-text.ts'
import { LightChip } from './lights.tsx'
import { SignalList } from './signal-note.tsx'

const ALL = 'all'
/** so long a first round is told of: its grace and its spread */
const FIRST_ROUND = 90
/** their time has passed, or the list is done: they count */
const PAST: ReadonlySet<string> = new Set(['done', 'overdue'])
const STATES: Readonly<Record<LookedAt['state'], State>> = {
  overdue: 'attention',
  due: 'none',
  done: 'calm',
  none: 'none',
}

export function DevelopmentCenter({ id }: { id: string }) {
  const t = useText(developmentDeskText)
  const faces = useText(faceText)
  const { day, dayShort } = useFormats()
  const guard = useText(guardText)
  const me = useMe()
  const may = useMay()
  const go = useContext(GoContext)
  const [room, setRoom] = useState(ALL)
  const center = useAsk(centerFile, { book: id })
  const asked = useAsk(developmentOfCenter, { book: id })
  useStanding(centerSteps(me, t.mexico, center.data, id, { label: t.title }), 'development')
  const rooms = (center.data?.rooms ?? []).filter((r) => r.closed_on === null)
  const name = (l: LookedAt) => l.name ?? faces[faceOf(l.child).animal]
  const to = (l: LookedAt) => `/centro/${id}/nina-o-nino/${l.child}`
  const shown = (list: readonly LookedAt[]) => list.filter((l) => room === ALL || l.room === room)
  const light: Column<LookedAt> = {
    id: 'light',
    head: t.list.light,
    value: (l) => t.lights[l.light],
    cell: (l) => <LightChip light={l.light} />,
  }
  const columns = (named: boolean): Column<LookedAt>[] => [
    {
      id: 'child',
      head: t.list.child,
      value: name,
      cell: (l) => (
        <span className="face-line">
          <ChildFace id={l.child} size={40} />
          <Link to={to(l)}>{name(l)}</Link>
        </span>
      ),
    },
    { id: 'room', head: t.list.room, value: (l) => rooms.find((r) => r.key === l.room)?.name ?? t.none },
    {
      id: 'state',
      head: t.list.state,
      value: (l) => l.days_late,
      cell: (l) => (
        <span className="row">
          <Chip state={STATES[l.state]}>{t.states[l.state]}</Chip>
          <span className="soft">
            {[l.months === null ? '' : t.ageGroup(l.months), l.days_late > 0 ? t.list.days(l.days_late) : '']
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
      ),
    },
    { id: 'by', head: t.list.by, value: (l) => l.by, cell: (l) => (l.by ? dayShort(l.by) : t.none) },
    {
      id: 'last',
      head: t.list.last,
      value: (l) => l.last_day,
      cell: (l) => (l.last_day ? dayShort(l.last_day) : t.list.never),
    },
    ...(named ? [light] : []),
    {
      id: 'screening',
      head: t.list.screening,
      value: (l) => l.screening?.months ?? null,
      cell: (l) => (l.screening ? t.list.screeningAt(l.screening.months) : t.none),
    },
  ]
  const covered = (list: readonly LookedAt[]) => {
    const whole = list.filter((l) => PAST.has(l.state))
    return whole.length === 0
      ? t.list.nobodyDue
      : t.list.covered(whole.filter((l) => l.state === 'done').length, whole.length)
  }
  return (
    <>
      <PageHead
        title={t.title}
        about={
          asked.data
            ? t.list.about(
                asked.data.children.filter((l) => l.state === 'overdue').length,
                day(asked.data.today),
              )
            : '\u00a0'
        }
        actions={
          <>
            {may('development.write') ? (
              <ButtonLink to={`/centro/${id}/segundas-miradas`}>{guard.looks.title}</ButtonLink>
            ) : null}
            <ButtonLink to="/instrumentos">{t.list.instruments}</ButtonLink>
          </>
        }
      />
      <div className="filters no-print">
        <Select
          label={t.list.room}
          value={room}
          onChange={setRoom}
          choices={[
            { value: ALL, label: t.list.allRooms },
            ...rooms.map((r) => ({ value: r.key, label: r.name })),
          ]}
        />
      </div>
      <Asked of={asked} height={30}>
        {({ children, named, signals, began, today }) => (
          <div className="stack">
            {began !== null && children.length > 0 && daysBetween(began, today) < FIRST_ROUND ? (
              <section className="card stack" aria-labelledby="first">
                {children.some((l) => l.last_day !== null) ? (
                  <p id="first">{t.list.firstRound(day(began))}</p>
                ) : (
                  <>
                    <h2 id="first">{t.list.notBegun}</h2>
                    <p>{t.list.notBegunAbout(day(began))}</p>
                  </>
                )}
              </section>
            ) : null}
            {named && children.some((l) => l.last_day !== null) ? (
              <SignalList
                signals={signals.filter((s) => shown(children).some((l) => l.child === s.child))}
                name={(child) => {
                  const of = children.find((l) => l.child === child)
                  return of ? name(of) : faces[faceOf(child).animal]
                }}
                to={(child) => `/centro/${id}/nina-o-nino/${child}`}
              />
            ) : null}
            <section className="card stack" aria-labelledby="covered">
              <h2 id="covered">{t.list.coverage}</h2>
              <dl className="facts">
                <dt>{t.list.everyone}</dt>
                <dd>{covered(children)}</dd>
                {(children.some((l) => PAST.has(l.state)) ? rooms : []).map((r) => (
                  <FactOfRoom
                    key={r.key}
                    name={r.name}
                    words={covered(children.filter((l) => l.room === r.key))}
                  />
                ))}
              </dl>
              <p className="soft">
                {t.list.coverageAbout} {t.notATest}
              </p>
            </section>
            <DataTable
              caption={t.title}
              rows={shown(children)}
              rowId={(l) => l.child}
              columns={columns(named)}
              take={{
                list: developmentOfCenter.id,
                filters: { book: id, ...(room === ALL ? {} : { room }) },
                purpose: 'ask',
              }}
              onOpen={(l) => go?.(to(l))}
              empty={
                <EmptyState icon={Sprout} title={t.list.empty}>
                  {t.list.emptyAbout}
                </EmptyState>
              }
            />
          </div>
        )}
      </Asked>
    </>
  )
}

const FactOfRoom = ({ name, words }: { name: string; words: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{words}</dd>
  </>
)
