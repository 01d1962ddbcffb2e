// How many plates to count on today, by room, and the diets of those who eat: for whoever asks on behalf of the kitchen, without a network.
import { useFormats, useText } from '../../../ui/language.tsx'
import { GesturePanel } from '../../../ui/room-bar.tsx'
import type { PanelAt } from '../../../ui/room-gesture.ts'
import type { DayFlag } from '../contract.ts'
import { type Awaited, countRooms, isAwaited, isOpenOn } from '../rules/expected.ts'
import { useDoor } from './door-at.ts'
import { panelWords } from './panel-words.ts'
import './panels.css'

export function KitchenPanel({ back }: PanelAt) {
  const t = useText(panelWords).kitchen
  const { list } = useFormats()
  const at = useDoor()
  const open = isOpenOn(at.today, new Map([...at.calendar.values()].map((d) => [d.day, d.open])))
  const all = [...at.roster.entries()].map(([id, child]): Awaited & { name: string } => {
    const day = at.days.get(`${id}|${at.today}`)
    return {
      ...{ child: id, name: child.given, room: child.room, plan: at.plans.get(id) },
      told: day && {
        ...{ state: day.s, arrived_at: day.i ?? null, room: day.r ?? null },
        flags: (day.f ?? []) as DayFlag[],
      },
    }
  })
  const counts = countRooms(all, at.today, open)
  const eats = all.filter((a) =>
    a.told ? a.told.arrived_at !== null : open && a.room !== null && isAwaited(a, at.today),
  )
  const diets = new Map<string, string[]>()
  for (const a of eats)
    for (const alert of at.roster.get(a.child)?.alerts ?? [])
      if (alert.alert === 'diet' || alert.alert === 'allergy')
        diets.set(alert.text, [...(diets.get(alert.text) ?? []), a.name])
  const roomName = (id: string) => at.rooms.find((r) => r.id === id)?.name ?? t.noRoom
  const shown = counts
    .filter((c) => c.expected > 0)
    .sort((a, b) => (a.room === at.room ? -1 : b.room === at.room ? 1 : 0))
  return (
    <GesturePanel
      ask={t.ask}
      onBack={back}
      head={
        <div className="door-form kitchen">
          {open ? null : <p>{t.closed}</p>}
          <p>
            <strong>
              {t.all}: {t.eat(counts.reduce((n, c) => n + c.expected, 0))}
            </strong>{' '}
            <span className="soft">{t.about}</span>
          </p>
          <ul>
            {shown.map((c) => (
              <li key={c.room}>
                <strong>
                  {roomName(c.room)}: {t.eat(c.expected)}
                </strong>{' '}
                <span className="soft">{t.of(c.came, c.expected - c.came)}</span>
              </li>
            ))}
          </ul>
          <p>
            <strong>{t.diets}</strong>
          </p>
          {diets.size === 0 ? <p className="soft">{t.noDiets}</p> : null}
          <ul>
            {[...diets].map(([text, names]) => (
              <li key={text}>
                <strong>
                  {text} · {names.length}
                </strong>{' '}
                <span className="soft">{list(names)}</span>
              </li>
            ))}
          </ul>
        </div>
      }
    >
      {null}
    </GesturePanel>
  )
}
