// What a tablet carries of a child's day in the room, and how taps still in its outbox change it.
import { withdrawn } from '../../kernel/book-kinds.ts'
import { daysBetween } from '../../kernel/days.ts'
import type { Fact, Stamped } from '../../kernel/fact.ts'
import type { Carrying } from '../../kernel/taking.ts'
import type { DailyDay, DailyEntry, DailyHandover } from './contract.ts'
import type { CarriedDaily } from './rules/carried.ts'
import { daysOf, entryKinds, entryOf, standing } from './rules/fold-day.ts'

const RECENT_DAYS = 2
/** Older days are asked of the capital. Source: offline.md §4.7 keeps 60 days of attendance; these are ten times as much. */
const CARRIED_DAYS = 10

export const carryDaily = (r: DailyDay): CarriedDaily => ({ e: r.entries })

/** What a first download carries of a day: today and yesterday whole, ten days in short. */
export function fadeDaily(key: string, body: CarriedDaily, today: string): CarriedDaily | undefined {
  const age = daysBetween(key.split('|')[1]!, today)
  if (age < RECENT_DAYS) return body
  if (age > CARRIED_DAYS) return undefined
  const stands = standing(body.e ?? [])
  const count = (...whats: readonly DailyEntry['what'][]) =>
    stands.filter((e) => whats.includes(e.what)).length
  return {
    s: { meals: count('ate'), bottles: count('drank'), naps: count('slept'), nappies: count('changed') },
  }
}

export const dailyCarrying: Carrying<CarriedDaily> = {
  table: 'daily_day',
  kinds: [...entryKinds, withdrawn.kind],
  // what takes a fact back names no day: it is handed over with the days of that fact
  keysOf: (f) => (f.kind === withdrawn.kind ? [] : daysOf(f)),
  overlay: (_key, carried, pending: readonly Stamped[]) => {
    const told = pending.filter((s) => (entryKinds as readonly string[]).includes(s.fact.kind))
    const gone = new Set([
      ...told.flatMap((s) => [s.fact.id, ...(s.fact.corrects ? [s.fact.corrects] : [])]),
      ...pending.flatMap((s) => (s.fact.kind === withdrawn.kind ? [s.fact.about] : [])),
    ])
    const entries = [...(carried?.e ?? []).filter((e) => !gone.has(e.id)), ...told.map(entryOf)]
    return entries.length > 0 || carried?.s
      ? { ...(carried?.s ? { s: carried.s } : {}), e: entries }
      : undefined
  },
}

/** r: room, d: day, b: by, at, t: text, c: children, seen: who has read it. */
export type CarriedHandover = {
  readonly r: string
  readonly d: string
  readonly b: string
  readonly at: string
  readonly t: string
  readonly seen: readonly string[]
}

export const carryHandover = (r: DailyHandover): CarriedHandover => ({
  ...{ r: r.room, d: r.day, b: r.by, at: r.at, t: r.text },
  seen: r.read.map((x) => x.by),
})

/** A note older than three days has been talked over. */
const NOTE_DAYS = 3
export const fadeHandover = (
  _key: string,
  body: CarriedHandover,
  today: string,
): CarriedHandover | undefined => (daysBetween(body.d, today) > NOTE_DAYS ? undefined : body)

export const handoverKinds = ['daily.handed-over', 'daily.handover-read'] as const

export const handoverOf = (f: Fact): readonly string[] => [
  f.kind === 'daily.handed-over' ? f.id : String(f.payload.note),
]

export const handoverCarrying: Carrying<CarriedHandover> = {
  table: 'daily_handover',
  kinds: [...handoverKinds, withdrawn.kind],
  // a note is known by its fact: taken back on any tablet, it is found
  keysOf: (f) => (f.kind === withdrawn.kind ? [f.about] : handoverOf(f)),
  overlay: (key, carried, pending) => {
    if (pending.some((s) => s.fact.kind === withdrawn.kind && s.fact.about === key)) return undefined
    const note = pending.find((s) => s.fact.id === key)
    const base: CarriedHandover | undefined = note
      ? {
          ...{ r: note.fact.about, d: String(note.fact.payload.day), b: note.fact.author },
          ...{ at: note.estAt, t: String(note.fact.payload.text), seen: [] },
        }
      : carried
    const readers = pending.flatMap((s) => (s.fact.kind === 'daily.handover-read' ? [s.fact.author] : []))
    return base && { ...base, seen: [...new Set([...base.seen, ...readers])] }
  },
}
