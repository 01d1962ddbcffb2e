// How facts become measurements as judged today, and the child's month that figures count.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type { Child } from '../../children/contract/rows.ts'
import type { GrowthMonth, Measured, Measurement, Zs } from '../contract.ts'
import type { GrowthTables } from './growth-tables.ts'
import { type GrowthJudgement, judgeMeasuring } from './judge-measuring.ts'

export const NO_Z: Zs = { len: null, wei: null, wfl: null, bmi: null, hc: null, ac: null }

/** Judges what a fact says against the child as known now. Flags are codes, in the order of the rule. */
export function judgeFact(
  tables: GrowthTables,
  fact: Fact,
  child: Pick<Child, 'sex' | 'birth' | 'gestational_weeks'>,
): GrowthJudgement {
  const m = fact.payload as Measured
  return judgeMeasuring(
    tables,
    { sex: child.sex, birth: child.birth, gestationalWeeks: child.gestational_weeks ?? undefined },
    m,
  )
}

/** z of the plausible indicators; an implausible one counts nowhere. */
function plausible(j: GrowthJudgement): Zs {
  const z: Record<string, number | null> = { ...NO_Z }
  for (const i of Object.keys(NO_Z))
    z[i] = j.result.implausible.includes(i as never) ? null : j.result.z[i as keyof Zs]
  return z as Zs
}

/** One measuring. Without the child's birth date it waits: no row. */
export function foldMeasurement(
  tables: GrowthTables,
  book: string,
  key: string,
  facts: readonly Stamped[],
  child: Child | undefined,
): Measurement | undefined {
  const fact = facts[0]?.fact
  if (!fact || !child) return undefined
  const m = fact.payload as Measured
  const j = judgeFact(tables, fact, child)
  return {
    book,
    key,
    child: fact.about,
    day: m.day,
    weight_kg: m.weightKg ?? null,
    length_cm: m.lengthCm ?? null,
    position: m.position ?? null,
    head_cm: m.headCm ?? null,
    arm_cm: m.armCm ?? null,
    oedema: m.oedema ?? false,
    author: fact.author,
    witness: fact.witness ?? null,
    corrects: fact.corrects ?? null,
    z: { ...NO_Z, ...j.result.z },
    flags: j.verdict.stands ? [...new Set(j.verdict.flags.map((f) => f.code))] : [j.verdict.refusal.code],
    rule: j.rule,
    seen: m.seen ?? null,
  }
}

/** The last plausible result of each indicator in the month. Measurings that came with a move were counted where they were made. */
export function foldGrowthMonth(
  tables: GrowthTables,
  book: string,
  key: string,
  facts: readonly Stamped[],
  child: Child | undefined,
  roomOn: (rooms: Child['rooms'], day: string) => string | null,
): GrowthMonth | undefined {
  const own = facts.filter((s) => s.fact.origin !== 'letter')
  if (own.length === 0 || !child) return undefined
  const byDay = [...own].sort((a, b) => {
    const [x, y] = [String(a.fact.payload.day), String(b.fact.payload.day)]
    return x < y ? -1 : x > y ? 1 : 0
  })
  const z: Record<string, number | null> = { ...NO_Z }
  for (const s of byDay) {
    const judged = plausible(judgeFact(tables, s.fact, child))
    for (const [i, value] of Object.entries(judged)) if (value !== null) z[i] = value
  }
  const measuredOn = String(byDay[byDay.length - 1]!.fact.payload.day)
  return {
    book,
    key,
    child: child.key,
    month: key.split('|')[1]!,
    room: roomOn(child.rooms, measuredOn),
    measured_on: measuredOn,
    z: z as Zs,
  }
}
