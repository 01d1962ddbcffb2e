// The traffic light of the open milestones: what was seen of one age, domain by domain; who was not seen has not failed.
import type { DomainResult } from '../contract.ts'
import { type Answers, groupBefore, type Instrument, type Item, itemsOf, type Light } from './instrument.ts'

/** Grows when this rule changes what it says. */
export const MILESTONES_RULE = 'milestones/2'

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

/** Skills of before that are not there: `lost` by the rule that signals follow (alert-rules.ts), `once` on one day alone. */
export type Missing = { readonly lost?: readonly string[]; readonly once?: readonly string[] }

/**
 * `answers` as they stand, of the age and the one before. By domain: red = something lost, or something of this age and something
 * of the age before not there yet; amber = something of this age not there yet, or a skill of before not there on one day alone,
 * which a second look confirms or not; of a domain of risks, one found; green = at least `enough` of the age's items seen, and all of those achieved; none = too
 * little seen. What was not there on one day counts as missing only in amber.
 * Source: CDC 2022 ("act early" on a missing or lost milestone); the colours are Nido's proposal, unconfirmed.
 */
export function judgeMilestones(
  instrument: Pick<Instrument, 'domains' | 'groups' | 'items' | 'rule'>,
  group: string,
  answers: Answers,
  missing: Missing = {},
): Judged {
  const enough = instrument.rule.kind === 'milestones' ? instrument.rule.enough : 1
  const before = groupBefore(instrument, group)?.id
  const lost = new Set(missing.lost)
  const once = new Set(missing.once)
  const notYet: string[] = []
  const earlier: string[] = []
  const domains = instrument.domains.flatMap(({ id, sign }): DomainResult[] => {
    const own = itemsOf(instrument, group, id)
    if (own.length === 0) return []
    if (sign === 'risk') return [risksOf(id, own, answers)]
    const older = before === undefined ? [] : itemsOf(instrument, before, id)
    const unmetOf = (items: typeof own) => items.filter((i) => answers[i.id] === 0)
    const [unmet, unmetBefore] = [unmetOf(own), unmetOf(older)]
    const sure = (items: typeof own) => items.some((i) => !once.has(i.id))
    const achieved = own.filter((i) => answers[i.id] === 1).length
    notYet.push(...unmet.map((i) => i.id))
    earlier.push(...unmetBefore.map((i) => i.id))
    const all = [...own, ...older]
    const red = all.some((i) => lost.has(i.id)) || (sure(unmet) && sure(unmetBefore))
    const amber = unmet.length > 0 || all.some((i) => once.has(i.id))
    const seen = achieved >= enough * own.length
    const light: Light = red ? 'red' : amber ? 'amber' : seen ? 'green' : 'none'
    return [{ domain: id, light, achieved, not_yet: unmet.length, of: own.length }]
  })
  return { domains, light: gravest(domains.map((d) => d.light)), notYet: [...notYet, ...earlier] }
}

/** Findings are no skills: one that is there asks to look again, none of all that were asked is calm. */
function risksOf(domain: string, own: readonly Item[], answers: Answers): DomainResult {
  const [found, without] = [1, 0].map((a) => own.filter((i) => answers[i.id] === a).length) as [
    number,
    number,
  ]
  const light = found > 0 ? 'amber' : without === own.length ? 'green' : 'none'
  return { domain, light, achieved: found, not_yet: without, of: own.length }
}
