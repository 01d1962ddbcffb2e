// The workbench's searches, off the page's own thread and without the network: the server's rules over the instance that was given.
import type { SitingInstance } from '../contract/instance.ts'
import type { PlanParameters } from '../contract/plans.ts'
import { coverageCurve } from '../rules/coverage-curve.ts'
import { outcomeOf } from '../rules/outcome.ts'
import { planBound } from '../rules/plan-bound.ts'
import { shareWith } from '../rules/plan-coverage.ts'
import { askedOf, centersOf, evaluated, type Planned, planOn } from '../rules/plan-instance.ts'
import { type Readied, readied, readyKey } from '../rules/ready-instance.ts'
import { workOf } from '../rules/search-pace.ts'
import type { Ask, EquityPoint, Shown, Told } from './workbench-talk.ts'

/**
 * A move is answered once no swap helps any more, which takes some tens of milliseconds, and after so much work at the latest; a
 * better plan is looked for when the hand rests. Work, not time, ends both, so that the same moves show the same plans.
 */
const MOVE_WORK = 150
/** In rounds, so that a newer move is heard between them and the older one's search ends. */
const BETTER_ROUNDS = 3
const BETTER_WORK = 1_500
const BETTER_SHAKES = 40
const BOUND_ROUNDS = 400
const EQUITY_WORK = 400
/** The curve goes on beyond the plan, so that one sees what more centers would bring. */
const CURVE_BEYOND = 1.5

let instance: SitingInstance | undefined
/** the last one that was told of */
let ground: SitingInstance | undefined
let ready: { readonly key: string; readonly of: Readied } | undefined

const tell = (told: Told) => postMessage(told)

function readyFor(p: PlanParameters): Readied {
  const key = readyKey(p)
  if (ready?.key !== key) ready = { key, of: readied(instance!, p) }
  return ready.of
}

/** With who has a place already: shares and children of everybody at a point. */
function shownOf(of: Readied, p: PlanParameters, plan: Planned): Shown {
  const after = shareWith(of.coverage, plan.open)
  const whole = of.children.map((c, u) => c + of.placed[u]!)
  const with_ = (share: ArrayLike<number>) =>
    Float32Array.from(of.children, (c, u) =>
      whole[u]! > 0 ? (of.placed[u]! + share[u]! * c) / whole[u]! : 0,
    )
  return {
    ...{ ids: plan.ids, outcome: outcomeOf(of, p, plan), children: whole },
    ...{ before: with_(of.coverage.standing), after: with_(after) },
  }
}

function answerPlan({ nth, parameters, from }: Extract<Ask, { ask: 'plan' }>): void {
  const of = readyFor(parameters)
  const plan = planOn(of, parameters, from, workOf(MOVE_WORK, parameters.seed), 0)
  if ('limit' in plan) {
    tell({ told: 'cannot', nth, why: plan })
    return
  }
  if (ground !== of.instance) {
    ground = of.instance
    tell({ told: 'ground', instance: ground })
  }
  tell({ told: 'plan', nth, shown: shownOf(of, parameters, plan), better: false })
}

function answerShow({ nth, parameters, ids }: Extract<Ask, { ask: 'show' }>): void {
  const of = readyFor(parameters)
  const plan = evaluated(of, parameters, ids)
  if ('limit' in plan) {
    tell({ told: 'cannot', nth, why: plan })
    return
  }
  if (ground !== of.instance) {
    ground = of.instance
    tell({ told: 'ground', instance: ground })
  }
  tell({ told: 'plan', nth, shown: shownOf(of, parameters, plan), better: false })
}

/** The newest plan that is to be bettered: what was asked of an older one is left where it is. */
let newest = 0
/** Lets messages in. */
const breath = () => new Promise<void>((resolve) => setTimeout(resolve))

async function answerBound({ nth, parameters, ids }: Extract<Ask, { ask: 'bound' }>): Promise<void> {
  newest = nth
  const stale = async () => {
    await breath()
    return newest !== nth
  }
  if (await stale()) return
  const of = readyFor(parameters)
  const first = planOn(of, parameters, ids, workOf(0), 0)
  if ('limit' in first) return
  let plan = first
  for (let k = 0; k < BETTER_ROUNDS; k++) {
    if (await stale()) return
    const found = planOn(of, parameters, plan.ids, workOf(BETTER_WORK, parameters.seed + k), BETTER_SHAKES)
    if (!('limit' in found) && found.value > plan.value * (1 + 1e-9)) plan = found
  }
  if (plan !== first) tell({ told: 'plan', nth, shown: shownOf(of, parameters, plan), better: true })
  if (await stale()) return
  const { bound } = planBound(askedOf(of, parameters), plan, { rounds: BOUND_ROUNDS })
  tell({ told: 'bound', nth, value: plan.value, bound })
}

/** In children whatever the plan weighs: the curve says how many are reached. */
function answerCurve({ nth, parameters, state }: Extract<Ask, { ask: 'curve' }>): void {
  const of = readyFor(parameters)
  const { problem } = askedOf(of, { ...parameters, towards_posts: 0 })
  const most = Math.ceil(CURVE_BEYOND * centersOf(parameters.years))
  const standing = of.coverage.standing.reduce(
    (sum, share, u) => sum + of.placed[u]! + share * of.children[u]!,
    0,
  )
  const plus = (base: number, curve: Float64Array) => Array.from(curve, (v) => base + v)
  const country = plus(standing, coverageCurve(problem, most))
  if (!state) {
    tell({ told: 'curve', nth, curve: { country, state: null } })
    return
  }
  const within = of.children.map((c, u) => (of.stateOfPoint[u] === state ? c : 0))
  const own = readyOnly(of, parameters, within)
  const base = of.coverage.standing.reduce(
    (sum, share, u) => sum + share * within[u]! + (of.stateOfPoint[u] === state ? of.placed[u]! : 0),
    0,
  )
  tell({ told: 'curve', nth, curve: { country, state: plus(base, coverageCurve(own, most)) } })
}

/** The problem where only some children count. */
function readyOnly(of: Readied, p: PlanParameters, children: Float64Array) {
  return askedOf({ ...of, children, posts: children }, { ...p, towards_posts: 0 }).problem
}

/** The same centers with ever more asked for each state, and for the countryside: what that costs in children covered. */
function answerEquity({ nth, parameters, ids }: Extract<Ask, { ask: 'equity' }>): void {
  const of = readyFor(parameters)
  const p = centersOf(parameters.years)
  const states = new Set(of.stateOfPoint).size
  const even = Math.floor(p / states)
  const steps = [...new Set([0, 0.25, 0.5, 0.75, 1].map((x) => Math.round(x * even)))]
  const shares = [0, 0.1, 0.2, 0.3, 0.4, 0.5]
  const points: EquityPoint[] = []
  const free = { ...parameters, least_each_state: 0, least_by_state: {}, rural_share: 0 }
  let before = ids
  const ask = (of_: EquityPoint['of'], asked: number, more: Partial<PlanParameters>) => {
    const plan = planOn(of, { ...free, ...more }, before, workOf(EQUITY_WORK))
    let covered: number | null = null
    if (!('limit' in plan)) {
      before = plan.ids
      const after = shareWith(of.coverage, plan.open)
      covered = after.reduce((sum, share, u) => sum + of.placed[u]! + share * of.children[u]!, 0)
    }
    points.push({ of: of_, asked, covered })
    tell({ told: 'equity', nth, points: [...points], over: false })
  }
  if (states > 1) for (const n of steps) ask('state', n, { least_each_state: n })
  before = ids
  for (const share of shares) ask('rural', share, { rural_share: share })
  tell({ told: 'equity', nth, points, over: true })
}

addEventListener('message', ({ data: ask }: MessageEvent<Ask>) => {
  if (ask.ask === 'instance') {
    instance = ask.instance
    ground = instance
    ready = undefined
    newest = 0
    return
  }
  const failed = (e: unknown) =>
    tell({ told: 'failed', nth: ask.nth, words: e instanceof Error ? e.message : String(e) })
  try {
    switch (ask.ask) {
      case 'plan':
        return answerPlan(ask)
      case 'show':
        return answerShow(ask)
      case 'bound':
        void answerBound(ask).catch(failed)
        return
      case 'curve':
        return answerCurve(ask)
      case 'equity':
        return answerEquity(ask)
    }
  } catch (e) {
    failed(e)
  }
})
