// The paper log of a room: printed blank with its names, and typed in afterwards with the hours written on it.
import Keyboard from 'lucide-react/icons/keyboard'
import Printer from 'lucide-react/icons/printer'
import { useState } from 'react'
import { civilDay, type Day, instantOf } from '../../../kernel/days.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay, useMe } from '../../../ui/me.tsx'
import { Qr } from '../../../ui/qr.tsx'
import { SaidNote, type ToSay, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { listStaff } from '../../staff/contract.ts'
import { AbsenceReason, absent, arrived, type DoorChild, doorOfDay, left } from '../contract.ts'
import { judgeLine, type LineDoubt, type SheetLine } from '../rules/judge-sheet.ts'
import { monthText } from './desk-text.ts'
import { doorText } from './door-text.ts'
import './print.css'

/** A short name of a sheet one can say on the telephone: room and day on which it was printed. */
const sheetName = (room: string, day: Day) =>
  `${room.slice(0, 4).toUpperCase()}-${day.slice(2).replaceAll('-', '')}`

export function PaperSheet({ id }: { id: string }) {
  const t = useText(doorText)
  const me = useMe()
  const may = useMay()
  const center = useAsk(centerFile, { book: id })
  const zone = center.data?.center.time_zone ?? 'America/Mexico_City'
  const today = civilDay(new Date().toISOString(), zone)
  const rooms = (center.data?.rooms ?? []).filter((r) => r.closed_on === null)
  const [chosen, setRoom] = useState('')
  const [day, setDay] = useState<Day>(today)
  const [typing, setTyping] = useState(false)
  const room = chosen || rooms[0]?.key || ''
  useStanding(
    centerSteps(
      me,
      t.mexico,
      center.data,
      id,
      { label: t.title, to: `/centro/${id}/puerta` },
      { label: t.paper.title },
    ),
    'door',
  )
  const asked = useAsk(doorOfDay, room ? { book: id, day, room } : { book: id, day })
  return (
    <>
      <div className="no-print">
        <PageHead
          title={typing ? t.paper.typeTitle : t.paper.title}
          about={typing ? t.paper.typeAbout : t.paper.about}
        />
        <div className="filters">
          <Select
            label={t.room}
            value={room}
            onChange={setRoom}
            choices={rooms.map((r) => ({ value: r.key, label: r.name }))}
          />
          <Field kind="date" label={t.day} value={day} onChange={(d) => d && setDay(d)} />
          <Button icon={Printer} disabled={typing} onPress={() => print()}>
            {t.paper.print}
          </Button>
          {may('attendance.write') ? (
            <Button icon={Keyboard} pressed={typing} onPress={() => setTyping(!typing)}>
              {t.paper.type}
            </Button>
          ) : null}
        </div>
      </div>
      <Asked of={asked} height={30}>
        {({ children }) =>
          typing ? (
            <Typing
              key={`${room}|${day}`}
              book={id}
              room={room}
              day={day}
              zone={zone}
              closes={center.data?.center.closes}
              list={children}
            />
          ) : (
            <Blank
              name={sheetName(room, day)}
              room={rooms.find((r) => r.key === room)?.name ?? ''}
              center={center.data?.center.name ?? ''}
              list={children}
            />
          )
        }
      </Asked>
    </>
  )
}

function Blank({
  name,
  room,
  center,
  list,
}: {
  name: string
  room: string
  center: string
  list: readonly DoorChild[]
}) {
  const t = useText(doorText).paper
  const d = useText(doorText)
  return (
    <section className="paper" data-wide aria-label={t.title}>
      <header className="paper-head">
        <div>
          <h2>{t.title}</h2>
          <p>
            {d.sheet.center}: <strong>{center}</strong> · {d.room}: <strong>{room}</strong>
          </p>
          <p>
            {t.blank}: <span className="paper-line" /> {t.writer}: <span className="paper-line" />
          </p>
        </div>
        <div>
          <Qr text={name} />
          <p>
            {t.sheet} <strong>{name}</strong>
          </p>
        </div>
      </header>
      <div className="paper-scroll">
        <table className="paper-table paper-blank">
          <thead>
            <tr>
              <th scope="col">{d.sheet.number}</th>
              <th scope="col" className="paper-name">
                {d.sheet.name}
              </th>
              {[t.arrived, t.fever, t.left, t.withWhom, t.signs, t.absent].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.map((c, i) => (
              <tr key={c.id}>
                <td>{i + 1}</td>
                <th scope="row" className="paper-name">
                  {c.name ?? d.notNamed}
                </th>
                <td />
                <td />
                <td />
                <td />
                <td />
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{t.note}</p>
      <footer className="soft">{t.source}</footer>
    </section>
  )
}

type Typed = { arrived: string; left: string; who: string; absent: AbsenceReason | '' }
const EMPTY: Typed = { arrived: '', left: '', who: '', absent: '' }

function Typing({
  book,
  room,
  day,
  zone,
  closes,
  list,
}: {
  book: string
  room: string
  day: Day
  zone: string
  /** the clock at which the center closes */
  closes: string | undefined
  list: readonly DoorChild[]
}) {
  const t = useText(doorText).paper
  const d = useText(doorText)
  const m = useText(monthText)
  const { clock } = useFormats()
  const saying = useSaying()
  const staff = useAsk(listStaff, { book })
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({})
  const [by, setBy] = useState('')
  const [sheet, setSheet] = useState(sheetName(room, day))
  const [saved, setSaved] = useState<number>()
  const at = (hour: string) => instantOf(day, hour, zone)
  const lineOf = (x: Typed): SheetLine => ({
    ...(x.arrived ? { arrived: x.arrived } : {}),
    ...(x.left ? { left: x.left } : {}),
    ...(x.absent ? { absent: x.absent } : {}),
  })
  const lines = list.flatMap((c) => {
    const x = typed[c.id]
    if (!x || (!x.arrived && !x.left && !x.absent)) return []
    const judged = judgeLine(lineOf(x), room, c.told ?? undefined, at, new Date().toISOString())
    return [{ child: c, typed: x, judged }]
  })
  const ready = lines.filter((l) => l.judged.wrong.length === 0)
  const wrong = lines.length - ready.length
  const words = (code: LineDoubt) =>
    (t.wrong as Readonly<Record<string, string>>)[code] ??
    (t.doubts as Readonly<Record<string, string>>)[code] ??
    code
  const set = (id: string, more: Partial<Typed>) =>
    setTyped({ ...typed, [id]: { ...(typed[id] ?? EMPTY), ...more } })
  const save = async () => {
    const paper = { ...(sheet.trim() ? { sheet: sheet.trim().slice(0, 20) } : {}), ...(by ? { by } : {}) }
    const facts = ready.flatMap(({ child, typed: x }): ToSay[] => {
      const about = { about: child.id, book, room }
      const who = x.who.trim()
      return [
        ...(x.arrived
          ? [{ kind: arrived, ...about, happenedAt: at(x.arrived), payload: { day, room, paper } }]
          : []),
        ...(x.left
          ? [
              {
                ...{ kind: left, ...about, happenedAt: at(x.left) },
                payload: {
                  ...{ day, paper, closedAt: closes && at(closes) },
                  with: who
                    ? { name: who, how: 'none', verdict: 'needs-director', why: ['unverified'] }
                    : undefined,
                },
              },
            ]
          : []),
        ...(x.absent ? [{ kind: absent, ...about, payload: { day, reason: x.absent, paper } }] : []),
      ]
    })
    if (!(await saying.say(facts))) return
    setSaved(facts.length)
    // what was wrong stays on the screen: nothing of it is lost
    setTyped(
      Object.fromEntries(lines.filter((l) => l.judged.wrong.length > 0).map((l) => [l.child.id, l.typed])),
    )
  }
  return (
    <section className="stack">
      <div className="filters">
        <Select
          label={t.writtenBy}
          hint={t.writtenByHint}
          value={by}
          onChange={setBy}
          choices={(staff.data?.people ?? []).map((p) => ({ value: p.id, label: `${p.given} ${p.first}` }))}
        />
        <Field label={t.number} value={sheet} maxLength={20} onChange={setSheet} />
      </div>
      <ul className="sheet-lines">
        {list.map((c) => {
          const x = typed[c.id] ?? EMPTY
          const judged = lines.find((l) => l.child.id === c.id)?.judged
          const told = c.told
            ? [
                c.told.arrived_at && `${d.arrived} ${clock(c.told.arrived_at, zone)}`,
                c.told.left_at && `${d.left} ${clock(c.told.left_at, zone)}`,
                c.told.state === 'absent' && d.states.absent,
              ]
                .filter(Boolean)
                .join(' · ')
            : ''
          const name = c.name ?? d.notNamed
          return (
            <li key={c.id} className="sheet-line">
              <span>
                <strong>{name}</strong>
                {told ? (
                  <>
                    <br />
                    <span className="soft">
                      {t.told}: {told}
                    </span>
                  </>
                ) : null}
                {judged && judged.wrong.length > 0 ? (
                  <span className="field-error" role="status">
                    {judged.wrong.map(words).join('; ')}
                  </span>
                ) : null}
                {judged && judged.doubts.length > 0 ? (
                  <span className="field-hint" role="status">
                    ▲ {judged.doubts.map(words).join('; ')}
                  </span>
                ) : null}
              </span>
              <Field
                label={t.arrived}
                value={x.arrived}
                maxLength={5}
                onChange={(v) => set(c.id, { arrived: v.trim() })}
              />
              <Field
                label={t.left}
                value={x.left}
                maxLength={5}
                onChange={(v) => set(c.id, { left: v.trim() })}
              />
              <Field
                label={t.withWhom}
                value={x.who}
                maxLength={120}
                onChange={(v) => set(c.id, { who: v })}
              />
              <Select
                label={t.absent}
                value={x.absent || 'none'}
                onChange={(v) => set(c.id, { absent: v === 'none' ? '' : (v as AbsenceReason) })}
                choices={[
                  { value: 'none', label: '–' },
                  ...AbsenceReason.options.map((value) => ({ value, label: m.reasons[value] })),
                ]}
              />
            </li>
          )
        })}
      </ul>
      {wrong > 0 ? (
        <p role="status" className="field-error">
          {t.fix(wrong)}
        </p>
      ) : null}
      <div className="row">
        <Button look="main" busy={saying.busy} disabled={ready.length === 0} onPress={() => void save()}>
          {ready.length === 0 ? t.none : t.save(ready.length)}
        </Button>
        {saved === undefined ? null : <span role="status">{t.said(saved)}</span>}
      </div>
      <SaidNote saying={saying} />
    </section>
  )
}
