// The funnel: by state, how many projects passed each stage, stand at it or fell out of it, and the median days it took.

import { daysBetween } from '../../../kernel/days.ts'
import { type BuildScheme, Stage } from '../contract/stages.ts'
import type { ConstructionProject, FunnelStep } from '../contract.ts'
import { beforeOf, overOn } from './stage-line.ts'

type Standing = Pick<ConstructionProject, 'municipality' | 'scheme' | 'stages' | 'stage' | 'out'>

/** Days between the latest of what a stage waited for and its own day, both seen; null where one is not known. */
export function daysOf(
  stages: ConstructionProject['stages'],
  stage: Stage,
  scheme: BuildScheme,
): number | null {
  const of = (s: Stage) => stages.find((x) => x.stage === s)?.actual ?? null
  const own = of(stage)
  const before = beforeOf(stage, scheme).map(of)
  if (own === null || before.length === 0 || before.some((d) => d === null)) return null
  return daysBetween(before.toSorted().at(-1)!, own)
}

export function median(list: readonly number[]): number | null {
  if (list.length === 0) return null
  const sorted = list.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** By state and stage; `''` is the whole within reach. Only what is not empty. */
export function funnelOf(projects: readonly Standing[]): FunnelStep[] {
  type Sums = { passed: number; standing: number; out: number; days: number[] }
  const found = new Map<string, Sums>()
  const at = (state: string, stage: Stage) => {
    const name = `${state}|${stage}`
    const had = found.get(name)
    if (had) return had
    const none: Sums = { passed: 0, standing: 0, out: 0, days: [] }
    found.set(name, none)
    return none
  }
  for (const p of projects)
    for (const state of ['', p.municipality.slice(0, 2)]) {
      for (const s of p.stages)
        if (overOn(s) !== null) {
          const sums = at(state, s.stage)
          sums.passed++
          const days = daysOf(p.stages, s.stage, p.scheme)
          if (days !== null) sums.days.push(days)
        }
      if (p.stage === null) continue
      if (p.out) at(state, p.stage).out++
      else at(state, p.stage).standing++
    }
  const states = [...new Set([...found.keys()].map((k) => k.split('|')[0]!))].sort()
  return states.flatMap((state) =>
    Stage.options.flatMap((stage): FunnelStep[] => {
      const sums = found.get(`${state}|${stage}`)
      if (!sums) return []
      const { days, ...rest } = sums
      return [{ state, stage, ...rest, median: median(days), timed: days.length }]
    }),
  )
}
