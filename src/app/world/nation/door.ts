// The door of a center in a nation's last days: what each room's tablet said, with its counter and its clock, and when it got through.
import { hash } from 'node:crypto'
import { addDays, type Day } from '../../../kernel/days.ts'
import type { Fact } from '../../../kernel/fact.ts'
import type { Handing } from '../../../platform/bulk-loading.ts'
import { textOf } from '../../../platform/stamping.ts'
import { roomOn } from '../children.ts'
import { below, chance, draw, entityId } from '../mix.ts'
import { educatorOf } from '../people.ts'
import { streams } from '../streams.ts'
import { instantMs, said, type World, type WorldCenter } from '../world.ts'
import type { NationChild } from './files.ts'
import type { Measuring } from './growing.ts'
import { CAME, type Habit, ILL, type OpenDay, type Presence, stateOn } from './presence.ts'

/** Working days at the end of which the taps are told one by one. */
export const DOOR_DAYS = 5

export type SyncHabit = 'steady' | 'twice' | 'evening' | 'late'
export type Tablet = {
  readonly id: string
  readonly entity: number
  readonly room: number
  /** what its clock shows too much, ms */
  readonly skewMs: number
  /** whether it has measured that, and says so */
  readonly knows: boolean
  readonly syncs: SyncHabit
  readonly boot: string
}

/** One tablet a room. Most clocks are right to seconds; one in fourteen is minutes off, one in a hundred by hours. */
export function tabletOf(world: World, c: WorldCenter, room: number): Tablet {
  const entity = c.index * 100 + room
  const bits = (tick: number) => draw(streams.tabletHabit, entity, tick, world.seed)
  const at = below(1_000, bits(0))
  const side = bits(1) & 1 ? 1 : -1
  const off =
    at < 10
      ? 3_600_000 + below(600, bits(2)) * 10_000
      : at < 80
        ? below(540, bits(2)) * 1_000
        : below(4_000, bits(2))
  const s = below(100, bits(3))
  return {
    id: entityId(streams.tablet, entity, world.seed),
    entity,
    room,
    skewMs: side * off,
    knows: chance(9_400, bits(4)),
    syncs: s < 12 ? 'steady' : s < 45 ? 'twice' : s < 94 ? 'evening' : 'late',
    boot: entityId(streams.tablet, 1_000_000 + entity, world.seed),
  }
}

/** Minutes after midnight at which a tablet reaches the capital. */
const SYNCS: Readonly<Record<SyncHabit, readonly number[]>> = {
  steady: [490, 560, 900, 1_010, 1_120],
  twice: [590, 1_090],
  evening: [1_130],
  late: [1_130],
}

type Tap = { readonly ms: number; readonly fact: Fact; readonly tablet: number }

type Telling = {
  readonly p: Presence
  readonly tablets: readonly Tablet[]
  readonly taps: Tap[]
}

/** The taps of one child on one day. */
function tapsOf(t: Telling, child: NationChild, habit: Habit, open: OpenDay): void {
  const { world, center: c } = t.p
  const state = stateOn(t.p, child, habit, open)
  const room = roomOn(child, open.day)
  const bits = (stream: number, tick = open.n) => draw(stream, child.entity, tick, world.seed)
  const jitter = bits(streams.clock)
  const say = (kind: string, minute: number, payload: Fact['payload'], where = room.index, tick = open.n) => {
    const ms = instantMs(c, open.day, minute, jitter + tick)
    const base = { entity: child.entity, tick, about: child.id, book: c.id, room: c.rooms[where]!.id }
    const author = educatorOf(world, c, where, jitter & 1).id
    const fact = said(world, { ...base, kind: `attendance.${kind}`, at: ms, author, payload })
    t.taps.push({ ms, fact, tablet: where })
    return fact
  }
  const { day } = open
  if (state !== CAME) {
    // One absence in four is told by nobody; of the ill ones, one in eight.
    if (!chance(state === ILL ? 8_750 : 7_400, bits(streams.absenceSaid))) return
    const at = below(10, bits(streams.absenceReason))
    const why =
      state === ILL ? 'ill' : at < 5 ? 'family' : at < 7 ? 'transport' : at < 8 ? 'holiday' : 'unknown'
    say('absent', 530 + below(50, bits(streams.tap)), { day, reason: why })
    return
  }
  const own = draw(streams.arrivalHabit, child.family, 0, world.seed)
  const arrived = 415 + below(100, own) + below(28, bits(streams.arrival))
  const tap = say('arrived', arrived, { day, room: room.id })
  if (chance(12, bits(streams.undone))) {
    // The wrong card: taken back, and said again a little later.
    const at = instantMs(c, day, arrived + 1, jitter)
    const about = { entity: child.entity, tick: open.n, about: tap.id, book: c.id, room: room.id }
    const undo = {
      ...about,
      kind: 'book.withdrawn',
      at,
      author: tap.author,
      payload: { reason: 'Toque en otra tarjeta' },
    }
    t.taps.push({ ms: at, fact: said(world, undo), tablet: room.index })
    say('arrived', arrived + 3, { day, room: room.id }, room.index, open.n + 1_000_000)
  }
  const other = c.rooms.length > 1 ? (room.index + 1) % c.rooms.length : room.index
  let where = room.index
  if (other !== room.index && chance(90, bits(streams.tap))) {
    // Rooms are put together when few come.
    say('moved-room', 640, { day, room: c.rooms[other]!.id }, other)
    where = other
  }
  // Some rooms forget a fifth of departures, most hardly any.
  const forgetful = chance(500, draw(streams.forgets, c.index * 100 + where, 0, world.seed)) ? 2_000 : 90
  if (chance(forgetful, bits(streams.missingDeparture))) return
  const leaves =
    860 +
    below(210, draw(streams.departure, child.family, 0, world.seed)) +
    below(45, bits(streams.departure))
  say('left', leaves, { day }, where)
}

/** Numbers and chains the taps of one tablet as it wrote them, with its own clock. */
function written(world: World, tablet: Tablet, taps: readonly Tap[]): { ms: number; fact: Fact }[] {
  let prev = ''
  return taps.map(({ ms, fact }, i) => {
    const salt = draw(streams.salt, tablet.entity, i, world.seed).toString(36)
    const own: Fact = {
      ...fact,
      happenedAt: new Date(ms + tablet.skewMs).toISOString(),
      origin: 'tablet',
      device: tablet.id,
      dseq: i + 1,
      ...(prev === '' ? {} : { prev }),
      mono: { boot: tablet.boot, ms: ms % 864_000_000 },
      off: tablet.knows ? { ms: -tablet.skewMs, ageMs: 1_000 * (i % 3_600) } : null,
      salt,
    }
    prev = hash('sha256', textOf(own), 'base64')
    return { ms, fact: own }
  })
}

/** When a tablet got through, after the last one of `days`: its hours, later by days if it was far away, twice if no answer came. */
function syncTimes(p: Presence, tablet: Tablet, days: readonly OpenDay[]): { at: number; again: boolean }[] {
  const { world, center: c } = p
  const { entity } = tablet
  const found: { at: number; again: boolean }[] = []
  for (const [i, { day, n }] of days.entries()) {
    const bits = (tick: number) => draw(streams.sync, entity, n * 8 + tick, world.seed)
    // Away for days, then everything at once.
    if (tablet.syncs === 'late' && (i + entity) % 3 !== 2) continue
    for (const [k, minute] of SYNCS[tablet.syncs].entries()) {
      if (chance(500, bits(k))) continue
      const at = instantMs(c, day, minute + below(25, bits(k)), bits(k) >>> 3)
      found.push({ at, again: chance(600, bits(4 + (k % 4))) })
    }
  }
  return found
}

export type Door = {
  readonly days: readonly OpenDay[]
  readonly handings: readonly Handing[]
  /** taps that are still in a tablet on the last evening */
  readonly waiting: number
}

/** The working days of which each tap is told: the last five the center was open. */
export const doorDays = (p: Presence): readonly OpenDay[] => p.open.slice(-DOOR_DAYS)

/** Everything the tablets of a center handed in over its last days, in the order in which it arrived. */
export function doorOf(
  p: Presence,
  children: readonly { readonly child: NationChild; readonly habit: Habit }[],
  measurings: readonly Measuring[],
): Door {
  const { world, center: c } = p
  const days = doorDays(p)
  const tablets = c.rooms.map((r) => tabletOf(world, c, r.index))
  const telling: Telling = { p, tablets, taps: [] }
  for (const { child, habit } of children)
    for (const day of days) if (day.day >= child.enrolled) tapsOf(telling, child, habit, day)
  for (const { child, day, fact } of measurings)
    telling.taps.push({ ms: Date.parse(fact.happenedAt), fact, tablet: roomOn(child, day).index })
  const end = days.length === 0 ? 0 : instantMs(c, addDays(days[days.length - 1]!.day as Day, 1), 0)
  const handings: Handing[] = []
  let waiting = 0
  for (const tablet of tablets) {
    const own = telling.taps.filter((t) => t.tablet === tablet.room)
    own.sort((a, b) => a.ms - b.ms || (a.fact.id < b.fact.id ? -1 : 1))
    const facts = written(world, tablet, own)
    const source = { by: 'device', device: tablet.id, book: c.id } as const
    let next = 0
    let before: Fact[] = []
    for (const { at, again } of syncTimes(p, tablet, days)) {
      if (at >= end) break
      const batch: Fact[] = []
      while (next < facts.length && facts[next]!.ms <= at && batch.length < 500)
        batch.push(facts[next++]!.fact)
      if (batch.length === 0) continue
      // The answer before was lost on the way: what it covered comes once more.
      const handed = again ? [...before, ...batch].slice(-500) : batch
      handings.push({ facts: handed, source, receivedAt: new Date(at).toISOString() })
      before = batch
    }
    waiting += facts.length - next
  }
  handings.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0))
  return { days, handings, waiting }
}
