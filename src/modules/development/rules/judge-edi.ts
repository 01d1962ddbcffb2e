// The traffic light of the Mexican EDI over answers of items that the institution loaded: area by area, then as a whole.
import type { DomainResult, Observation } from '../contract.ts'
import { ediDomains } from '../tables/edi-structure.ts'
import { type EdiArea, ediAreas, ediItems, ediLight } from './edi-light.ts'
import type { Answers, Light } from './instrument.ts'
import type { Judged } from './judge-milestones.ts'

/** Grows when this rule changes what it says. */
export const EDI_RULE = 'edi/1'

/**
 * `asked` says of each item its axis and group. An area of which an item of the age was not answered has no light, and then the
 * whole has none either, unless what was seen is red already: who was not seen has not failed. `incomplete`: areas without anything
 * achieved where the group before still has to be applied; they stay yellow until then.
 * Source: edi-light.ts.
 */
export function judgeEdi(
  group: string,
  asked: NonNullable<Observation['asked']>,
  answers: Answers,
): Judged & { readonly incomplete?: string[] } {
  const items = Object.entries(asked)
  const count = (domain: string, of: string, answer: 0 | 1) =>
    items.filter(([i, p]) => p.domain === domain && p.group === of && answers[i] === answer).length
  const before = String(Number(group) - 1)
  const own = (domain: string) => items.filter(([, p]) => p.domain === domain && p.group === group).length
  // an area the loaded version has no item for at this age takes nothing away
  const areas = Object.fromEntries(
    ediAreas.map((a) => [a, own(a) === 0 ? ediItems(Number(group)) : count(a, group, 1)]),
  ) as Record<EdiArea, number>
  const previous: Partial<Record<EdiArea, number>> = {}
  for (const area of ediAreas) {
    const askedBefore = items.some(([i, p]) => p.domain === area && p.group === before && answers[i] != null)
    if (askedBefore) previous[area] = count(area, before, 1)
  }
  const found = (axis: string) => count(axis, group, 1)
  const input = {
    areas,
    previous,
    frb: found('FRB'),
    ale: found('ALE'),
    en: found('EN'),
    alarm: found('ALARM'),
  }
  const light = ediLight({ group: Number(group), ...input })
  const seen = (domain: string) => count(domain, group, 0) + count(domain, group, 1)
  const domains = ediDomains.map(({ id, sign }): DomainResult => {
    const whole = own(id)
    const achieved = count(id, group, 1)
    const complete = whole > 0 && seen(id) === whole
    const area = light.areas[id as EdiArea]
    const shown: Light = sign
      ? achieved > 0
        ? id === 'EN' || id === 'ALARM'
          ? 'red'
          : 'amber'
        : complete
          ? 'green'
          : 'none'
      : complete && area
        ? lightOf(area)
        : 'none'
    return { domain: id, light: shown, achieved, not_yet: count(id, group, 0), of: whole }
  })
  const incomplete = ediAreas.every((a) => own(a) === 0) || ediAreas.some((a) => seen(a) < own(a))
  const signs = domains.some((d) => (d.domain === 'EN' || d.domain === 'ALARM') && d.light === 'red')
  const goBack = light.incomplete.filter((a) => own(a) > 0 && seen(a) === own(a))
  return {
    ...(goBack.length > 0 ? { incomplete: [...goBack] } : {}),
    domains: domains.filter((d) => d.of > 0),
    light: signs ? 'red' : incomplete ? 'none' : lightOf(light.colour),
    notYet: items
      .filter(([i, p]) => answers[i] === 0 && (ediAreas as readonly string[]).includes(p.domain))
      .map(([i]) => i),
  }
}

const lightOf = (said: 'green' | 'yellow' | 'red'): Light => (said === 'yellow' ? 'amber' : said)
