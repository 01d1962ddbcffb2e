// The door on a day: who came and with whom they left, what waits for an answer, and how many plates to count on.
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import { useState } from 'react'
import * as v from 'valibot'
import { addDays, COUNTRY_ZONE, civilDay, Day, instantOf } from '../../../kernel/days.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { useMay, useMe } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { medicineHanded } from '../contract/kinds.ts'
import { type DoorChild, doorOfDay, type Mark } from '../contract.ts'
import { medicineWaiting, type Stop, stopsOf } from '../rules/fold-day.ts'
import { noticeOf } from '../rules/notice.ts'
import { DecideStop } from './decide-stop.tsx'
import { monthText } from './desk-text.ts'
import { doorText } from './door-text.ts'
import { referralText } from './referral-text.ts'
import { TellDeparture, TellReason } from './tell-of-day.tsx'

const ALL = 'all'

/** `on`: the day it opens on, which a task of that day says; today without it. */
export function DoorPage({ id, day: on }: { id: string; day?: string }) {
  const t = useText(doorText)
  const m = useText(monthText)
  const r = useText(referralText)
  const { day: dayWords, clock } = useFormats()
  const me = useMe()
  const may = useMay()
  const center = useAsk(centerFile, { book: id })
  const zone = center.data?.center.time_zone
  const [chosen, setDay] = useState<Day | undefined>(v.is(Day, on) ? on : undefined)
  const today = civilDay(new Date().toISOString(), zone ?? COUNTRY_ZONE)
  const day = chosen ?? today
  const [room, setRoom] = useState(ALL)
  const asked = useAsk(doorOfDay, { book: id, day, ...(room === ALL ? {} : { room }) })
  const [deciding, setDeciding] = useState<{ child: DoorChild; stop: Stop }>()
  const [telling, setTelling] = useState<{ child: DoorChild; what: 'departure' | 'reason' }>()
  const saying = useSaying()
  useStanding(centerSteps(me, t.mexico, center.data, id, { label: t.title }), 'door')
  const rooms = center.data?.rooms ?? []
  const roomName = (key: string | null) => rooms.find((r) => r.key === key)?.name ?? t.noRoom
  const closes = center.data?.center.closes
  const closedAt = closes && zone ? instantOf(day, closes, zone) : undefined
  const at = (instant: string | null | undefined) => (instant ? clock(instant, zone) : '–')
  const name = (c: DoorChild) => c.name ?? t.notNamed
  const cutOff = asked.data?.cut_off
  const noticeWords = (c: DoorChild) => {
    const notice = cutOff && c.told?.state === 'absent' ? noticeOf(c.told.marks, cutOff) : undefined
    if (notice === undefined || !cutOff) return ''
    return notice === 'in-time' ? ` · ${t.inTime}` : ` · ${t.afterCutOff(clock(cutOff, zone))}`
  }
  const adultName = (x: { adult?: string | undefined; name?: string | undefined }) =>
    x.name ?? (x.adult ? (asked.data?.adults[x.adult] ?? t.someAdult) : '')
  const withWhom = (c: DoorChild) => (c.told?.pick_up ? adultName(c.told.pick_up) || null : null)
  const handOver = (c: DoorChild, arrivals: readonly Mark[]) =>
    void saying.say(
      arrivals.map((m) => ({
        ...{ kind: medicineHanded, about: c.id, book: id, payload: { day, arrival: m.id } },
        ...(c.told?.room ? { room: c.told.room } : {}),
      })),
    )
  const columns: Column<DoorChild>[] = [
    {
      id: 'child',
      head: t.child,
      value: name,
      cell: (c) => <Link to={`/centro/${id}/nina-o-nino/${c.id}`}>{name(c)}</Link>,
    },
    { id: 'room', head: t.room, value: (c) => roomName(c.told?.room ?? c.room) },
    {
      id: 'state',
      head: t.state,
      value: (c) => (c.told ? t.states[c.told.state] : c.awaited ? t.awaited : t.notAwaited),
      cell: (c) => (
        <>
          {c.told ? t.states[c.told.state] : c.awaited ? t.awaited : t.notAwaited}
          {c.told?.reason ? ` · ${m.reasons[c.told.reason]}` : ''}
          {noticeWords(c)}
        </>
      ),
    },
    {
      id: 'arrived',
      head: t.arrived,
      value: (c) => c.told?.arrived_at ?? null,
      cell: (c) => at(c.told?.arrived_at),
    },
    {
      id: 'left',
      head: t.left,
      value: (c) => c.told?.left_at ?? null,
      cell: (c) => (
        <>
          {at(c.told?.left_at)}{' '}
          {c.told?.late_minutes ? <Chip state="attention">{t.lateBy(c.told.late_minutes)}</Chip> : null}
        </>
      ),
    },
    {
      id: 'with',
      head: t.withWhom,
      value: (c) =>
        c.told?.pick_up ? [withWhom(c), t.how[c.told.pick_up.how]].filter(Boolean).join(' · ') : null,
      cell: (c) =>
        c.told?.pick_up ? (
          <>
            {withWhom(c)} <span className="soft">{t.how[c.told.pick_up.how]}</span>
          </>
        ) : null,
    },
    {
      id: 'look',
      head: t.look,
      value: (c) => c.told?.flags.map((f) => m.flags[f]).join(', ') || null,
      cell: (c) => (
        <span className="row">
          {c.alarm ? <Chip state="urgent">{t.alarm}</Chip> : null}
          {c.told?.flags.map((f) => (
            <Chip key={f} state="attention">
              {m.flags[f]}
            </Chip>
          ))}
          {c.told?.marks.some((x) => x.kind === 'not-received') ? (
            <Link to={`/centro/${id}/puerta/envio/${c.id}/${day}`}>{r.link}</Link>
          ) : null}
        </span>
      ),
    },
  ]
  return (
    <>
      <PageHead title={t.title} about={dayWords(day)} />
      <div className="filters no-print">
        <Button look="quiet" icon={ChevronLeft} onPress={() => setDay(addDays(day, -1))}>
          {t.before}
        </Button>
        <Field kind="date" label={t.day} value={day} onChange={(d) => d && setDay(d)} />
        <Button
          look="quiet"
          icon={ChevronRight}
          disabled={day >= today}
          onPress={() => setDay(addDays(day, 1))}
        >
          {t.after}
        </Button>
        <Select
          label={t.room}
          value={room}
          onChange={setRoom}
          choices={[
            { value: ALL, label: t.allRooms },
            ...rooms.filter((r) => r.closed_on === null).map((r) => ({ value: r.key, label: r.name })),
          ]}
        />
        <span className="row">
          <Link to={`/centro/${id}/puerta/mes`}>{t.sheet.link}</Link>
          <Link to={`/centro/${id}/puerta/papel`}>{t.paper.link}</Link>
          {may('visitors.write') ? <Link to={`/centro/${id}/visitas`}>{t.visits.title}</Link> : null}
        </span>
      </div>
      <Asked of={asked} height={30}>
        {({ children, rooms: told, open }) => {
          // as the center names its rooms, by age; whoever has no room comes last
          const place = (key: string | null) => rooms.findIndex((r) => r.key === key) + 1 || rooms.length + 1
          const counts = [...told].sort((a, b) => place(a.room) - place(b.room))
          const came = counts.reduce((n, r) => n + r.came, 0)
          const expected = counts.reduce((n, r) => n + r.expected, 0)
          const unknown = children.filter((c) => c.awaited && c.told === null).length
          const stops = children.flatMap((c) =>
            stopsOf(c.told?.marks ?? []).map((stop) => ({ child: c, stop })),
          )
          const imputed = children.filter((c) => c.told?.imputed)
          const silent = children.filter((c) => c.told?.flags.includes('no-notice'))
          const medicine = children.flatMap((c) => {
            const waiting = medicineWaiting(c.told?.marks ?? [])
            return waiting.length > 0 ? [{ child: c, waiting }] : []
          })
          return (
            <div className="stack">
              <p>{open ? t.about(came, expected, unknown) : t.closedDay}</p>
              {stops.length > 0 ? (
                <section className="card stack" aria-labelledby="stops">
                  <h2 id="stops">{t.stops.title}</h2>
                  <ul className="lines">
                    {stops.map(({ child, stop }) => (
                      <li key={stop.id}>
                        <span className="row">
                          <Chip state={stop.decided ? 'calm' : 'urgent'}>
                            {stop.decided?.outcome ? t.stops.outcomes[stop.decided.outcome] : t.stops.open}
                          </Chip>
                          <strong>{name(child)}</strong>
                          <span>
                            {[
                              at(stop.mark.at),
                              adultName(stop.mark),
                              stop.mark.verdict === 'restricted' ? t.stops.restricted : '',
                              stop.mark.why?.map((w) => t.stops.why[w]).join(', '),
                            ]
                              .filter(Boolean)
                              .join(' · ')}
                          </span>
                        </span>
                        {stop.decided || !may('pickups.decide') ? null : (
                          <Button look="main" onPress={() => setDeciding({ child, stop })}>
                            {t.stops.decide}
                          </Button>
                        )}
                      </li>
                    ))}
                  </ul>
                </section>
              ) : null}
              {imputed.length > 0 ? (
                <section className="card stack" aria-labelledby="imputed">
                  <div>
                    <h2 id="imputed">{t.imputed.title}</h2>
                    <p className="soft">{t.imputed.about}</p>
                  </div>
                  <ul className="lines">
                    {imputed.map((c) => (
                      <li key={c.id}>
                        <span>
                          <strong>{name(c)}</strong>{' '}
                          <span className="soft">{`${t.arrived} ${at(c.told?.arrived_at)}`}</span>
                        </span>
                        {may('attendance.write') ? (
                          <Button
                            label={`${t.imputed.ask}: ${name(c)}`}
                            onPress={() => setTelling({ child: c, what: 'departure' })}
                          >
                            {t.imputed.ask}
                          </Button>
                        ) : null}
                      </li>
                    ))}
                  </ul>
                </section>
              ) : null}
              {medicine.length > 0 ? (
                <section className="card stack" aria-labelledby="medicine">
                  <h2 id="medicine">{t.medicine.title}</h2>
                  <ul className="lines">
                    {medicine.map(({ child, waiting }) => (
                      <li key={child.id}>
                        <span>
                          <strong>{name(child)}</strong>{' '}
                          {waiting
                            .map((m) => `${at(m.at)} · ${m.check?.medicine?.join(', ') ?? ''}`)
                            .join('; ')}
                        </span>
                        {may('attendance.write') ? (
                          <Button
                            busy={saying.busy}
                            label={`${t.medicine.handed}: ${name(child)}`}
                            onPress={() => handOver(child, waiting)}
                          >
                            {t.medicine.handed}
                          </Button>
                        ) : null}
                      </li>
                    ))}
                  </ul>
                  <SaidNote saying={saying} />
                </section>
              ) : null}
              {silent.length > 0 ? (
                <section className="card stack" aria-labelledby="silent">
                  <div>
                    <h2 id="silent">{t.silent.title}</h2>
                    <p className="soft">{t.silent.about}</p>
                  </div>
                  <ul className="lines">
                    {silent.map((c) => (
                      <li key={c.id}>
                        <strong>{name(c)}</strong>
                        {may('attendance.write') ? (
                          <Button
                            label={`${t.silent.ask}: ${name(c)}`}
                            onPress={() => setTelling({ child: c, what: 'reason' })}
                          >
                            {t.silent.ask}
                          </Button>
                        ) : null}
                      </li>
                    ))}
                  </ul>
                </section>
              ) : null}
              <DataTable
                caption={t.title}
                rows={children}
                rowId={(c) => c.id}
                columns={columns}
                take={{
                  list: doorOfDay.id,
                  filters: { book: id, day, ...(room === ALL ? {} : { room }) },
                  purpose: 'care',
                }}
              />
              <div className="card stack">
                <div>
                  <h2>{t.counts.title}</h2>
                  <p className="soft">{t.counts.about}</p>
                </div>
                <DataTable
                  caption={t.counts.title}
                  rows={counts}
                  rowId={(r) => r.room ?? ''}
                  columns={[
                    { id: 'room', head: t.room, value: (r) => roomName(r.room) },
                    ...(['enrolled', 'planned', 'absent', 'came', 'here', 'expected'] as const).map((k) => ({
                      ...{
                        id: k,
                        head: t.counts[k],
                        number: true,
                        value: (r: (typeof counts)[number]) => r[k],
                      },
                    })),
                  ]}
                />
              </div>
            </div>
          )
        }}
      </Asked>
      {deciding ? (
        <DecideStop
          {...deciding}
          book={id}
          day={day}
          closedAt={closedAt}
          name={name(deciding.child)}
          onClose={() => setDeciding(undefined)}
        />
      ) : null}
      {telling?.what === 'departure' && zone ? (
        <TellDeparture
          child={telling.child}
          book={id}
          day={day}
          zone={zone}
          closedAt={closedAt}
          name={name(telling.child)}
          onClose={() => setTelling(undefined)}
        />
      ) : null}
      {telling?.what === 'reason' ? (
        <TellReason
          child={telling.child}
          book={id}
          day={day}
          name={name(telling.child)}
          onClose={() => setTelling(undefined)}
        />
      ) : null}
    </>
  )
}
