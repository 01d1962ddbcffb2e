// The door on a day: who came and with whom they left, what waits for an answer, and how many plates to count on.
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import { useState } from 'react'
import { addDays, civilDay, type Day, instantOf } from '../../../kernel/days.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { useMay, useMe } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import {
  type DoorChild,
  doorOfDay,
  left,
  type PickUp,
  pickUpDecided,
  type StopOutcome,
  StopOutcome as stopOutcomes,
} from '../contract.ts'
import { type Stop, stopsOf } from '../rules/fold-day.ts'
import { noticeOf } from '../rules/notice.ts'
import { monthText } from './desk-text.ts'
import { doorText } from './door-text.ts'
import { referralText } from './referral-text.ts'

const ALL = 'all'
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/

export function DoorPage({ id }: { id: string }) {
  const t = useText(doorText)
  const m = useText(monthText)
  const r = useText(referralText)
  const { day: dayWords, clock } = useFormats()
  const me = useMe()
  const may = useMay()
  const center = useAsk(centerFile, { book: id })
  const zone = center.data?.center.time_zone
  const [chosen, setDay] = useState<Day>()
  const today = civilDay(new Date().toISOString(), zone ?? 'America/Mexico_City')
  const day = chosen ?? today
  const [room, setRoom] = useState(ALL)
  const asked = useAsk(doorOfDay, { book: id, day, ...(room === ALL ? {} : { room }) })
  const [deciding, setDeciding] = useState<{ child: DoorChild; stop: Stop }>()
  const [telling, setTelling] = useState<DoorChild>()
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
    { id: 'how', head: t.verified, value: (c) => (c.told?.pick_up ? t.how[c.told.pick_up.how] : null) },
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
          return (
            <div className="stack">
              <p>{open ? t.about(came, expected, unknown) : t.closedDay}</p>
              {stops.length > 0 ? (
                <section className="card stack" aria-labelledby="stops">
                  <h2 id="stops">{t.stops.title}</h2>
                  <ul className="stack">
                    {stops.map(({ child, stop }) => (
                      <li key={stop.id} className="row">
                        <Chip state={stop.decided ? 'calm' : 'urgent'}>
                          {stop.decided?.outcome ? t.stops.outcomes[stop.decided.outcome] : t.stops.open}
                        </Chip>
                        <strong>{name(child)}</strong>
                        <span>
                          {at(stop.mark.at)} · {stop.mark.name ?? ''}{' '}
                          {stop.mark.verdict === 'restricted' ? t.stops.restricted : ''}
                          {stop.mark.why?.map((w) => t.stops.why[w]).join(', ')}
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
                  <ul className="stack">
                    {imputed.map((c) => (
                      <li key={c.id} className="row">
                        <strong>{name(c)}</strong> <span>{at(c.told?.arrived_at)}</span>
                        {may('attendance.write') ? (
                          <Button onPress={() => setTelling(c)}>{t.imputed.ask}</Button>
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
        <Decide
          {...deciding}
          book={id}
          day={day}
          closedAt={closedAt}
          name={name(deciding.child)}
          onClose={() => setDeciding(undefined)}
        />
      ) : null}
      {telling && zone ? (
        <TellDeparture
          child={telling}
          book={id}
          day={day}
          zone={zone}
          closedAt={closedAt}
          name={name(telling)}
          onClose={() => setTelling(undefined)}
        />
      ) : null}
    </>
  )
}

function Decide({
  child,
  stop,
  book,
  day,
  closedAt,
  name,
  onClose,
}: {
  child: DoorChild
  stop: Stop
  book: string
  day: Day
  closedAt: string | undefined
  name: string
  onClose: () => void
}) {
  const t = useText(doorText)
  const saying = useSaying()
  const [outcome, setOutcome] = useState<StopOutcome | ''>('')
  const [note, setNote] = useState('')
  const save = async () => {
    const about = { about: child.id, book, ...(child.told?.room ? { room: child.told.room } : {}) }
    const { mark } = stop
    const pickUp: PickUp = {
      ...(mark.adult ? { adult: mark.adult } : {}),
      ...(mark.name ? { name: mark.name } : {}),
      ...{ how: 'document', verdict: mark.verdict ?? 'needs-director', stop: stop.id },
    }
    const lines = [
      {
        ...{ kind: pickUpDecided, ...about },
        payload: { day, stop: stop.id, outcome: outcome === '' ? undefined : outcome, note },
      },
      ...(outcome === 'delivered' && child.told?.state === 'present'
        ? [{ kind: left, ...about, payload: { day, closedAt, with: pickUp } }]
        : []),
    ]
    if (await saying.say(lines)) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.stops.decideTitle(name)}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {t.stops.save}
        </Button>
      }
    >
      <div className="form">
        <p>{t.stops.protocol}</p>
        <Select
          label={t.stops.outcome}
          value={outcome}
          onChange={setOutcome}
          error={saying.wrong.outcome}
          choices={stopOutcomes.options
            .filter((o) => o !== 'delivered' || stop.mark.verdict !== 'restricted')
            .map((value) => ({ value, label: t.stops.outcomes[value] }))}
        />
        <Field kind="long" label={t.stops.note} value={note} onChange={setNote} error={saying.wrong.note} />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}

function TellDeparture({
  child,
  book,
  day,
  zone,
  closedAt,
  name,
  onClose,
}: {
  child: DoorChild
  book: string
  day: Day
  zone: string
  closedAt: string | undefined
  name: string
  onClose: () => void
}) {
  const t = useText(doorText).imputed
  const saying = useSaying()
  const [hour, setHour] = useState('')
  const [who, setWho] = useState('')
  const [wrong, setWrong] = useState<string>()
  const save = async () => {
    const at = CLOCK.test(hour) ? instantOf(day, hour, zone) : ''
    if (at === '' || at > new Date().toISOString() || (child.told?.arrived_at ?? '') > at) {
      setWrong(t.wrong)
      return
    }
    setWrong(undefined)
    const pickUp: PickUp | undefined = who.trim()
      ? { name: who.trim(), how: 'none', verdict: 'needs-director', why: ['unverified'] }
      : undefined
    const said = {
      ...{
        kind: left,
        about: child.id,
        book,
        happenedAt: at,
        ...(child.told?.room ? { room: child.told.room } : {}),
      },
      payload: { day, closedAt, with: pickUp },
    }
    if (await saying.say([said])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${t.ask}: ${name}`}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <div className="form">
        <Field label={t.at} hint="16:40" value={hour} onChange={setHour} error={wrong} />
        <Field label={t.who} hint={t.whoHint} value={who} onChange={setWho} />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
