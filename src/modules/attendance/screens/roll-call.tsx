// Roll-call: everybody who should be here, large, one touch each; needs no network and nobody's PIN, and changes no record.
import Check from 'lucide-react/icons/check'
import Circle from 'lucide-react/icons/circle'
import Undo2 from 'lucide-react/icons/undo-2'
import { useState } from 'react'
import type { Rows } from '../../../device/carried.ts'
import type { Day } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import { ChildLine } from '../../../ui/child-face.tsx'
import { useText } from '../../../ui/language.tsx'
import type { CarriedChild } from '../../children/contract/rows.ts'
import type { CarriedDay, CarriedVisit } from '../carry.ts'
import './room.css'
import { nameOf, roomOf } from './room-list.ts'
import type { RoomNamed } from './room-now.tsx'
import { attendanceText } from './text.ts'

export type RollCallProps = {
  readonly room: RoomNamed
  readonly rooms: readonly RoomNamed[]
  readonly roster: Rows<CarriedChild>
  readonly days: Rows<CarriedDay>
  readonly visits: Rows<CarriedVisit>
  readonly today: Day
  readonly onBack: () => void
}

export function RollCall({ room, rooms, roster, days, visits, today, onBack }: RollCallProps) {
  const t = useText(attendanceText)
  const [whole, setWhole] = useState(false)
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const here = [...roster.entries()]
    .map(([id, child]) => ({ id, child, at: roomOf(child, days.get(`${id}|${today}`)) }))
    .filter(({ at }) => at !== null && (whole || at === room.id))
    .sort((a, b) => nameOf(a.child).localeCompare(nameOf(b.child), 'es') || (a.id < b.id ? -1 : 1))
  // who visits counts where everybody is called: nobody stays in the building
  const guests = whole ? [...visits.entries()].filter(([, x]) => x.d === today && x.o === undefined) : []
  const all = here.length + guests.length
  const found = here.filter((h) => seen.has(h.id)).length + guests.filter(([id]) => seen.has(id)).length
  const missing = all - found
  const toggle = (id: string) => {
    const next = new Set(seen)
    if (!next.delete(id)) next.add(id)
    setSeen(next)
  }
  return (
    <main id="main" className="tablet-main stack">
      <div className="room-tools">
        <Button icon={Undo2} onPress={onBack}>
          {t.roll.back}
        </Button>
        <fieldset className="room-filters" aria-label={t.show}>
          <Button look="quiet" pressed={!whole} onPress={() => setWhole(false)}>
            {t.roll.onlyRoom}
          </Button>
          <Button look="quiet" pressed={whole} onPress={() => setWhole(true)}>
            {t.roll.whole}
          </Button>
        </fieldset>
      </div>
      <div>
        <h1>
          {t.roll.title}
          {whole ? '' : ` · ${room.name}`}
        </h1>
        <p className="roll-count" role="status">
          <span className="roll-figure">{t.roll.count(found, all)}</span>
          {all > 0 ? (
            <span className="roll-missing" data-none={missing === 0 || undefined}>
              {missing === 0 ? t.roll.all : t.roll.missing(missing)}
            </span>
          ) : null}
        </p>
      </div>
      {all === 0 ? <p>{t.roll.none}</p> : null}
      <ul className="roll-list">
        {here.map(({ id, child, at }) => {
          const is = seen.has(id)
          const place = whole ? (rooms.find((r) => r.id === at)?.name ?? t.otherRoom) : undefined
          return (
            <li key={id}>
              <button type="button" className="roll-child" aria-pressed={is} onClick={() => toggle(id)}>
                <ChildLine
                  id={id}
                  name={nameOf(child)}
                  size={64}
                  line={place}
                  alerts={child.alerts.map((a) => a.text)}
                />
                <span className="roll-state">
                  {is ? <Check size={32} aria-hidden /> : <Circle size={32} aria-hidden />}
                  {is ? t.roll.here : t.roll.notYet}
                </span>
              </button>
            </li>
          )
        })}
        {guests.map(([id, visit]) => {
          const is = seen.has(id)
          return (
            <li key={id}>
              <button type="button" className="roll-child" aria-pressed={is} onClick={() => toggle(id)}>
                <span className="face-words">
                  <span className="face-name">{visit.n}</span>
                  <span className="soft">
                    {t.roll.visitor} · {visit.y}
                  </span>
                </span>
                <span className="roll-state">
                  {is ? <Check size={32} aria-hidden /> : <Circle size={32} aria-hidden />}
                  {is ? t.roll.here : t.roll.notYet}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      <p className="soft">{t.roll.note}</p>
      {found > 0 ? (
        <div>
          <Button onPress={() => setSeen(new Set())}>{t.roll.again}</Button>
        </div>
      ) : null}
    </main>
  )
}
