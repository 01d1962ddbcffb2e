// The adults of the demonstration's center: who brings and fetches each child, what their families agreed to, and whom one is not given to.
import { addDays, type Day } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import type { Relation } from '../../modules/guardians/contract/adults.ts'
import { type ConsentAnswer, ConsentUse } from '../../modules/guardians/contract/agreed.ts'
import { childrenOf, familyOf, laterOf, type WorldChild } from './children.ts'
import { below, chance, draw, entityId } from './mix.ts'
import { boys, girls, surnameIndex, surnames } from './names.ts'
import { directorOf } from './people.ts'
import { streams } from './streams.ts'
import { instantMs, said, type World, type WorldCenter } from './world.ts'

/** Only the first center has them: an empty start must stay short. */
export const hasAdults = (c: WorldCenter): boolean => c.index === 0

export type WorldAdult = {
  readonly id: string
  readonly given: string
  readonly first: string
  readonly second: string
  readonly relation: Relation
  readonly phone: string
}

const MOTHER = 1
const FATHER = 2
const THIRD = 3

function adultOf(world: World, child: WorldChild, family: number, nth: number): WorldAdult {
  const entity = family * 10 + nth
  const bits = (stream: number, tick = 0) => draw(stream, entity, tick, world.seed)
  const list = nth === FATHER ? boys : girls
  const drawn = surnames[surnameIndex(below(10_000, bits(streams.adultName, 1)))]!
  const third: Relation = chance(6_000, bits(streams.adultHas, 1)) ? 'grandparent' : 'aunt-uncle'
  return {
    id: entityId(streams.adult, entity, world.seed),
    given: list[below(list.length, bits(streams.adultName))]!,
    // a father's first surname is the child's first, a mother's the child's second
    first: nth === FATHER ? child.names.first : child.names.second,
    second: drawn,
    relation: nth === MOTHER ? 'mother' : nth === FATHER ? 'father' : third,
    // numbers that nobody has: the area 55 with eight cifras that begin by 0000
    phone: `55 0000 ${String(below(10_000, bits(streams.adultPhone))).padStart(4, '0')}`,
  }
}

/** The adults of a child, in the order in which they are called; siblings share theirs. */
export function adultsOf(world: World, c: WorldCenter, child: WorldChild): readonly WorldAdult[] {
  const family = familyOf(world, c, child.room.index, child.entity % 100)
  const has = (nth: number, perTenThousand: number) =>
    chance(perTenThousand, draw(streams.adultHas, family * 10 + nth, 0, world.seed))
  return [...[MOTHER], ...(has(FATHER, 6_500) ? [FATHER] : []), ...(has(THIRD, 4_500) ? [THIRD] : [])].map(
    (nth) => adultOf(world, child, family, nth),
  )
}

const since = (child: WorldChild): Day => child.enrolled

function answerOf(bits: number): ConsentAnswer | undefined {
  const at = below(100, bits)
  return at < 84 ? 'given' : at < 92 ? 'refused' : undefined
}

/** Everything said of the adults of one center. */
export function factsOfAdults(world: World, c: WorldCenter): Fact[] {
  if (!hasAdults(c)) return []
  const list = childrenOf(world, c)
  const author = directorOf(world, c).id
  const inRoom = list.filter((x) => x.room.index === 2)
  const restricted = inRoom.find((x) => adultsOf(world, c, x)[1]?.relation === 'father')
  return list.flatMap((child) => {
    const bits = (stream: number, tick = 0) => draw(stream, child.entity, tick, world.seed)
    const base = { entity: child.entity, about: child.id, book: c.id, author }
    const at = instantMs(c, since(child), 500, bits(streams.clock, 7))
    const adults = adultsOf(world, c, child)
    const mother = adults[0]!
    const who = `${mother.given} ${mother.first} ${mother.second}`
    const facts = adults.map((a, i) => {
      const parent = a.relation === 'mother' || a.relation === 'father'
      return said(world, {
        ...{ ...base, kind: 'guardians.adult-named', tick: i, at: at + i * 1_000 },
        payload: {
          ...{ adult: a.id, given: a.given, first: a.first, second: a.second, ofAge: true, synthetic: true },
          ...{ phones: [{ number: a.phone, kind: 'mobile' }], language: 'es', relation: a.relation },
          ...{ guardian: parent, pickUp: true, livesWith: parent, emergency: true, order: i + 1 },
        },
      })
    })
    for (const [i, use] of ConsentUse.options.entries()) {
      const answer = answerOf(bits(streams.consent, i))
      if (!answer) continue
      const payload = { use, answer, adult: mother.id, who, how: 'paper', on: since(child) }
      facts.push(
        said(world, {
          ...base,
          kind: 'guardians.consent-said',
          tick: i,
          at: at + 10_000 + i * 1_000,
          payload,
        }),
      )
    }
    if (chance(9_000, bits(streams.consent, 20)))
      facts.push(
        said(world, {
          ...{ ...base, kind: 'guardians.notice-delivered', tick: 0, at: at + 30_000 },
          payload: {
            ...{
              controller: 'imss',
              version: '2026',
              adult: mother.id,
              who,
              on: since(child),
              how: 'signed',
            },
          },
        }),
      )
    if (child === restricted) {
      const father = adults[1]!
      const from = addDays(world.until, -20)
      facts.push(
        said(world, {
          ...{ ...base, kind: 'guardians.restriction-noted', tick: 0 },
          at: instantMs(c, laterOf(from, since(child)), 520, bits(streams.clock, 8)),
          payload: {
            ...{ adult: father.id, name: `${father.given} ${father.first} ${father.second}` },
            ...{ basis: 'court-order', order: 'Juzgado inventado, exp. 0/2026', from },
          },
        }),
      )
    }
    return facts
  })
}

/** Adults of one room who chose a PIN: all the same, so that whoever tries it may be anybody there. */
export const adultsWithPin = (world: World, c: WorldCenter, room: number): string[] => [
  ...new Set(
    childrenOf(world, c)
      .filter((x) => x.room.index === room)
      .flatMap((x) => adultsOf(world, c, x).slice(0, 1))
      .map((a) => a.id)
      .slice(0, 8),
  ),
]
