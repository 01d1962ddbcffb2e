// What a round says by the rule of its instrument: the open milestones and the EDI are built in, others bring ages and rule along.

import type { Frame, ItemPlace } from '../contract/instrument.ts'
import type { Round } from '../contract.ts'
import { builtInInstrument, ediStructure } from './built-in.ts'
import type { Answers, Instrument } from './instrument.ts'
import { bankOfScale, expectedAt } from './item-bank.ts'
import { EDI_RULE, judgeEdi } from './judge-edi.ts'
import { type Judged, judgeMilestones, MILESTONES_RULE } from './judge-milestones.ts'
import { scoreOne, scorerOf } from './rasch.ts'

/** Grows when this rule changes what it says. */
export const RASCH_RULE = 'rasch/1'

export type Asked = Readonly<Record<string, ItemPlace>>
export type Verdict = Judged & Pick<Round, 'rule' | 'incomplete' | 'score'>

export type ToJudge = {
  readonly instrument: string
  readonly version: string
  /** null of the open milestones, whose items every copy has */
  readonly asked: Asked | null
  /** null of the open milestones and the EDI */
  readonly frame: Frame | null
  readonly group: string
  readonly answers: Answers
  /** achieved before, and no longer: more than one "no" says so */
  readonly lost?: readonly string[]
  /** achieved before, and not there on one day alone */
  readonly once?: readonly string[]
  /** completed months of the age, corrected where it is */
  readonly months: number
}

/** Undefined where nobody here knows the instrument. */
export function judgeRound(r: ToJudge): Verdict | undefined {
  if (r.instrument === ediStructure.id)
    return { ...judgeEdi(r.group, r.asked ?? {}, r.answers), rule: EDI_RULE }
  const known = builtInInstrument(r.instrument, r.version)
  if (known) return { ...judgeMilestones(known, r.group, r.answers, r), rule: MILESTONES_RULE }
  if (!r.frame || !r.asked) return undefined
  if (r.frame.rule.kind === 'rasch') return judgeScore(r.frame, r.asked, r)
  return {
    ...judgeMilestones(asInstrument(r.frame, r.asked), r.group, r.answers, r),
    rule: MILESTONES_RULE,
  }
}

/** What a fact tells of its instrument is enough for its rule. */
function asInstrument(frame: Frame, asked: Asked): Pick<Instrument, 'domains' | 'groups' | 'items' | 'rule'> {
  const places = Object.entries(asked)
  return {
    domains: [...new Set(places.map(([, p]) => p.domain))].map((id) => ({
      ...{ id, words: { es: id } },
      ...(frame.risks?.includes(id) ? { sign: 'risk' as const } : {}),
    })),
    groups: frame.groups,
    items: places.map(([id, p]) => ({ id, domain: p.domain, group: p.group, words: { es: id } })),
    rule: frame.rule,
  }
}

/** A score says no colour: it lies beside what is expected at the age, with its error. */
function judgeScore(frame: Frame, asked: Asked, r: ToJudge): Verdict {
  const own = Object.entries(asked).filter(([, p]) => p.group === r.group)
  const domains = [...new Set(own.map(([, p]) => p.domain))].map((domain) => {
    const items = own.filter(([, p]) => p.domain === domain).map(([id]) => id)
    const with_ = (answer: 0 | 1) => items.filter((i) => r.answers[i] === answer).length
    return { domain, light: 'none' as const, achieved: with_(1), not_yet: with_(0), of: items.length }
  })
  const said = {
    ...{ domains, light: 'none' as const, rule: RASCH_RULE },
    notYet: own.flatMap(([id]) => (r.answers[id] === 0 ? [id] : [])),
  }
  const bank = frame.score && bankOfScale(frame.score, asked)
  const prior = bank && expectedAt(bank, r.months / 12)
  if (!bank || !prior) return said
  const answers = Object.fromEntries(Object.entries(r.answers).filter(([id]) => id in asked))
  const { score } = scoreOne(scorerOf(bank), answers, prior)
  if (!score) return said
  return { ...said, score: { called: bank.called, value: score.score, sem: score.sem, n: score.n } }
}
