// What a tablet carries of a room's week, and how taps still in its outbox change it.
import { withdrawn } from '../../kernel/book-kinds.ts'
import { daysBetween } from '../../kernel/days.ts'
import type { Carrying } from '../../kernel/taking.ts'
import type { LearningBank, LearningInterest, LearningProgramme, LearningWeek } from './contract.ts'
import type { CarriedBank, CarriedInterest, CarriedProgramme, CarriedWeek } from './rules/carried.ts'
import { interestKinds, weekKeyOf, weekKinds, withFacts } from './rules/fold-week.ts'

export const carryWeek = (r: LearningWeek): CarriedWeek => ({
  ...{ l: r.lines, h: r.happened },
  ...(r.intent === null ? {} : { i: r.intent }),
})

/** This week, the one before and those that come; older ones are asked of the capital. */
const CARRIED_DAYS = 13
export const fadeWeek = (key: string, body: CarriedWeek, today: string): CarriedWeek | undefined =>
  daysBetween(key.split('|')[1]!, today) > CARRIED_DAYS ? undefined : body

/** A loaded bank goes to every tablet through the nation's feed: activities are looked up without a network too. */
export const carryBank = (r: LearningBank): CarriedBank => ({
  ...{ f: r.from_day, s: r.signed_at, a: r.bank.activities },
})

/** Of a loaded programme a tablet needs what its contents are called. */
export const carryProgramme = (r: LearningProgramme): CarriedProgramme => ({
  ...{ f: r.from_day, s: r.signed_at, c: r.programme.contents.map(({ id, title }) => ({ id, title })) },
})

export const weekCarrying: Carrying<CarriedWeek> = {
  table: 'learning_week',
  kinds: weekKinds,
  keysOf: weekKeyOf,
  overlay: (_key, carried, pending) => {
    const gone = new Set(
      pending.flatMap(({ fact }) => [
        ...(fact.corrects ? [fact.corrects] : []),
        ...(fact.kind === withdrawn.kind ? [fact.about] : []),
      ]),
    )
    const said = pending.filter((s) => (weekKinds as readonly string[]).includes(s.fact.kind))
    const base = { lines: carried?.l ?? [], happened: (carried?.h ?? []).filter((h) => !gone.has(h.id)) }
    const { lines, happened } = withFacts(base, said)
    return carried || lines.length + happened.length > 0 ? { ...carried, l: lines, h: happened } : undefined
  },
}

export const carryInterest = (r: LearningInterest): CarriedInterest => ({
  ...{ r: r.room, d: r.day, p: r.topic, c: r.children },
  ...(r.text === null ? {} : { t: r.text }),
})

const INTEREST_DAYS = 42
export const fadeInterest = (
  _key: string,
  body: CarriedInterest,
  today: string,
): CarriedInterest | undefined => (daysBetween(body.d, today) > INTEREST_DAYS ? undefined : body)

export const interestCarrying: Carrying<CarriedInterest> = {
  table: 'learning_interest',
  kinds: interestKinds,
  keysOf: (f) => [f.id],
  overlay: (key, carried, pending) => {
    if (
      pending.some((s) => s.fact.corrects === key || (s.fact.kind === withdrawn.kind && s.fact.about === key))
    )
      return undefined
    const said = pending.find((s) => s.fact.id === key)?.fact
    if (!said) return carried
    const p = said.payload as Pick<LearningInterest, 'day' | 'topic'> & { children?: string[]; text?: string }
    return {
      ...{ r: said.about, d: p.day, p: p.topic, c: p.children ?? [] },
      ...(p.text === undefined ? {} : { t: p.text }),
    }
  },
}
