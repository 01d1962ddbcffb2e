// The synthetic world: the same bytes whatever is made first, like a real network where it matters, and never a real person.
import { expect, test } from 'vitest'
import { addDays, ageInDays, civilDay } from '../../kernel/days.ts'
import { isSyntheticCurp, judgeCurp } from '../../kernel/identity/curp.ts'
import { zoneRules } from '../../kernel/time-zones.ts'
import { developmentDue } from '../../modules/development/rules/due.ts'
import { builtInTables } from '../../modules/growth/rules/built-in-tables.ts'
import { zOf } from '../../modules/growth/rules/z-of.ts'
import { Awaited } from '../../modules/referrals/contract/steps.ts'
import { lostBefore } from '../../modules/referrals/rules/clocks.ts'
import { foldCase } from '../../modules/referrals/rules/fold-case.ts'
import { unsignedOf, untoldOf } from '../../modules/safety/rules/asks.ts'
import { foldIncident } from '../../modules/safety/rules/fold-incident.ts'
import { incidentOf } from '../../modules/safety/rules/incident-of.ts'
import { houseOf } from '../../platform/house.ts'
import { readEnvelope, stamp } from '../../platform/stamping.ts'
import { modulesWith } from '../modules.ts'
import { dayOf, daysBack, factsOfCenterDay, isOpen } from './attendance.ts'
import { factsOfCases } from './cases.ts'
import { childrenOf } from './children.ts'
import { demoAccounts, demoPins } from './demo-people.ts'
import { roundsOfCenter, standsOn } from './development.ts'
import { faltersSince, trueMeasures } from './growth.ts'
import { factsOfIncidentsDay } from './incidents.ts'
import { factsOfLearning } from './learning.ts'
import { representations, sites } from './places.ts'
import { slicesOf, summaryOf } from './slices.ts'
import { worldOf } from './world.ts'
import { midnightMs } from './zones.ts'

const until = '2026-11-19'
const one = worldOf(1, until)
const all = one.centers.flatMap((c) => childrenOf(one, c))

test('a seed and a last day give the same bytes as the day this was written', async () => {
  const { facts, checksum } = await summaryOf(slicesOf(one, 2))
  expect({ facts, checksum }).toEqual({
    facts: 77_916,
    checksum: 'ce092029c5619bd83296da1c34051427f503d6d5ef23467510fa2b258de19707',
  })
}, 30_000)

test('slices made in the opposite order, in another world object, give the same checksum', async () => {
  const few = (seed: number) =>
    slicesOf(worldOf(seed, until), 2).filter((s) => !s.center || s.center.index < 4)
  const forth = await summaryOf(few(1))
  const back = await summaryOf(few(1).reverse())
  expect(back).toEqual(forth)
  expect((await summaryOf(few(2))).checksum).not.toBe(forth.checksum)
})

test('one day of one center can be made alone', () => {
  const day = '2026-11-12'
  const alone = worldOf(1, until)
  expect(factsOfCenterDay(alone, alone.centers[17]!, day)).toEqual(
    factsOfCenterDay(one, one.centers[17]!, day),
  )
})

test('the network has its size: 35 representations, 40 centers, about 6,000 children from 43 days to 4 years', () => {
  expect([representations.length, sites.length]).toEqual([35, 40])
  expect(all.length).toBeGreaterThan(5_700)
  expect(all.length).toBeLessThan(6_300)
  expect(new Set(all.map((c) => c.id)).size).toBe(all.length)
  const ages = all.map((c) => ageInDays(c.birth, until))
  expect(Math.min(...ages)).toBeGreaterThanOrEqual(43)
  expect(Math.max(...ages)).toBeLessThan(4.2 * 366)
  for (const c of one.centers)
    for (const r of c.rooms)
      expect(childrenOf(one, c).filter((x) => x.room === r).length).toBeLessThanOrEqual(r.places)
})

test('what is said is understood at the door, and nobody has an identifier that could be real', () => {
  const house = houseOf(modulesWith(builtInTables()))
  const facts = slicesOf(one, 2)
    .filter((s) => !s.center || s.center.index === 2)
    .flatMap((s) => s.facts())
  for (const fact of facts) {
    expect(readEnvelope(fact)).toEqual({ fact })
    const arrived = stamp(
      fact,
      house.kinds,
      { by: 'system' },
      { above: [], posts: [], sides: [] },
      '2026-11-20T06:00:00.000Z',
    )
    expect(arrived.reason).toBeUndefined()
    expect(fact.origin).toBe('world')
    const { curp, synthetic } = fact.payload as { curp?: string; synthetic?: boolean }
    if (/(person|child|center)-registered$/.test(fact.kind)) expect(synthetic).toBe(true)
    if (curp !== undefined) expect([isSyntheticCurp(curp), judgeCurp(curp).valid]).toEqual([true, false])
  }
  expect(facts.filter((f) => f.payload.curp !== undefined).length).toBeGreaterThan(20)
})

test('ids are told apart over the whole world', () => {
  const ids = slicesOf(one, 3).flatMap((s) => s.facts().map((f) => f.id))
  expect(new Set(ids).size).toBe(ids.length)
}, 30_000)

test('one child in eight or so shares both surnames with another of its center', () => {
  const siblings = one.centers.flatMap((c) => {
    const families = Map.groupBy(childrenOf(one, c), (x) => `${x.names.first} ${x.names.second}`)
    return [...families.values()].filter((f) => f.length > 1).flatMap((f) => f.slice(1))
  })
  const part = siblings.length / all.length
  expect(part).toBeGreaterThan(0.1)
  expect(part).toBeLessThan(0.16)
})

test('children follow their line: z four months apart correlates as in real cohorts, and a few falter', () => {
  const tables = builtInTables()
  const z = (day: string) =>
    all
      .filter((c) => c.birth < '2026-01-01')
      .map(
        (c) =>
          zOf(tables, {
            sex: c.sex,
            ageDays: ageInDays(c.birth, day),
            weightKg: trueMeasures(one, c, day).weight,
          }).z.wei!,
      )
  const [a, b] = [z('2026-07-20'), z(until)]
  const mean = (x: number[]) => x.reduce((s, v) => s + v, 0) / x.length
  const [ma, mb] = [mean(a), mean(b)]
  const together = mean(a.map((x, i) => (x - ma) * (b[i]! - mb)))
  const r = together / Math.sqrt(mean(a.map((x) => (x - ma) ** 2)) * mean(b.map((x) => (x - mb) ** 2)))
  expect(r).toBeGreaterThan(0.8)
  expect(r).toBeLessThan(0.92)
  const faltering = all.filter((c) => faltersSince(one, c)).length / all.length
  expect(faltering).toBeGreaterThan(0.01)
  expect(faltering).toBeLessThan(0.02)
})

test('presence knows weekends, rest days and Fridays', () => {
  expect(isOpen('2026-11-16')).toBe(false)
  expect(isOpen('2026-11-14')).toBe(false)
  expect(factsOfCenterDay(one, one.centers[0]!, '2026-11-16')).toEqual([])
  const share = (weekday: number) => {
    const days = daysBack(one, 60).filter(
      (d) => isOpen(d) && new Date(`${d}T12:00:00Z`).getUTCDay() === weekday,
    )
    const came = days.flatMap((d) =>
      one.centers.slice(0, 12).flatMap((c) =>
        childrenOf(one, c)
          .filter((x) => x.enrolled <= d)
          .map((x) => dayOf(one, c, x, d).came),
      ),
    )
    return came.filter(Boolean).length / came.length
  }
  expect(share(5)).toBeLessThan(share(4))
  expect(share(3)).toBeGreaterThan(0.8)
  expect(share(3)).toBeLessThan(0.95)
})

test('the first center has incidents of every state and two children it happens to again and again; a few are elsewhere', () => {
  const incidentsOf = (index: number) => {
    const facts = daysBack(one, 60).flatMap((d) => factsOfIncidentsDay(one, one.centers[index]!, d))
    const told = facts
      .filter((f) => f.kind !== 'daily.noted')
      .map((fact) => ({ fact, estAt: fact.happenedAt }))
    told.sort((a, b) => (a.estAt < b.estAt ? -1 : 1))
    return [...Map.groupBy(told, (s) => incidentOf(s.fact))].map(
      ([key, list]) => foldIncident(one.centers[index]!.id, key, list)!,
    )
  }
  const here = incidentsOf(0)
  expect(new Set(here.map((i) => i.kind))).toEqual(
    new Set(['bite', 'fall', 'blow', 'food', 'medicine', 'outsider', 'building']),
  )
  const open = here.filter((i) => !i.closed)
  expect(here.some((i) => i.closed)).toBe(true)
  expect(open.some((i) => untoldOf(i.children).length > 0)).toBe(true)
  expect(open.some((i) => i.head && i.reviewed && unsignedOf(i.children).length > 0)).toBe(true)
  expect(open.some((i) => !i.reviewed && untoldOf(i.children).length === 0)).toBe(true)
  expect(here.flatMap((i) => i.flags)).toEqual([])
  const bitten = here.filter((i) => i.kind === 'bite').map((i) => i.children.map((c) => c.child).join(' '))
  expect(bitten.length).toBeGreaterThan(2)
  expect(new Set(bitten).size).toBe(1)
  const elsewhere = one.centers.slice(1).flatMap((c) => incidentsOf(c.index))
  expect(elsewhere.length).toBeGreaterThan(25)
  expect(elsewhere.length).toBeLessThan(90)
})

test('the first center has a case in each stage, most named by a result, and none says what it should not', () => {
  const here = one.centers[0]!
  const told = factsOfCases(one, here).map((fact) => ({ fact, estAt: fact.happenedAt }))
  const cases = [...Map.groupBy(told, (s) => String(s.fact.payload.case))].map(
    ([key, list]) => foldCase(here.id, key, list, () => undefined)!,
  )
  expect(new Set(cases.map((c) => c.child)).size).toBe(cases.length)
  expect(new Set(cases.flatMap((c) => c.waits ?? []))).toEqual(new Set(Awaited.options))
  expect(cases.some((c) => c.closed_on)).toBe(true)
  expect(cases.some((c) => c.due !== null && c.due < lostBefore(until))).toBe(true)
  expect(cases.flatMap((c) => c.flags)).toEqual([])
  expect(cases.filter((c) => c.steps[0]!.said.ref).length).toBeGreaterThan(cases.length / 2)
  expect(factsOfCases(one, one.centers[1]!)).toEqual([])
})

test('development is told in every center: most lists are done, few leave a doubt, and in some it goes away', () => {
  const lights = (index: number) => {
    const rounds = roundsOfCenter(one, one.centers[index]!)
    return childrenOf(one, one.centers[index]!).flatMap(
      (child) => standsOn(rounds.get(child.id) ?? [], child, until).at(-1)?.light ?? [],
    )
  }
  for (const index of [0, 7, 31]) {
    const seen = lights(index)
    const part = (light: string) => seen.filter((l) => l === light).length / seen.length
    expect(part('green')).toBeGreaterThan(0.75)
    expect(part('red') + part('amber')).toBeGreaterThan(0.02)
    expect(part('red')).toBeLessThan(0.1)
  }
  const children = childrenOf(one, one.centers[0]!)
  const late = children.filter((child) => {
    const looked = (roundsOfCenter(one, one.centers[0]!).get(child.id) ?? []).map((r) => ({
      day: r.day,
      items: 9,
    }))
    const of = {
      child: child.id,
      began: '2025-01-01',
      birth: child.birth,
      weeks: child.weeks ?? null,
      since: child.enrolled,
      looked,
    }
    return developmentDue(of, until)?.state === 'overdue'
  })
  expect(late.length).toBeGreaterThan(2)
  expect(late.length).toBeLessThan(children.length / 5)
})

test('weeks of rooms are planned from the bank, with what became of them, and two children go on to preschool', () => {
  const facts = factsOfLearning(one, one.centers[0]!)
  const of = (kind: string) => facts.filter((f) => f.kind === `learning.${kind}`)
  expect(of('week-planned').length).toBeGreaterThanOrEqual(4 * one.centers[0]!.rooms.length)
  expect(new Set(of('activity-happened').map((f) => f.payload.how))).toEqual(
    new Set(['done', 'changed', 'not']),
  )
  expect(of('observation-noted').length).toBeGreaterThan(40)
  expect(of('transition-written').length).toBe(2)
  expect(facts.every((f) => f.happenedAt < `${until}T06:00:00.000Z`)).toBe(true)
})

test('a local clock time is the one the time zone database knows, on both sides of summer time', () => {
  for (const { timeZone } of zoneRules) {
    const clock = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    for (let d = '2025-12-30'; d < '2027-01-03'; d = addDays(d, 1)) {
      const seven = new Date(midnightMs(d, timeZone) + 7 * 3_600_000)
      expect([civilDay(seven.toISOString(), timeZone), clock.format(seven)]).toEqual([d, '07:00'])
    }
  }
})

test('the demonstration has one account per role over one center, and a PIN for each who works there', () => {
  const accounts = demoAccounts(1)
  expect(accounts.map((a) => a.role)).toEqual([
    ...[
      'educator',
      'nurse',
      'director',
      'mentor',
      'supervisor',
      'promoter',
      'works-supervisor',
      'national',
      'party',
      'party',
    ],
  ])
  expect(new Set(accounts.slice(0, 3).map((a) => a.book))).toEqual(new Set([one.centers[0]!.id]))
  const pins = demoPins(1)
  expect(pins.every((p) => /^\d{6}$/.test(p.pin))).toBe(true)
  for (const a of accounts.slice(0, 3)) expect(pins.some((p) => p.person === a.person)).toBe(true)
})
