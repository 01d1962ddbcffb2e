// Scores, signals, the quality guard and fair comparison against simulations whose truth the rules never see.
import { type Doubt, type GuardReason, qualityGuard } from '../src/modules/development/rules/quality-guard.ts'
import { scoreAll, scoreColumns } from '../src/modules/development/rules/rasch.ts'
import { adjusted, lowestFifth, shrink } from '../src/modules/development/rules/shrinkage.ts'
import { signalRules } from '../src/modules/development/rules/signals.ts'
import { centersToCompare, SMALL_BELOW } from './parts/centers-to-compare.ts'
import { chanceOf } from './parts/chance.ts'
import { meanAbility, simulatedItems, USUAL } from './parts/growing-up.ts'
import {
  DAYS_A_MONTH,
  fairness,
  groupsOf,
  judgedChildren,
  levelOf,
  simulatedScorer,
  usualOf,
} from './parts/judging-children.ts'
import { agesOfItems, type FraudKind, fraudKinds, roomsWithFraud } from './parts/planted-fraud.ts'
import type { Bench, Measured } from './run.ts'

/** Scores a second on one core, twenty items a child, the data ready in columns. */
const dscoreRate: Bench = {
  ids: ['dscore.rate'],
  run: async ({ seed }) => {
    const [children, itemsEach, rounds] = [100_000, 20, 5]
    const items = simulatedItems(seed)
    const chance = chanceOf(seed)
    const given = {
      starts: Uint32Array.from({ length: children + 1 }, (_, i) => i * itemsEach),
      items: new Uint16Array(children * itemsEach),
      answers: new Uint8Array(children * itemsEach),
      priorMean: new Float64Array(children),
      priorSd: new Float64Array(children).fill(5),
    }
    for (let child = 0; child < children; child++) {
      const mean = meanAbility(5 * chance.next())
      given.priorMean[child] = mean
      const first = Math.max(0, Math.min(items.length - itemsEach, Math.round((mean - 9) * 1.35)))
      for (let k = 0; k < itemsEach; k++) {
        given.items[child * itemsEach + k] = first + k
        given.answers[child * itemsEach + k] = chance.next() < 0.7 ? 1 : 0
      }
    }
    const scorer = simulatedScorer(items)
    const out = scoreColumns(children)
    const rates: number[] = []
    for (let round = 0; round < rounds; round++) {
      const start = performance.now()
      scoreAll(scorer, given, out)
      // Only scores with their error that came out of all twenty answers count.
      const scored = out.score.filter(
        (d, i) => Number.isFinite(d) && out.sem[i]! > 0 && out.n[i] === itemsEach,
      )
      rates.push(scored.length / ((performance.now() - start) / 1000))
    }
    return [
      { id: 'dscore.rate', value: Math.round(rates.sort((a, b) => a - b)[rounds >> 1]!), unit: 'scores/s' },
    ]
  },
}

const COHORTS = 22_000
/** Children who were screened and found well, but for one in ten of those who fall, whom a screening misses. */
const REFERENCE = { ...USUAL, cohorts: 12_000, declining: USUAL.declining / 10 }
/** Children without a fall in the smallest group: at 2 % a difference of 0.3 points is then six standard errors. */
const LEAST = 30_000
const LEAST_FALLING = 2_000

const fair: Bench = {
  ids: [
    'development.fair',
    'development.fair.naive',
    'development.fair.hidden',
    'development.false',
    'development.sensitive',
  ],
  run: async ({ seed, signal }) => {
    const items = simulatedItems(seed)
    // What is usual is learned from other children than those who are judged, in other rooms.
    const usual = usualOf(seed + 500_009, items, signalRules, REFERENCE)
    const well: { groups: string[]; hidden: string[]; referred: boolean; fall: number }[] = []
    let [falling, found] = [0, 0]
    for (const judged of judgedChildren(seed, items, signalRules, usual, { ...USUAL, cohorts: COHORTS })) {
      if (signal.aborted) return []
      const { child, signal: said, signalMonths, fall } = judged
      const seenFalling = child.visits.some((v) => v.ageDays / DAYS_A_MONTH > child.hidden.from)
      if (!child.hidden.declines) {
        const hidden = [`inicio verdadero ${levelOf(child.hidden.start)}`]
        well.push({ groups: groupsOf(judged), hidden, referred: said !== undefined, fall })
      } else if (seenFalling) {
        falling++
        // A signal before the fall was luck.
        if (signalMonths > child.hidden.from) found++
      }
    }
    if (falling < LEAST_FALLING)
      throw new Error(`not measured: ${falling} children fall, ${LEAST_FALLING} needed`)
    const ours = fairness(well, LEAST)
    // The simple rule gets as many false referrals, so that only their distribution differs.
    const falls = Float64Array.from(well, (c) => c.fall).sort()
    const cut = falls[Math.round((falls.length * ours.all) / 100)]!
    const naive = fairness(
      well.map((c) => ({ groups: c.groups, referred: c.fall < cut })),
      LEAST,
    )
    const byTruth = fairness(
      well.map((c) => ({ groups: c.hidden, referred: c.referred })),
      LEAST,
      3,
    )
    for (const { group, children, referred } of [...ours.groups, ...byTruth.groups]) {
      process.stdout.write(
        `  ${group.padEnd(18)} ${String(children).padStart(7)}  ${((100 * referred) / children).toFixed(2)} %\n`,
      )
    }
    return [
      { id: 'development.fair', value: ours.gap, unit: 'points' },
      { id: 'development.fair.naive', value: naive.gap, unit: 'points' },
      { id: 'development.fair.hidden', value: byTruth.gap, unit: 'points' },
      { id: 'development.false', value: ours.all, unit: '%' },
      { id: 'development.sensitive', value: (100 * found) / falling, unit: '%' },
    ]
  },
}

const ROOMS = 600
const FRAUD_SEEDS = 10
const reasonsFor: Readonly<Record<FraudKind, readonly GuardReason[]>> = {
  drift: ['drift'],
  copied: ['copied'],
  'too-good': ['too-good'],
  'impossible-age': ['impossible-age'],
  'digits-and-times': ['digits', 'times'],
}

const fraud: Bench = {
  ids: ['development.fraud.found', 'development.fraud.false', 'development.fraud.vain'],
  run: async ({ seed, signal }) => {
    const planted = new Map<FraudKind, { rooms: number; found: number }>()
    let [honest, accused, doubts] = [0, 0, 0]
    for (let k = 0; k < FRAUD_SEEDS; k++) {
      if (signal.aborted) return []
      const own = seed * 1_000 + k
      const items = simulatedItems(own)
      const rooms = roomsWithFraud(own, ROOMS, items)
      const sheets = rooms.flatMap((r) => r.sheets)
      const byEvaluator = new Map<string, Doubt>()
      for (const d of qualityGuard(sheets, agesOfItems(items))) byEvaluator.set(d.evaluator, d)
      for (const room of rooms) {
        const doubt = byEvaluator.get(room.sheets[0]?.evaluator ?? '')
        if (doubt) doubts++
        if (room.hidden === undefined) {
          honest++
          if (doubt) accused++
          continue
        }
        const kind = planted.get(room.hidden) ?? { rooms: 0, found: 0 }
        kind.rooms++
        // Found is only who is doubted for what was done.
        if (doubt?.findings.some((f) => reasonsFor[room.hidden!].includes(f.reason))) kind.found++
        planted.set(room.hidden, kind)
      }
    }
    const shares = fraudKinds.map((kind) => {
      const { rooms, found } = planted.get(kind) ?? { rooms: 0, found: 0 }
      if (rooms < 40) throw new Error(`not measured: ${rooms} rooms with «${kind}»`)
      process.stdout.write(`  ${kind.padEnd(18)} ${found} of ${rooms}\n`)
      return (100 * found) / rooms
    })
    return [
      // the kind that is found least
      { id: 'development.fraud.found', value: Math.min(...shares), unit: '%' },
      { id: 'development.fraud.false', value: (100 * accused) / honest, unit: '%' },
      { id: 'development.fraud.vain', value: (100 * accused) / Math.max(1, doubts), unit: '%' },
    ]
  },
}

const CENTERS = 3_400
const WORST = 0.05

const small: Bench = {
  ids: ['development.small', 'development.small.raw', 'development.small.unadjusted'],
  run: async ({ seed }): Promise<Measured[]> => {
    const { children, sizes } = centersToCompare(seed, CENTERS)
    const fairly = adjusted(
      children.map((c) => ({ ...c, group: c.center })),
      CENTERS,
    )
    if (!fairly) throw new Error('not measured: the adjustment has no solution')
    const sums = new Float64Array(CENTERS)
    for (const c of children) sums[c.center]! += c.now
    const worstShare = (badness: readonly number[]) => {
      const order = badness.map((_, i) => i).sort((a, b) => badness[b]! - badness[a]!)
      const worst = order.slice(0, Math.round(CENTERS * WORST))
      return (100 * worst.filter((i) => sizes[i]! < SMALL_BELOW).length) / worst.length
    }
    const shrunken = shrink(fairly.groups, fairly.within)
    if (!(shrunken.between > 0)) throw new Error('not measured: no difference between centers was found')
    return [
      { id: 'development.small', value: worstShare(lowestFifth(shrunken)), unit: '%' },
      { id: 'development.small.raw', value: worstShare(fairly.groups.map((g) => -g.mean)), unit: '%' },
      {
        id: 'development.small.unadjusted',
        value: worstShare(sizes.map((n, i) => -sums[i]! / n)),
        unit: '%',
      },
    ]
  },
}

export const benches: readonly Bench[] = [dscoreRate, fair, fraud, small]
