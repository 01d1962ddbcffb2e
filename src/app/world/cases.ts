// Cases of the demonstration's center: each with a child whose rounds left the doubt, where there is one, and the adults of that child.
import { addDays, type Day, dayWords } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { uuidOfDigest } from '../../kernel/ids.ts'
import type { Round } from '../../modules/development/contract.ts'
import { milestones } from '../../modules/development/rules/built-in.ts'
import { roundId } from '../../modules/development/rules/round-id.ts'
import { resultCase } from '../../modules/referrals/rules/result-case.ts'
import { sha256 } from '../../platform/digest.ts'
import { isOpen } from './attendance.ts'
import { type WrittenCase, type WrittenStep, writtenCases } from './case-sorts.ts'
import { childrenOf, roomOn, type WorldChild } from './children.ts'
import { roundsOfCenter, standsOn } from './development.ts'
import { adultsOf, hasAdults } from './guardians.ts'
import { draw, entityId } from './mix.ts'
import { directorOf, educatorOf, nurseOf } from './people.ts'
import { streams } from './streams.ts'
import { instantMs, said, type World, type WorldCenter } from './world.ts'

const KINDS: Readonly<Record<WrittenStep['step'], string>> = {
  doubt: 'doubt-noted',
  talk: 'family-talked',
  referral: 'referred',
  appointment: 'appointment-said',
  answer: 'answer-received',
  plan: 'plan-made',
  tried: 'plan-tried',
  review: 'plan-reviewed',
  rescreen: 'rescreened',
  close: 'case-closed',
}
/** Minutes of the local clock at which the first step of a day is said; the others follow. */
const AT = 660
const GRAVITY = ['none', 'green', 'amber', 'red'] as const

/** The open day on this one or before it. */
function openBefore(day: Day): Day {
  let open = day
  while (!isOpen(open)) open = addDays(open, -1)
  return open
}

type Doubted = { readonly child: WorldChild; readonly round: Round | undefined }

/** The round that leaves the gravest doubt by a day, as it stood then; undefined where none does. */
function doubtOf(world: World, c: WorldCenter, child: WorldChild, on: Day): Round | undefined {
  return standsOn(roundsOfCenter(world, c).get(child.id) ?? [], child, on)
    .filter((r) => r.light === 'red' || r.light === 'amber')
    .at(-1)
}

/** Children for the written cases, one each: of the wanted room, here since before the doubt, with the gravest result first. */
function chosen(world: World, c: WorldCenter): (Doubted | undefined)[] {
  const free = new Set(childrenOf(world, c))
  const pick = ({ room, steps }: WrittenCase): Doubted | undefined => {
    const on = openBefore(addDays(world.until, -steps[0]!.ago))
    const fit = [...free]
      .filter(
        (x) => x.enrolled < addDays(on, -14) && (room === undefined || roomOn(x, world.until).index === room),
      )
      .map((child): Doubted => ({ child, round: doubtOf(world, c, child, on) }))
      .sort((a, b) => gravity(b) - gravity(a))
    const [first] = fit
    if (first) free.delete(first.child)
    return first
  }
  // who needs a room of its own chooses first, then the oldest doubts: few results are as old
  const order = writtenCases
    .map((_, i) => i)
    .sort((a, b) => needsRoom(b) - needsRoom(a) || agoOf(b) - agoOf(a))
  const picked = new Map(order.map((i) => [i, pick(writtenCases[i]!)]))
  return writtenCases.map((_, i) => picked.get(i))
}
const gravity = (d: Doubted): number => GRAVITY.indexOf(d.round?.light ?? 'none')
const agoOf = (i: number): number => writtenCases[i]!.steps[0]!.ago
const needsRoom = (i: number): number => (writtenCases[i]!.room === undefined ? 0 : 1)

/** As screens said it when this was written: what the world says must not change with the words of a screen. */
const SAID: Readonly<Record<string, string>> = { red: 'Hablar y buscar apoyo', amber: 'Volver a mirar' }

function wordsOf(r: Round): string {
  const months = milestones.groups.find((g) => g.id === r.group)?.months?.from ?? 0
  const lights = r.domains.flatMap((d) => {
    const name = milestones.domains.find((x) => x.id === d.domain)?.words.es
    return SAID[d.light] ? [`${name}: ${SAID[d.light]}`] : []
  })
  return `Lista de ${months} meses, ${dayWords(r.last_day).es}. ${lights.join('; ')}`.slice(0, 200)
}

/** All cases of the center whose adults are told; elsewhere none. */
export function factsOfCases(world: World, c: WorldCenter): Fact[] {
  if (!hasAdults(c)) return []
  const people = {
    director: directorOf(world, c).id,
    nurse: nurseOf(world, c).id,
  }
  const picked = chosen(world, c)
  return writtenCases.flatMap((written, nth) => {
    const doubted = picked[nth]
    if (!doubted) return []
    const { child } = doubted
    // what the family told comes from no round
    const round = written.steps[0]!.said.source === undefined ? doubted.round : undefined
    const mother = adultsOf(world, c, child)[0]!
    const who = `${mother.given} ${mother.first}, mamá`
    const entity = c.index * 100 + nth
    const key = round
      ? uuidOfDigest(sha256(resultCase(child.id, roundId(round))))
      : entityId(streams.case, entity, world.seed)
    return written.steps.flatMap((s, tick): Fact[] => {
      const on = openBefore(addDays(world.until, -s.ago))
      const dated = Object.entries(s.dated ?? {}).map(([field, ago]) => {
        const day = addDays(world.until, -ago)
        return [field, ago < 0 ? day : openBefore(day)] as const
      })
      const room = roomOn(child, on)
      const source = round ? 'development' : 'other'
      const own = {
        ...(s.step === 'doubt' ? { source } : {}),
        ...(s.step === 'doubt' && round ? { ref: { id: roundId(round), words: wordsOf(round) } } : {}),
        ...(s.step === 'talk' ? { who, relation: 'mother' } : {}),
        ...(s.step === 'referral' ? { consent: { who, on, how: 'spoken' } } : {}),
      }
      return [
        said(world, {
          ...{ kind: `referrals.${KINDS[s.step]}`, entity, tick, about: child.id, book: c.id, room: room.id },
          at: instantMs(c, on, AT + tick * 4, draw(streams.case, entity, tick, world.seed)),
          author: s.by === 'educator' ? educatorOf(world, c, room.index).id : people[s.by],
          payload: { case: key, on, ...own, ...s.said, ...Object.fromEntries(dated) },
        }),
      ]
    })
  })
}
