// Learning in the demonstration's center: weeks planned from the bank and what became of them, what children look for, and portfolios.
import { addDays, ageInMonths, type Day, weekday } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import type { PlanLine } from '../../modules/learning/contract/kinds.ts'
import type { Activity } from '../../modules/learning/contract/programme.ts'
import { bank } from '../../modules/learning/rules/bank/bank.ts'
import { type RoomNeeds, suggest } from '../../modules/learning/rules/suggest.ts'
import { mondayOf, workdaysOf } from '../../modules/learning/rules/week-of.ts'
import { dayOf, isOpen } from './attendance.ts'
import { childrenOf, roomOn, type WorldChild } from './children.ts'
import { adultsOf, hasAdults } from './guardians.ts'
import { INTENTS, INTERESTS, NOTED, TRANSITIONS } from './learning-words.ts'
import { below, chance, draw, entityId } from './mix.ts'
import { directorOf, educatorOf } from './people.ts'
import { streams } from './streams.ts'
import { instantMs, said, type World, type WorldCenter, type WorldRoom } from './world.ts'

/** Weeks told before the one of the last day. */
const WEEKS_BACK = 4
const LINES_A_DAY = 2
const OF_ONE_ROUTINE = 2
const NOTES_A_WEEK = 3
const INTERESTS_A_WEEK = 2
const THURSDAY = 4
/** Months of age from which a child goes on to preschool soon. */
const TRANSITION_MONTHS = 42
/** Minutes of the local clock. */
const PLANNED_AT = 840
const DONE_AT = 615
const NOTED_AT = 720

type Told = {
  readonly facts: Fact[]
  readonly lately: Map<string, { day: Day; went: 'loved' | 'well' | 'little' | null }>
}
type Interest = RoomNeeds['interests'][number]

/** Some activities of the best offered, few of one routine of the day. */
function chosenOf(offered: readonly Activity[], most: number): Activity[] {
  const routines = new Map<string, number>()
  return offered
    .filter((a) => {
      const n = (routines.get(a.routine) ?? 0) + 1
      routines.set(a.routine, n)
      return n <= OF_ONE_ROUTINE
    })
    .slice(0, most)
}

const openDays = (week: Day): Day[] => workdaysOf(week).filter(isOpen)

/** The last open day before a week: the day it is planned on. */
function plannedOn(week: Day): Day {
  let day = addDays(week, -1)
  while (!isOpen(day)) day = addDays(day, -1)
  return day
}

function inRoom(world: World, c: WorldCenter, room: WorldRoom, day: Day): WorldChild[] {
  return childrenOf(world, c).filter(
    (x) => x.enrolled <= day && roomOn(x, day) === room && dayOf(world, c, x, day).came,
  )
}

const WENT = ['loved', 'well', 'well', 'little'] as const
const WHY_NOT = ['weather', 'time', 'children-chose'] as const

/** A room's week: its plan, and of the days before the last one what became of each line. */
function factsOfWeek(
  world: World,
  c: WorldCenter,
  room: WorldRoom,
  week: Day,
  interests: readonly Interest[],
  { facts, lately }: Told,
): void {
  const days = openDays(week)
  const on = plannedOn(week)
  const all = childrenOf(world, c).filter((x) => x.enrolled <= week && roomOn(x, week) === room)
  if (days.length === 0 || on < c.opened || on >= world.until || all.length === 0) return
  const n = Math.round(Date.parse(week) / 604_800_000)
  const entity = (c.index * 100 + room.index) * 10_000 + n
  const author = educatorOf(world, c, room.index).id
  const base = { entity, about: room.id, book: c.id, room: room.id, author }
  const offered = suggest(bank, {
    ...{ today: week, births: all.map((x) => x.birth), needs: new Map(), interests, lately },
    ...{ planned: [], chosen: new Set() },
  })
  const chosen = chosenOf(
    offered.map((s) => s.activity),
    days.length * LINES_A_DAY,
  )
  const lines = chosen.map((a, i): PlanLine & { activity: string } => ({
    id: entityId(streams.weekLine, entity * 100 + i, world.seed),
    ...{ day: days[i % days.length]!, routine: a.routine, title: a.title, activity: a.id },
  }))
  facts.push(
    said(world, {
      ...{ ...base, kind: 'learning.week-planned', tick: 0 },
      at: instantMs(c, on, PLANNED_AT, draw(streams.week, entity, 0, world.seed)),
      payload: {
        week,
        lines,
        intent: INTENTS[below(INTENTS.length, draw(streams.week, entity, 1, world.seed))]!,
      },
    }),
  )
  for (const [i, line] of lines.entries()) {
    if (line.day >= world.until) continue
    const bits = (tick: number) => draw(streams.happened, entity, i * 10 + tick, world.seed)
    const at = below(100, bits(0))
    const how = at < 80 ? 'done' : at < 90 ? 'changed' : 'not'
    const went = WENT[below(WENT.length, bits(1))]!
    if (how !== 'not') lately.set(line.activity, { day: line.day, went })
    facts.push(
      said(world, {
        ...{ ...base, kind: 'learning.activity-happened', tick: i },
        at: instantMs(c, line.day, DONE_AT + (i % LINES_A_DAY) * 45, bits(2)),
        payload: {
          ...{
            day: line.day,
            line: line.id,
            routine: line.routine,
            title: line.title,
            activity: line.activity,
            how,
          },
          ...(how === 'not' ? { why: WHY_NOT[below(WHY_NOT.length, bits(3))]! } : { went }),
        },
      }),
    )
  }
}

/** What was noticed in a room's week: what children look for, and short observations of one child each. */
function notedInWeek(world: World, c: WorldCenter, room: WorldRoom, week: Day, facts: Fact[]): Interest[] {
  const n = Math.round(Date.parse(week) / 604_800_000)
  const entity = (c.index * 100 + room.index) * 10_000 + n
  const author = educatorOf(world, c, room.index, 1).id
  const base = { entity, about: room.id, book: c.id, room: room.id, author }
  const days = openDays(week).filter((d) => d < world.until && d >= c.opened)
  if (days.length === 0) return []
  const interests = Array.from({ length: INTERESTS_A_WEEK }, (_, i): Interest | undefined => {
    const bits = (tick: number) => draw(streams.interest, entity, i * 10 + tick, world.seed)
    const day = days[below(days.length, bits(0))]!
    const here = inRoom(world, c, room, day)
    const [topic, text] = INTERESTS[below(INTERESTS.length, bits(1))]!
    const first = below(Math.max(1, here.length), bits(2))
    const children = [...new Set([0, 1, 2].map((k) => here[(first + k * 3) % Math.max(1, here.length)]))]
      .filter((x) => x !== undefined)
      .slice(0, 1 + below(3, bits(3)))
    if (children.length === 0) return undefined
    facts.push(
      said(world, {
        ...{ ...base, kind: 'learning.interest-noted', tick: i },
        at: instantMs(c, day, NOTED_AT + i * 11, bits(4)),
        payload: { day, topic, text, children: children.map((x) => x.id) },
      }),
    )
    return { topic, day, children: children.length }
  })
  for (let i = 0; i < NOTES_A_WEEK; i++) {
    const bits = (tick: number) => draw(streams.noted, entity, i * 10 + tick, world.seed)
    const day = days[below(days.length, bits(0))]!
    const here = inRoom(world, c, room, day)
    const child = here[below(Math.max(1, here.length), bits(1))]
    if (!child) continue
    const fit = NOTED.filter((x) => {
      const months = ageInMonths(child.birth, day)
      return x.from <= months && months < x.to
    })
    const note = fit[below(Math.max(1, fit.length), bits(2))]
    if (!note) continue
    facts.push(
      said(world, {
        ...{ ...base, kind: 'learning.observation-noted', tick: i },
        at: instantMs(c, day, NOTED_AT + 40 + i * 9, bits(3)),
        payload: {
          ...{ day, children: [child.id], text: note.text(child.names.given), fields: [note.field] },
          ...(chance(6_500, bits(4)) ? { family: true } : {}),
        },
      }),
    )
  }
  return interests.filter((x) => x !== undefined)
}

/** Reports of the two oldest children: one the family has read, one that is still being written. */
function transitions(world: World, c: WorldCenter): Fact[] {
  const oldest = childrenOf(world, c)
    .filter(
      (x) => ageInMonths(x.birth, world.until) >= TRANSITION_MONTHS && x.enrolled < addDays(world.until, -30),
    )
    .sort((a, b) => (a.birth < b.birth ? -1 : a.birth > b.birth ? 1 : a.entity - b.entity))
    .slice(0, TRANSITIONS.length)
  const written = plannedOn(mondayOf(addDays(world.until, -3)))
  return oldest.map((child, i) => {
    const { agreed, ...parts } = TRANSITIONS[i]!
    const mother = adultsOf(world, c, child)[0]!
    const yes = agreed ? { agreed: { who: `${mother.given} ${mother.first}, mamá`, on: written } } : {}
    return said(world, {
      ...{ kind: 'learning.transition-written', entity: child.entity, tick: 0, about: child.id, book: c.id },
      at: instantMs(c, written, PLANNED_AT, draw(streams.noted, child.entity, 0, world.seed)),
      author: directorOf(world, c).id,
      payload: { day: written, ...parts, ...yes },
    })
  })
}

/** All that is told of learning in the center whose adults are told; elsewhere nothing. */
export function factsOfLearning(world: World, c: WorldCenter): Fact[] {
  if (!hasAdults(c)) return []
  const last = mondayOf(world.until)
  const planned = weekday(world.until) > THURSDAY || weekday(world.until) === 0
  const weeks = Array.from({ length: WEEKS_BACK + 1 }, (_, i) => addDays(last, (i - WEEKS_BACK) * 7))
  return [
    ...c.rooms.flatMap((room) => {
      const told: Told = { facts: [], lately: new Map() }
      let interests: readonly Interest[] = []
      for (const week of weeks) {
        factsOfWeek(world, c, room, week, interests, told)
        interests = [...interests, ...notedInWeek(world, c, room, week, told.facts)]
      }
      // the week that comes, in the rooms that plan early
      if (planned && room.index % 2 === 0) factsOfWeek(world, c, room, addDays(last, 7), interests, told)
      return told.facts
    }),
    ...transitions(world, c),
  ]
}
