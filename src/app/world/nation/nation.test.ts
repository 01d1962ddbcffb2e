// A nation: the same bytes whatever is made first, the size and the tails it promises, nobody real, and a truth that its facts come from.
import { expect, test } from 'vitest'
import { canonical } from '../../../kernel/canonical.ts'
import { dayNumber } from '../../../kernel/days.ts'
import { isSyntheticCurp, judgeCurp } from '../../../kernel/identity/curp.ts'
import { zoneRuleOf } from '../../../kernel/time-zones.ts'
import { builtInTables } from '../../../modules/growth/rules/built-in-tables.ts'
import { sha256Stream } from '../../../platform/digest.ts'
import { houseOf } from '../../../platform/house.ts'
import { readEnvelope, stamp } from '../../../platform/stamping.ts'
import { modulesWith } from '../../modules.ts'
import { midnightMs } from '../zones.ts'
import { centerBook } from './center-book.ts'
import { countryMunicipalities, factsOfCountry } from './country.ts'
import { ownChildren, secondFiles } from './files.ts'
import { falteringOf } from './growing.ts'
import { lastOpenDay } from './load-nation.ts'
import { nationWorld, presets } from './nation-centers.ts'
import { CAME, ILL, type Outbreak, type Presence, presenceIn, stateOn } from './presence.ts'
import { truthOfCenter } from './truth.ts'

const until = '2026-11-25'
const nation = nationWorld('nation', 1, until)
const sample = nation.centers.filter((c) => (c.index >> 1) % 13 === 0)

/** Everything one center hands in, as one sum. */
function sumOf(world: typeof nation, index: number): string {
  const sum = sha256Stream()
  for (const h of centerBook(world, world.centers[index]!).handings) {
    sum.add(`${h.receivedAt} ${canonical(h.source)}\n`)
    for (const fact of h.facts) sum.add(`${canonical(fact)}\n`)
  }
  return sum.hex()
}

/** What centers 3, 40 and 1,501 of seed 1 say. Whoever changes it changes every nation that was loaded: raise EDITION. */
const GOLDEN = [
  '3f9c5f9902525b634406ed61d32b244fd62b3528934538ab1c9e13eae6e41c46',
  '13c69e53412e1c2b13b49efeb8b2e671277c05e9946e51e881a3f030ec318315',
  '5805da348e2b7954182651abcece73e25d436e0840ae2482b659c7a1c270688b',
]

test('a seed and a last day give the same bytes as the day this was written, alone and in any order', () => {
  const chosen = [3, 40, 1_501]
  const forth = chosen.map((i) => sumOf(nation, i))
  const again = nationWorld('nation', 1, until)
  const back = [...chosen].reverse().map((i) => sumOf(again, i))
  expect(back.reverse()).toEqual(forth)
  expect(sumOf(nationWorld('nation', 2, until), 3)).not.toBe(forth[0])
  expect(forth).toEqual(GOLDEN)
})
test('it has its size and its tails: 2,200 centers, half a million children, few cities and few centers with most of them', () => {
  expect(nation.centers.length).toBe(presets.nation.centers)
  const sizes = sample.map((c) => ownChildren(nation, c).length)
  const all = (sizes.reduce((a, b) => a + b, 0) * nation.centers.length) / sample.length
  expect(all).toBeGreaterThan(470_000)
  expect(all).toBeLessThan(530_000)
  const sorted = [...sizes].sort((a, b) => a - b)
  expect(sorted[sorted.length - 1]!).toBeGreaterThan(3 * sorted[Math.floor(sorted.length / 2)]!)
  const towns = [...Map.groupBy(nation.centers, (c) => c.site.municipality).values()].sort(
    (a, b) => b.length - a.length,
  )
  expect(towns.length).toBeGreaterThan(400)
  expect(towns.slice(0, 40).reduce((n, t) => n + t.length, 0)).toBeGreaterThan(0.3 * nation.centers.length)
  const region = nationWorld('region', 1, until)
  expect(region.centers.length).toBe(200)
  expect(new Set(region.centers.map((c) => c.municipality.representation))).toEqual(new Set(['14', '20']))
  expect(new Set([...nation.centers, ...region.centers].map((c) => c.id)).size).toBe(2_400)
}, 30_000)

test('the country is whole: 2,478 municipalities, every one with a representation and a clock', () => {
  expect(countryMunicipalities().length).toBe(2_478)
  expect(factsOfCountry(nation).length).toBe(35 + 2 * 2_478)
  for (const m of countryMunicipalities())
    expect(midnightMs(until, zoneRuleOf(m.cvegeo)!.timeZone)).toBeGreaterThan(0)
})

test('what a center hands in is understood at the door, in order of its coming, and nobody has an identifier that could be real', () => {
  const house = houseOf(modulesWith(builtInTables()))
  const book = centerBook(nation, nation.centers[40]!)
  const received = book.handings.map((h) => h.receivedAt)
  expect([...received].sort()).toEqual(received)
  let curps = 0
  for (const h of book.handings) {
    for (const fact of h.facts) {
      expect(readEnvelope(fact)).toEqual({ fact })
      const arrived = stamp(
        fact,
        house.kinds,
        { by: 'system' },
        { above: [], posts: [], sides: [] },
        h.receivedAt,
      )
      expect([fact.kind, arrived.reason]).toEqual([fact.kind, undefined])
      const { curp, synthetic } = fact.payload as { curp?: string; synthetic?: boolean }
      if (/registered$/.test(fact.kind) && !fact.kind.startsWith('network.municip'))
        expect(synthetic).toBe(true)
      if (curp !== undefined) {
        curps++
        expect([isSyntheticCurp(curp), judgeCurp(curp).valid]).toEqual([true, false])
      }
    }
  }
  expect(curps).toBeGreaterThan(10)
})

test('tablets number and chain what they say, some are late, some say it twice, some clocks are wrong', () => {
  const books = sample.slice(0, 30).map((c) => centerBook(nation, c))
  let [twice, skewed, unsaid] = [0, 0, 0]
  for (const book of books) {
    const seen = new Map<string, number>()
    for (const h of book.handings) {
      if (h.source.by !== 'device') continue
      for (const fact of h.facts) {
        const last = seen.get(fact.device!) ?? 0
        if (fact.dseq! <= last) twice++
        else expect(fact.dseq).toBe(last + 1)
        seen.set(fact.device!, Math.max(last, fact.dseq!))
        expect(fact.prev === undefined).toBe(fact.dseq === 1)
        if (Math.abs(fact.off?.ms ?? 0) > 60_000) skewed++
      }
    }
    unsaid += book.waiting
  }
  expect(Math.min(twice, skewed, unsaid)).toBeGreaterThan(50)
}, 30_000)

test('twins, brothers and sisters, and second files are as many as they should be, and the truth names them', () => {
  const own = sample.flatMap((c) => ownChildren(nation, c))
  const second = sample.flatMap((c) => secondFiles(nation, c, ownChildren(nation, c)))
  const part = (n: number) => n / own.length
  expect(part(own.filter((c) => c.twin !== undefined).length)).toBeGreaterThan(0.012)
  expect(part(own.filter((c) => c.twin !== undefined).length)).toBeLessThan(0.03)
  const families = Map.groupBy(own, (c) => c.family)
  const siblings = [...families.values()].reduce((n, f) => n + f.length - 1, 0)
  expect(part(siblings)).toBeGreaterThan(0.1)
  expect(part(siblings)).toBeLessThan(0.16)
  expect(part(second.length)).toBeGreaterThan(0.005)
  expect(part(second.length)).toBeLessThan(0.02)
  const moved = second.filter((s) => s.second!.how === 'moved')
  expect(moved.length).toBeGreaterThan(20)
  const ids = new Set(own.map((c) => c.id))
  expect(new Set([...ids, ...second.map((s) => s.id)]).size).toBe(own.length + second.length)
  // Pairs of centers are sampled whole: the child of every second file is among them.
  expect(second.filter((s) => !ids.has(s.second!.of)).length).toBe(0)
  expect(second.some((s) => s.second!.typos.length > 1)).toBe(true)
  expect(second.some((s) => s.second!.typos.length === 0)).toBe(true)
  const told = sample.slice(0, 20).flatMap((c) => truthOfCenter(nation, c)) as Record<string, unknown>[]
  for (const kind of ['child', 'outbreak', 'secondFile', 'evaluator', 'falters', 'twin', 'siblings'])
    expect([kind, told.some((line) => line[kind] !== undefined)]).toEqual([kind, true])
}, 60_000)

test('the months before are the sums of who came, who did not and who was ill; illness spreads in an outbreak', () => {
  const isLarge = (p: Presence, o: Outbreak) => o.attack > 2_500 && dayNumber(o.from) > p.from + 40
  const center = sample.find((c) => {
    const p = presenceIn(nation, c)
    return c.opened < p.first && p.outbreaks.some((o) => isLarge(p, o))
  })!
  const book = centerBook(nation, center)
  const p = book.presence
  const brought = book.handings[0]!.facts.filter((f) => f.kind === 'attendance.register-brought')
  expect(brought.length).toBeGreaterThan(11)
  const sums = new Map<string, number[]>()
  for (const f of brought) {
    const { month, rooms } = f.payload as { month: string; rooms: { days: number[][] }[] }
    for (const { days } of rooms)
      for (const [day, came, stayed, ill] of days) {
        const name = `${month}-${String(day).padStart(2, '0')}`
        const sum = sums.get(name) ?? [0, 0, 0]
        sums.set(name, [sum[0]! + came!, sum[1]! + stayed!, sum[2]! + ill!])
      }
  }
  for (const open of p.open.filter((d) => sums.has(d.day)).slice(0, 40)) {
    const states = book.children.map(({ child, habit }) => stateOn(p, child, habit, open))
    const of = (s: number) => states.filter((x) => x === s).length
    expect(sums.get(open.day)).toEqual([of(CAME), states.length - of(CAME), of(ILL)])
  }
  const outbreak = p.outbreaks.find((o) => isLarge(p, o))!
  const ill = (from: number, to: number) => {
    const days = p.open.filter((d) => d.n >= from && d.n < to)
    return (
      days.reduce(
        (n, d) => n + book.children.filter(({ habit }) => habit.ill[d.n - p.from] === 1).length,
        0,
      ) / days.length
    )
  }
  const start = p.open.find((d) => d.day >= outbreak.from)!.n
  expect(ill(start + 1, start + outbreak.days)).toBeGreaterThan(1.5 * ill(start - 30, start - 2))
}, 60_000)

test('a few children falter, in three ways, and whoever is not due is not measured', () => {
  const own = sample.slice(0, 40).flatMap((c) => ownChildren(nation, c))
  const faltering = own.flatMap((c) => falteringOf(nation, c) ?? [])
  expect(faltering.length / own.length).toBeGreaterThan(0.01)
  expect(faltering.length / own.length).toBeLessThan(0.03)
  expect(new Set(faltering.map((f) => f.kind)).size).toBe(3)
  const facts = centerBook(nation, nation.centers[40]!).handings.flatMap((h) => h.facts)
  const measured = new Set(facts.filter((f) => f.kind === 'growth.measured').map((f) => f.id)).size
  expect(measured / centerBook(nation, nation.centers[40]!).children.length).toBeLessThan(8)
})

test('the last day is the last open one before today', () => {
  expect(lastOpenDay('2026-11-26')).toBe('2026-11-25')
  // a Tuesday after a long weekend
  expect(lastOpenDay('2026-11-17')).toBe('2026-11-13')
})
