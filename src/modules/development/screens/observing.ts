// What a round on the tablet is made of: the items of the child's age, those of the age before where something is missing, and the fact.
import type { Rows } from '../../../device/carried.ts'
import type { Line } from '../../../device/use-saying.ts'
import type { Day } from '../../../kernel/days.ts'
import type { CarriedChild } from '../../children/contract/rows.ts'
import type { Light } from '../contract/instrument.ts'
import { observed } from '../contract/kinds.ts'
import type { DomainResult, Round } from '../contract.ts'
import { milestones } from '../rules/built-in.ts'
import { type CarriedObservation, seenOfCarried } from '../rules/carried.ts'
import { foldRounds, type Seen } from '../rules/fold-development.ts'
import {
  groupBefore,
  groupOf,
  type Item,
  type ItemAnswer,
  instrumentAge,
  itemsOf,
} from '../rules/instrument.ts'
import { MILESTONES_RULE } from '../rules/judge-milestones.ts'

export type Answered = Readonly<Record<string, ItemAnswer>>

/** What was tapped and not yet saved, of the day it was tapped on. */
export type ObserveDraft = {
  readonly day: Day
  readonly answers: Readonly<Record<string, ItemAnswer>>
  readonly by: 'educator' | 'family'
  readonly note: string
}

const known = (child: Pick<CarriedChild, 'birth' | 'weeks'>) => ({
  ...{ birth: child.birth, gestational_weeks: child.weeks ?? null, rooms: [] },
})

export function ageNow(child: Pick<CarriedChild, 'birth' | 'weeks'>, today: Day) {
  const age = instrumentAge(child.birth, child.weeks, today)
  const group = groupOf(milestones, age)
  return { group: group?.id, months: group?.months?.from ?? 0, corrected: age.corrected }
}

export type Page = {
  readonly domain: string
  readonly items: readonly Item[]
  readonly before: readonly Item[]
}

/** One page a domain; the age before is asked where something of this age is not there yet, or of it was answered. */
export function pagesOf(group: string, answers: Answered): Page[] {
  const older = groupBefore(milestones, group)?.id
  return milestones.domains.map(({ id }) => {
    const items = itemsOf(milestones, group, id)
    const before = older === undefined ? [] : itemsOf(milestones, older, id)
    const asked = items.some((i) => answers[i.id] === 0) || before.some((i) => answers[i.id] !== undefined)
    return { domain: id, items, before: asked ? before : [] }
  })
}

/** A child's observations as the tablet has them. */
export const seenOfChild = (observations: Rows<CarriedObservation>, child: string): Seen[] =>
  [...observations.entries()].flatMap(([key, o]) => (o.c === child ? [seenOfCarried(key, o)] : []))

export const roundsOfChild = (seen: readonly Seen[], child: Pick<CarriedChild, 'birth' | 'weeks'>): Round[] =>
  foldRounds(seen, known(child))

/** How the round of now stands with these answers laid over what was seen before. */
export function standing(
  seen: readonly Seen[],
  child: Pick<CarriedChild, 'birth' | 'weeks'>,
  today: Day,
  answers: Answered,
): Round | undefined {
  const { group } = ageNow(child, today)
  const said: Seen = {
    ...{ key: '\uffff', day: today, instrument: milestones.id, version: milestones.version, answers },
    ...{ asked: null, frame: null, certificate: null, said_by: 'educator', moved: false },
  }
  return roundsOfChild([...seen, said], child).find(
    (r) => r.instrument === milestones.id && r.group === group,
  )
}

export type Telling = {
  readonly today: Day
  readonly room?: string
  readonly by: 'educator' | 'family'
  readonly mode: 'child' | 'room'
  readonly note?: string
  readonly photos?: readonly string[]
}

/** The fact of one child, with the lights as they were shown. */
export function lineOfRound(
  id: string,
  child: Pick<CarriedChild, 'birth' | 'weeks'>,
  answers: Answered,
  round: Pick<Round, 'domains' | 'light'> | undefined,
  of: Telling,
): Line {
  const { group } = ageNow(child, of.today)
  const lights = Object.fromEntries((round?.domains ?? []).map((d: DomainResult) => [d.domain, d.light]))
  return {
    kind: observed.kind,
    kindVersion: observed.version,
    about: id,
    ...(of.room === undefined ? {} : { room: of.room }),
    payload: {
      ...{ day: of.today, instrument: milestones.id, version: milestones.version, answers },
      ...{ by: of.by, mode: of.mode },
      ...(of.note ? { note: of.note } : {}),
      ...(of.photos && of.photos.length > 0 ? { photos: of.photos } : {}),
      seen: { group: group ?? null, lights, light: (round?.light ?? 'none') as Light, rule: MILESTONES_RULE },
    },
  }
}
