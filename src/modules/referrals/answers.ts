// What the server answers about cases: a center's list, one case, the letter, the family's plan, the counts above; and what moves along.
import { COUNTRY_ZONE, civilDay, type Day } from '../../kernel/days.ts'
import type { Contribution } from '../../kernel/indicator.ts'
import type { Read } from '../../platform/db.ts'
import { followFiles } from '../../platform/following-files.ts'
import type { Follows, Gauge, Moves } from '../../platform/house.ts'
import { answer, type Call } from '../../platform/http.ts'
import { logRead } from '../../platform/read-log.ts'
import { Refused } from '../../platform/refused.ts'
import { worksIn } from '../../platform/who.ts'
import type { Child } from '../children/contract/rows.ts'
import { childOf } from '../children/reads.ts'
import { adultsOf, circleOf } from '../guardians/reads.ts'
import { center, roomsOf } from '../network/reads.ts'
import { stepBrought } from './contract/kinds.ts'
import { Awaited, type DoubtNoted, type Referred } from './contract/steps.ts'
import { countReferrals, listReferrals, oneReferral, referralLetter, supportPlan } from './contract.ts'
import {
  type CountRow,
  caseFiles,
  caseIn,
  casesOf,
  casesOfCenter,
  countsIn,
  filesOfCase,
  namesIn,
  openByRoom,
  PAGE,
} from './reads.ts'
import { lostBefore } from './rules/clocks.ts'
import { isLost, isOverdue, listed } from './rules/listed.ts'
import { hiding } from './rules/small.ts'

/** Today on the country's clock; `zone`: on that of the center that is asked about. */
const todayOf = (call: Pick<Call, 'now'>, zone: string = COUNTRY_ZONE) =>
  civilDay(call.now().toISOString(), zone)
const on = (today: Day) => ({ today, lost: lostBefore(today) })

const childShown = (c: Child) => ({
  ...{ given: c.given, first: c.first, second: c.second, sex: c.sex, birth: c.birth },
  weeks: c.gestational_weeks,
})

/** The case, its child, the center and room of it; 404 where it is not, or not any more. */
async function found(read: Read, book: string, key: string) {
  const row = await caseIn(read, book, key)
  const child = row && (await childOf(read, book, row.child))
  if (!row || !child) throw new Refused(404, 'unknown-case')
  const rooms = await roomsOf(read, book)
  return { row, child, room: rooms.find((r) => r.key === row.room)?.name ?? null }
}

/** Whole cases, with names, are for who works in the center. */
function mustWorkIn(call: Call, book: string): void {
  if (call.who.by !== 'person' || !worksIn(call.who, book)) throw new Refused(403, 'out-of-scope')
}

const list = answer(listReferrals, async ({ book, ...query }, call) => {
  mustWorkIn(call, book)
  return call.db.read(call.scope, async (read) => {
    const today = todayOf(call, (await center(read, book))?.time_zone)
    const { rows, ...counts } = await casesOfCenter(read, book, query, on(today))
    const last = rows.at(-1)
    return {
      ...counts,
      cases: rows.map((r) => listed(r, today, lostBefore(today))),
      names: await namesIn(
        read,
        book,
        rows.map((r) => r.child),
      ),
      rooms: Object.fromEntries((await roomsOf(read, book)).map((r) => [r.key, r.name])),
      next: rows.length === PAGE && last ? last.place : null,
    }
  })
})

const one = answer(oneReferral, async ({ book, case: key, purpose }, call) => {
  mustWorkIn(call, book)
  const told = await call.db.read(call.scope, async (read) => {
    const { row, child, room } = await found(read, book, key)
    const today = todayOf(call, (await center(read, book))?.time_zone)
    const circle = await circleOf(read, book, row.child)
    const links = (circle?.adults ?? []).filter((a) => a.withdrawn === null)
    const adults = new Map(
      (
        await adultsOf(
          read,
          book,
          links.map((a) => a.adult),
        )
      ).map((a) => [a.key, `${a.given} ${a.first}`]),
    )
    return {
      ...{
        case: row,
        lost: isLost(row, lostBefore(today)),
        overdue: isOverdue(row, today),
        child: childShown(child),
        room,
      },
      names: await namesIn(
        read,
        book,
        row.steps.map((s) => s.by),
      ),
      adults: links.flatMap((a) => {
        const name = adults.get(a.adult)
        return name ? [{ id: a.adult, name, relation: a.relation }] : []
      }),
      files: await filesOfCase(read, book, key),
    }
  })
  await logRead(call, book, told.case.child, oneReferral.id, purpose)
  return told
})

const letter = answer(referralLetter, async ({ book, case: key, purpose }, call) => {
  mustWorkIn(call, book)
  const { kept, told } = await call.db.read(call.scope, async (read) => {
    const { row, child, room } = await found(read, book, key)
    const sent = row.steps.findLast((s) => s.kind === 'referral')
    if (!sent) throw new Refused(404, 'no-referral')
    if (row.consent !== 'given') throw new Refused(409, 'no-consent')
    const doubts = row.steps.filter((s) => s.kind === 'doubt')
    const names = await namesIn(read, book, [sent.by, ...doubts.map((d) => d.by)])
    const here = await center(read, book)
    return {
      kept: row.child,
      told: {
        ...{
          center: here?.name ?? '',
          room,
          child: childShown(child),
          today: todayOf(call, here?.time_zone),
        },
        ...{ source: row.source, urgent: row.urgent, by: names[sent.by] ?? null },
        doubts: doubts.map((d) => ({
          ...{ on: d.on, words: (d.said as DoubtNoted).words, by: names[d.by] ?? null },
        })),
        referral: { ...(sent.said as Omit<Referred, 'case' | 'on'>), on: sent.on },
      },
    }
  })
  await logRead(call, book, kept, referralLetter.id, purpose)
  return told
})

const plan = answer(supportPlan, async ({ book, case: key, purpose }, call) => {
  mustWorkIn(call, book)
  const { kept, told } = await call.db.read(call.scope, async (read) => {
    const { row, child, room } = await found(read, book, key)
    if (!row.plan) throw new Refused(404, 'no-plan')
    const here = await center(read, book)
    return {
      kept: row.child,
      told: {
        ...{ center: here?.name ?? '', room, child: childShown(child) },
        ...{ plan: row.plan, today: todayOf(call, here?.time_zone) },
      },
    }
  })
  await logRead(call, book, kept, supportPlan.id, purpose)
  return told
})

const sum = (rows: readonly CountRow[], of: 'open' | 'overdue' | 'lost') =>
  rows.reduce((n, r) => n + r[of], 0)

const counts = answer(countReferrals, async ({ representation }, call) => {
  const rows = await call.db.read(call.scope, (read) =>
    countsIn(read, representation ?? null, on(todayOf(call))),
  )
  const reps = new Set(rows.map((r) => r.representation))
  const byRep = representation === undefined && reps.size > 1
  const groups = [...Map.groupBy(rows, (r) => (byRep ? (r.representation ?? '') : r.center))].filter(
    ([id]) => id !== '',
  )
  const told = (of: 'open' | 'overdue' | 'lost') => hiding(groups.map(([, list]) => sum(list, of)))
  const [open, overdue, lost] = [told('open'), told('overdue'), told('lost')]
  const waits = hiding(
    Awaited.options.map((step) =>
      sum(
        rows.filter((r) => r.waits === step),
        'open',
      ),
    ),
  )
  return {
    level: byRep ? ('representations' as const) : ('centers' as const),
    places: groups.map(([id, list], i) => ({
      ...{ id, name: (byRep ? list[0]!.representation_name : list[0]!.name) ?? '' },
      ...{ open: open.places[i]!, overdue: overdue.places[i]!, lost: lost.places[i]! },
    })),
    ...{ open: open.sum, overdue: overdue.sum, lost: lost.sum },
    waits: Awaited.options.map((step, i) => ({ step, count: waits.places[i]! })),
  }
})

/** Every step follows a child, as it was said: history and plan go on where the child goes on. */
export const referralsMoves: Moves = async (read, book, persons) =>
  new Map(
    [...Map.groupBy(await casesOf(read, book, persons), (c) => c.child)].map(([child, cases]) => [
      child,
      cases.flatMap((c) =>
        c.steps.map(({ here: _here, ...step }) => ({
          ...{ id: step.id, kind: stepBrought.kind, payload: { case: c.key, step } },
        })),
      ),
    ]),
  )

/** Answers and signed papers go along. */
export const referralsFollow: Follows = async (tx, from, to, persons, receivedAt) =>
  followFiles(tx, to, from, await caseFiles(tx, to, persons), receivedAt)

/** How many are open today, by room and by what they wait for: being lost depends on the date. */
export const referralsGauge: Gauge = {
  indicators: [...Awaited.options.map((step) => `referrals.${step}`), 'referrals.lost'],
  count: async (read, book, today) => {
    const rows = await openByRoom(read, book, on(today as Day))
    const at = (room: string) => ({ room, period: 'now' })
    const waits = rows.map(
      (r): Contribution => ({
        indicator: `referrals.${r.waits}`,
        ...at(r.room),
        part: r.open,
        whole: r.open,
      }),
    )
    const lost = [...Map.groupBy(rows, (r) => r.room)].map(
      ([room, list]): Contribution => ({
        ...{ indicator: 'referrals.lost', ...at(room) },
        part: list.reduce((n, r) => n + r.lost, 0),
        whole: list.reduce((n, r) => n + r.open, 0),
      }),
    )
    return [...waits, ...lost]
  },
}

export const referralsAnswers = [list, one, letter, plan, counts]
