// The traffic light of the open milestones: what was seen of one age, domain by domain; who was not seen has not failed.
import type { DomainResult } from '../contract.ts'
import { type Answers, groupBefore, type Instrument, itemsOf, type Light } from './instrument.ts'

/** Grows when this rule changes what it says. */
export const MILESTONES_RULE = 'milestones/1'

export type Judged = {
  readonly domains: readonly DomainResult[]
  readonly light: Light
  /** items of the age that were seen and are not there yet, in the instrument's order; then unmet ones of the age before */
  readonly notYet: readonly string[]
}

const ORDER: readonly Light[] = ['none', 'green', 'amber', 'red']
/** The gravest of several; nothing = nothing can be said. A domain that lacks observations never hides a doubt. */
export function gravest(lights: readonly Light[]): Light {
  const worst = lights.reduce<Light>((a, b) => (ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a), 'none')
  return worst === 'green' && lights.includes('none') ? 'none' : worst
}

/**
 * `answers` as they stand, `lost` = items that were achieved before and no longer are. By domain:
 * red = something lost, or something of this age and something of the age before not there yet; amber = something of this age
 * not there yet; green = at least `enough` of the age's items seen, and all of those achieved; none = too little seen.
 * Source: CDC 2022 ("act early" on a missing or lost milestone); the colours are Nido's proposal, unconfirmed.
 */
export function judgeMilestones(
  instrument: Pick<Instrument, 'domains' | 'groups' | 'items' | 'rule'>,
  group: string,
  answers: Answers,
  lost: readonly string[] = [],
): Judged {
  const enough = instrument.rule.kind === 'milestones' ? instrument.rule.enough : 1
  const before = groupBefore(instrument, group)?.id
  const gone = new Set(lost)
  const notYet: string[] = []
  const earlier: string[] = []
  const domains = instrument.domains.flatMap(({ id }): DomainResult[] => {
    const own = itemsOf(instrument, group, id)
    if (own.length === 0) return []
    const unmet = own.filter((i) => answers[i.id] === 0)
    const older = before === undefined ? [] : itemsOf(instrument, before, id)
    const unmetBefore = older.filter((i) => answers[i.id] === 0)
    const achieved = own.filter((i) => answers[i.id] === 1).length
    notYet.push(...unmet.map((i) => i.id))
    earlier.push(...unmetBefore.map((i) => i.id))
    const light: Light = [...own, ...older].some((i) => gone.has(i.id))
      ? 'red'
      : unmet.length > 0
        ? unmetBefore.length > 0
          ? 'red'
          : 'amber'
        : achieved >= enough * own.length
          ? 'green'
          : 'none'
    return [{ domain: id, light, achieved, not_yet: unmet.length, of: own.length }]
  })
  return { domains, light: gravest(domains.map((d) => d.light)), notYet: [...notYet, ...earlier] }
}
