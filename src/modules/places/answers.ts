// What the server answers about places: the ledger of a scope on a day, the account of a center or a site, and published targets.
import { COUNTRY_ZONE, civilDay, monthOf } from '../../kernel/days.ts'
import { NATION } from '../../kernel/ids.ts'
import { SMALLEST_GROUP } from '../../kernel/indicator.ts'
import { stateName } from '../../kernel/state-names.ts'
import type { Read } from '../../platform/db.ts'
import type { Gauge } from '../../platform/house.ts'
import { answer, type Call } from '../../platform/http.ts'
import { Refused } from '../../platform/refused.ts'
import { worksIn } from '../../platform/who.ts'
import { center, roomsOf } from '../network/reads.ts'
import {
  type Counted,
  centerPlaces,
  type LedgerScope,
  ledger,
  type PlaceAccount,
  type PlaceTarget,
  publishedTargets,
  sitePlaces,
} from './contract.ts'
import { placeCounts } from './indicators.ts'
import {
  accountOf,
  enrolledIn,
  municipalityNames,
  namesOf,
  siteOf,
  statesOf,
  targetsPublished,
} from './reads.ts'
import { byYear } from './rules/by-year.ts'
import {
  countedOn,
  expectedBy,
  expectedOf,
  liveOf,
  monthsBetween,
  noPlaces,
  PROGRAMME_END,
  pointsOf,
  standingOf,
} from './rules/ledger-on.ts'
import { ledgerOf } from './work/scope-ledger.ts'

const todayOf = (call: Pick<Call, 'now'>, zone: string = COUNTRY_ZONE) =>
  civilDay(call.now().toISOString(), zone)

/** Charts begin no earlier than so many months before the day. */
const MOST_BACK = 48

/** Those published of the scope itself. A representation's are those of its state, though a state may have two. */
async function targetsOf(read: Read, of: LedgerScope): Promise<PlaceTarget[]> {
  const all = await targetsPublished(read)
  if (of.municipality) return all.filter((t) => t.scope === 'municipality' && t.place === of.municipality)
  const states = of.state ? [of.state] : of.representation ? await statesOf(read, of.representation) : null
  return all.filter((t) =>
    states === null
      ? t.scope === 'nation'
      : t.scope === 'state' && t.place !== null && states.includes(t.place),
  )
}

async function namesFor(call: Call, account: PlaceAccount | undefined): Promise<Record<string, string>> {
  const said = [...(account?.entries ?? []), ...(account?.past ?? []), ...(account?.undone ?? [])]
  return said.length === 0
    ? {}
    : call.db.read({ system: true }, (read) =>
        namesOf(
          read,
          said.map((e) => e.by),
        ),
      )
}

export const placesAnswers = [
  answer(ledger, async ({ day: asked, ...scope }, call) => {
    const today = todayOf(call)
    const day = asked ?? today
    return call.db.read(call.scope, async (read) => {
      const { held, sum, holders } = await ledgerOf(read, { today, day, scope }, (book) =>
        worksIn(call.who, book),
      )
      const each = held.map(expectedOf)
      const expected = each.flat()
      const first = held.flatMap((h) => h.entries.map((e) => e.on)).sort()[0] ?? today
      const months = monthsBetween(monthOf(first), [monthOf(today), monthOf(PROGRAMME_END)].sort()[1]!)
      const back = months.indexOf(monthOf(day)) - MOST_BACK
      const targets = await targetsOf(read, scope)
      const names = scope.municipality ? await municipalityNames(read, [scope.municipality]) : {}
      return {
        ...{ today, day, sum, holders, expected: expectedBy(expected, day) },
        centers: holders.filter((h) => h.open > 0).length,
        municipality: names[scope.municipality ?? ''] ?? null,
        by2030: {
          expected: expectedBy(expected, PROGRAMME_END),
          centers: each.filter((e) => expectedBy(e, PROGRAMME_END) > 0).length,
          undated: expected.reduce((n, e) => n + (e.day === null ? e.places : 0), 0),
          live: liveOf(sum),
        },
        points: pointsOf(held, months.slice(Math.max(0, back)), today),
        years: byYear(held, targets, today),
        targets,
        unplanned: held.filter((h) => h.key !== h.book && h.entries.length === 0).length,
      }
    })
  }),
  answer(centerPlaces, async ({ book }, call) => {
    const told = await call.db.read(call.scope, async (read) => {
      const row = await center(read, book)
      if (!row) throw new Refused(404, 'unknown-center')
      const today = todayOf(call, row.time_zone)
      const account = await accountOf(read, book, book)
      const n = (await enrolledIn(read, [book])).get(book) ?? 0
      const small = n > 0 && n < SMALLEST_GROUP && !worksIn(call.who, book)
      return {
        ...{ today, account: account ?? null, enrolled: small ? null : n },
        counted: shown(account, today, small ? null : n),
        lots: standingOf(account?.entries ?? [], today),
        rooms: (await roomsOf(read, book))
          .filter((r) => r.closed_on === null)
          .map((r) => ({ id: r.key, name: r.name, places: r.places, from: r.from_months, to: r.to_months })),
      }
    })
    return { ...told, names: await namesFor(call, told.account ?? undefined) }
  }),
  answer(sitePlaces, async ({ book, site: key }, call) => {
    const told = await call.db.read(call.scope, async (read) => {
      const site = await siteOf(read, book, key)
      if (!site) throw new Refused(404, 'unknown-site')
      const today = todayOf(call)
      const account = await accountOf(read, book, key)
      const names = await municipalityNames(read, [site.municipality])
      return {
        ...{ today, site, account: account ?? null, enrolled: null },
        ...{ counted: shown(account, today, 0), lots: standingOf(account?.entries ?? [], today) },
        municipality: names[site.municipality] ?? null,
      }
    })
    return { ...told, names: await namesFor(call, told.account ?? undefined) }
  }),
  answer(publishedTargets, async (_input, call) =>
    call.db.read(call.scope, async (read) => {
      const targets = await targetsPublished(read)
      const keys = targets.flatMap((t) => (t.scope === 'municipality' && t.place ? [t.place] : []))
      const states = targets.flatMap((t) => (t.scope === 'state' && t.place ? [t.place] : []))
      return {
        targets,
        names: {
          ...(await municipalityNames(read, keys)),
          ...Object.fromEntries(states.map((s) => [s, stateName(s)])),
        },
      }
    }),
  ),
]

const shown = (account: PlaceAccount | undefined, day: string, enrolled: number | null): Counted =>
  account ? countedOn(account, day, enrolled) : noPlaces

/** Depends on the date, because licences end: counted anew for books that changed and each night. Sites are in no book of a center. */
export const placesGauge: Gauge = {
  indicators: ['places.open', 'places.occupied'],
  count: async (read, book, today) => {
    if (book === NATION) return []
    const account = await accountOf(read, book, book)
    if (!account) return []
    const counted = countedOn(account, today, (await enrolledIn(read, [book])).get(book) ?? 0)
    return placeCounts(book, counted, liveOf(counted))
  },
}
