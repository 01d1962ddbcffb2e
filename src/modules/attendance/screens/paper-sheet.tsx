// The paper log of a room: printed blank with its names, and typed in afterwards with the hours written on it.
import Keyboard from 'lucide-react/icons/keyboard'
import Printer from 'lucide-react/icons/printer'
import { useState } from 'react'
import { COUNTRY_ZONE, civilDay, type Day } from '../../../kernel/days.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { useMay, useMe } from '../../../ui/me.tsx'
import { Qr } from '../../../ui/qr.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { type DoorChild, doorOfDay } from '../contract.ts'
import { doorText } from './door-text.ts'
import { type PaperDraft, PaperTyping } from './paper-typing.tsx'
import './print.css'

/** A short name of a sheet one can say on the telephone: the end of the room's id, for ids of one minute begin alike, and the day. */
const sheetName = (room: string, day: Day) =>
  `${room.slice(-4).toUpperCase()}-${day.slice(2).replaceAll('-', '')}`

export function PaperSheet({ id }: { id: string }) {
  const t = useText(doorText)
  const me = useMe()
  const may = useMay()
  const center = useAsk(centerFile, { book: id })
  const zone = center.data?.center.time_zone ?? COUNTRY_ZONE
  const today = civilDay(new Date().toISOString(), zone)
  const rooms = (center.data?.rooms ?? []).filter((r) => r.closed_on === null)
  const [chosen, setRoom] = useState('')
  const [day, setDay] = useState<Day>(today)
  const [typing, setTyping] = useState(false)
  // what was typed stays while somebody looks at another room, another day or the blank sheet
  const [drafts, setDrafts] = useState<Readonly<Record<string, PaperDraft>>>({})
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
  const here = `${room}|${day}`
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
          <Field
            kind="date"
            label={t.day}
            value={day}
            max={typing ? today : undefined}
            onChange={(d) => d && setDay(d)}
          />
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
            <PaperTyping
              key={here}
              draft={drafts[here] ?? { typed: {}, by: '', sheet: sheetName(room, day) }}
              onDraft={(change) =>
                setDrafts((was) => ({
                  ...was,
                  [here]: change(was[here] ?? { typed: {}, by: '', sheet: sheetName(room, day) }),
                }))
              }
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
