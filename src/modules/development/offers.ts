// What development offers upward: who is to be observed, a child's past, and what the clock asks.
import {
  type ExportColumn,
  type ListExport,
  listExport,
  type Past,
  type Watch,
} from '../../platform/house.ts'
import { worksIn } from '../../platform/who.ts'
import { roomsOf } from '../network/reads.ts'
import { developmentOfCenter, type LookedAt } from './contract.ts'
import { lookingOf, observationsOfAll, readingsOf } from './reads.ts'
import { alertRulesOn } from './rules/alert-rules.ts'
import { askObserving } from './rules/ask-observing.ts'
import { askLookSoon, askSignal } from './rules/ask-signals.ts'
import { listLooked } from './rules/list-looked.ts'
import { standingSignals } from './rules/signals-of-center.ts'
import { developmentDeskText } from './screens/desk-text.ts'

type Line = LookedAt & { readonly roomName: string | null }

const lookedList = listExport(developmentOfCenter, {
  words: { es: 'Desarrollo: a quién falta observar', en: 'Development: who is to be observed' },
  child: { book: (f) => f.book, of: (l: Line) => l.child },
  columns: (at, { book }): readonly ExportColumn<Line>[] => {
    const t = developmentDeskText[at.language]
    const named = worksIn(at.who, book)
    const own: readonly ExportColumn<Line>[] = [
      { head: t.list.child, type: 'text', value: (l) => l.name },
      { head: t.list.light, type: 'text', value: (l) => t.lights[l.light] },
    ]
    return [
      ...(named ? own : []),
      { head: t.list.room, type: 'text', value: (l) => l.roomName },
      { head: t.list.months, type: 'number', value: (l) => l.months },
      { head: t.list.state, type: 'text', value: (l) => t.states[l.state] },
      { head: t.list.by, type: 'day', value: (l) => l.by },
      { head: t.list.late, type: 'number', value: (l) => l.days_late },
      { head: t.list.last, type: 'day', value: (l) => l.last_day },
      { head: t.list.screening, type: 'number', value: (l) => l.screening?.months ?? null },
    ]
  },
  page: async (at, { book, room }) =>
    at.db.read(at.scope, async (read) => {
      const looked = listLooked(await lookingOf(read, book, room ?? null), at.today, worksIn(at.who, book))
      const rooms = new Map((await roomsOf(read, book)).map((r) => [r.key, r.name]))
      const rows = looked.map((l): Line => ({ ...l, roomName: (l.room && rooms.get(l.room)) ?? null }))
      return { rows, total: rows.length, next: null }
    }),
})

export const developmentExports: readonly ListExport[] = [lookedList]

/** A child's observations, one line each: that somebody looked, never what the light was. */
export const developmentPast: Past = {
  words: { es: 'Observaciones del desarrollo', en: 'Observations of development' },
  permission: 'children.read',
  of: async (read, book, children) => {
    const rows = await observationsOfAll(read, book, children)
    const lines = rows.map((o) => {
      const n = Object.entries(o.answers).filter(([i, a]) => a !== null && !o.strange.includes(i)).length
      return {
        ...{ child: o.child, from: o.day },
        words: { es: developmentDeskText.es.past(n), en: developmentDeskText.en.past(n) },
      }
    })
    return Map.groupBy(lines, (l) => l.child)
  },
}

/** Who is due to be observed: it comes with the day, so the clock asks it. */
export const observingWatch: Watch = {
  id: 'observe',
  of: 'center',
  look: async (read, book, { today, timeZone }) =>
    (await lookingOf(read, book, null)).flatMap((c) => askObserving(c, today, timeZone) ?? []),
}

/** Whose signal stands: it comes from a child and all that was seen beside it, so the clock asks it for the whole center. */
export const signalsWatch: Watch = {
  id: 'signals',
  of: 'center',
  look: async (read, book, { today, timeZone }) => {
    const children = await readingsOf(read, book)
    const rooms = new Map(children.map((c) => [c.child, c.room]))
    const signals = standingSignals(children, today).flatMap((s) =>
      s.why === 'once' ? [] : askSignal(s, rooms.get(s.child) ?? null, timeZone, alertRulesOn(s.day)),
    )
    const once = children.flatMap(({ child, room, readings }) => {
      const day = readings.findLast((r) => r.once !== undefined)?.day
      return day === undefined ? [] : askLookSoon({ child, room, day }, today, timeZone, alertRulesOn(day))
    })
    return [...signals, ...once]
  },
}
