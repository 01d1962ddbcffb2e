// The whole book of a nation's center: what it had when it came to Nido, and what its tablets have said since.
import { createECDH } from 'node:crypto'
import type { Fact } from '../../../kernel/fact.ts'
import type { Handing } from '../../../platform/bulk-loading.ts'
import type { Tx } from '../../../platform/db.ts'
import { factsOfCenter } from '../network-facts.ts'
import { factsOfStaff, nationalOf } from '../people.ts'
import { instantMs, said, type World, type WorldCenter } from '../world.ts'
import { DOOR_DAYS, doorDays, doorOf, type Tablet, tabletOf } from './door.ts'
import { factsOfFile, type NationChild, ownChildren, secondFiles } from './files.ts'
import { evaluatorOf, type Measuring, measuringsOf, roomDaysOf } from './growing.ts'
import {
  CAME,
  type Habit,
  habitOf,
  ILL,
  type OpenDay,
  type Presence,
  presenceIn,
  stateOn,
} from './presence.ts'

export type CenterBook = {
  readonly presence: Presence
  readonly children: readonly { readonly child: NationChild; readonly habit: Habit }[]
  readonly second: readonly NationChild[]
  readonly handings: readonly Handing[]
  readonly tablets: readonly {
    readonly tablet: Tablet
    readonly facts: number
    readonly lastSeen: string | null
  }[]
  /** taps still in a tablet on the last evening */
  readonly waiting: number
}

/** The earlier days' roll-calls as sums: whoever had a place then, also those who have left since. */
function broughtFacts(
  p: Presence,
  children: CenterBook['children'],
  days: readonly OpenDay[],
  world: World,
  c: WorldCenter,
): Fact[] {
  const author = nationalOf(world).id
  const counts = c.rooms.map(() => new Int32Array(days.length * 3))
  for (const { child, habit } of children) {
    const own = counts[child.room.index]!
    for (let i = 0; i < days.length; i++) own[i * 3 + stateOn(p, child, habit, days[i]!)]!++
  }
  const at = new Map<string, number[]>()
  days.forEach((d, i) => {
    const month = d.day.slice(0, 7)
    const list = at.get(month)
    if (list) list.push(i)
    else at.set(month, [i])
  })
  return [...at].map(([month, list]) => {
    const last = days[list[list.length - 1]!]!
    const rooms = c.rooms.map((r) => {
      const own = counts[r.index]!
      return {
        room: r.id,
        days: list.map((i) => {
          const ill = own[i * 3 + ILL]!
          return [Number(days[i]!.day.slice(8)), own[i * 3 + CAME]!, own[i * 3 + 1]! + ill, ill]
        }),
      }
    })
    return said(world, {
      kind: 'attendance.register-brought',
      entity: c.index,
      tick: Number(month.replace('-', '')),
      about: c.id,
      book: c.id,
      at: instantMs(c, last.day, 1_200),
      author,
      payload: { month, rooms, source: 'Mundo sintético: listas de asistencia de antes' },
    })
  })
}

/** Months of roll-calls that are brought, before and with the one in which the door begins to tell. */
const BROUGHT_DAYS = 366

/** Everything of one center, made from the world alone: any other may be made before, after or elsewhere. */
export function centerBook(world: World, c: WorldCenter): CenterBook {
  const presence = presenceIn(world, c)
  const own = ownChildren(world, c)
  const second = secondFiles(world, c, own)
  const children = own.map((child) => ({ child, habit: habitOf(presence, child) }))
  const days = doorDays(presence)
  const first = days[0]?.day ?? world.until
  const roomDays = roomDaysOf(presence)
  const evaluator = evaluatorOf(world, c)
  const measurings: Measuring[] = children.flatMap(({ child, habit }) =>
    measuringsOf(presence, child, habit, roomDays, evaluator),
  )
  for (const file of second) {
    if (file.second!.how === 'moved')
      measurings.push(...measuringsOf(presence, file, habitOf(presence, file), roomDays, evaluator))
  }
  const earlier = presence.open.slice(0, -DOOR_DAYS).filter((d) => d.n > days[0]!.n - BROUGHT_DAYS)
  const base = [
    ...factsOfCenter(world, c),
    ...factsOfStaff(world, c),
    ...[...own, ...second].flatMap((child) => factsOfFile(world, c, child)),
    ...measurings.filter((m) => m.day < first).map((m) => m.fact),
    ...(earlier.length > 0 ? broughtFacts(presence, children, earlier, world, c) : []),
  ]
  const door = doorOf(
    presence,
    children,
    measurings.filter((m) => m.day >= first),
  )
  const receivedAt = new Date(instantMs(c, first, 60)).toISOString()
  return {
    presence,
    children,
    second,
    handings: [{ facts: base, source: { by: 'system' }, receivedAt }, ...door.handings],
    tablets: c.rooms.map((r) => {
      const tablet = tabletOf(world, c, r.index)
      const handed = door.handings.filter((h) => h.source.by === 'device' && h.source.device === tablet.id)
      const dseqs = handed.flatMap((h) => h.facts.map((f) => f.dseq!))
      return {
        tablet,
        facts: dseqs.reduce((most, n) => Math.max(most, n), 0),
        lastSeen: handed[handed.length - 1]?.receivedAt ?? null,
      }
    }),
    waiting: door.waiting,
  }
}

/** SPKI of a point of P-256. Source: RFC 5480. */
const SPKI = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex')

/** A center's tablets as paired ones. Nobody has their private keys: no request can come from them. */
export async function writeTablets(tx: Tx, c: WorldCenter, tablets: CenterBook['tablets']): Promise<void> {
  const keys = tablets.map(() => Buffer.concat([SPKI, createECDH('prime256v1').generateKeys()]))
  await tx`
    insert into device (id, book, room, label, public_key, state, created_at, last_seen, max_dseq, durable, clock_off_ms)
    select x.id, ${c.id}, x.room, x.label, x.key, 'paired', ${`${c.opened}T15:00:00.000Z`}, x.seen, x.most, true, x.off
    from unnest(${tablets.map((t) => t.tablet.id)}::uuid[], ${tablets.map((t) => c.rooms[t.tablet.room]!.id)}::uuid[],
      ${tablets.map((t) => `Tableta de ${c.rooms[t.tablet.room]!.name} (sintética)`)}::text[], ${keys}::bytea[],
      ${tablets.map((t) => t.lastSeen)}::timestamptz[], ${tablets.map((t) => t.facts)}::bigint[],
      ${tablets.map((t) => (t.tablet.knows ? t.tablet.skewMs : null))}::float8[]) as x(id, room, label, key, seen, most, off)`
}
