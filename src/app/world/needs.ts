// Needs studies of the demonstration: one whose survey is open, and one of another company with invented answers, worked out and delivered.
import { addDays, COUNTRY_ZONE, type Day } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import {
  ageBands,
  type ChildrenByBand,
  childrenIn,
  type SurveyAnswer,
} from '../../modules/needs/contract/survey.ts'
import type { Roster } from '../../modules/needs/contract.ts'
import { tallyOf } from '../../modules/needs/rules/tally.ts'
import { linkOf } from '../../modules/needs/rules/tokens.ts'
import { workOut } from '../../modules/needs/rules/work-out.ts'
import { sha256 } from '../../platform/digest.ts'
import { companyComing } from './allies.ts'
import { below, chance, draw, entityId } from './mix.ts'
import { worldPartners } from './partners.ts'
import { promoterOf } from './people.ts'
import { municipalities } from './places.ts'
import { streams } from './streams.ts'
import { said, type World } from './world.ts'
import { midnightMs } from './zones.ts'

const ANSWERED = 420
/** Of the company worked out; own, invented. */
type Group = { readonly shift: 'morning' | 'evening'; readonly sex: 'F' | 'M'; readonly workers: number }
type Groups = readonly Group[]
const many = [
  { shift: 'morning', sex: 'F', workers: 720 },
  { shift: 'morning', sex: 'M', workers: 560 },
  { shift: 'evening', sex: 'F', workers: 460 },
  { shift: 'evening', sex: 'M', workers: 360 },
] as const satisfies readonly Group[]
/** Of the company that comes in to its own side. */
const few = [
  { shift: 'morning', sex: 'F', workers: 220 },
  { shift: 'morning', sex: 'M', workers: 180 },
  { shift: 'evening', sex: 'F', workers: 130 },
  { shift: 'evening', sex: 'M', workers: 110 },
] as const satisfies readonly Group[]

const pick = <T>(list: readonly T[], bits: number): T => list[below(list.length, bits)]!

/** One worker's invented answers, a hash of who it is. */
function answerOf(world: World, nth: number, home: string, groups: Groups): SurveyAnswer {
  const bits = (tick: number) => draw(streams.needs, nth, tick, world.seed)
  const { shift, sex } = pick(groups, bits(0))
  const children = Object.fromEntries(
    ageBands.map((b, i) => [b, chance(850, bits(1 + i)) ? 1 : 0]),
  ) as ChildrenByBand
  const plain: SurveyAnswer = {
    ...{ shift, sex, children, travel: pick(['15', '30', '60', 'more'] as const, bits(6)) },
    municipality: chance(8_000, bits(7)) ? home : '02001',
  }
  if (childrenIn(children) === 0) return plain
  const use = pick(['yes', 'yes', 'yes', 'maybe', 'no'] as const, bits(8))
  const care = pick(['family', 'family', 'private', 'paid-person', 'imss', 'with-me'] as const, bits(9))
  const comes = {
    ...{ near: pick(['work', 'work', 'either', 'home'] as const, bits(10)) },
    ...(shift === 'morning' ? { from: '06:00', to: '16:00' } : { from: '14:00', to: '22:30' }),
  }
  return { ...plain, care, use, ...(use === 'no' ? {} : comes) }
}

export function factsOfNeeds(world: World): Fact[] {
  const partners = worldPartners(world)
  const facts: Fact[] = []
  const municipalityOf = new Map(municipalities.map((m) => [m.cvegeo, m]))
  type Studied = {
    readonly id: string
    readonly name: string
    readonly book: string
    readonly municipality: string
  }
  const tell = (
    nth: number,
    partner: Studied | undefined,
    how: (say: Say, partner: Studied, author: string) => void,
    about = entityId(streams.needs, 900_000 + nth, world.seed),
  ) => {
    if (!partner) return
    const author = promoterOf(world, municipalityOf.get(partner.municipality)!.representation).id
    let tick = 0
    how(
      (kind, day, payload) => {
        const at = midnightMs(day, COUNTRY_ZONE) + 61_000_000 + tick * 1_000
        facts.push(
          said(world, {
            ...{
              kind: `needs.${kind}`,
              entity: 900_000 + nth,
              tick: tick++,
              about,
              book: partner.book,
              at,
              author,
            },
            payload: payload as Fact['payload'],
          }),
        )
      },
      partner,
      author,
    )
  }
  const day = (back: number) => addDays(world.until, -back)
  const link = (nth: number) => linkOf(sha256(`nido/needs/${nth}/${world.seed}`))
  const at = (stage: string) => partners.find((p) => p.stage === stage)
  tell(0, at('study'), (say, { id, name }) =>
    say('study-opened', day(9), {
      ...{ title: `Encuesta de ${name}`, parties: [id], how: 'shared', link: link(0), daily: 500 },
      ...{ from: day(8), until: addDays(world.until, 12) },
    }),
  )
  const whole =
    (nth: number, back: number, groups: Groups, most = ANSWERED): Parameters<typeof tell>[2] =>
    (say, { id, name, municipality }, author) => {
      say('study-opened', day(back + 60), {
        ...{ title: `Estudio de ${name}`, parties: [id], how: 'shared', link: link(nth), daily: 500 },
        ...{ from: day(back + 58), until: day(back + 38) },
      })
      const roster = { party: id, on: day(back + 59), source: 'Recursos Humanos, nómina (inventada)', groups }
      say('roster-told', day(back + 57), { ...roster, absenceDays: 4.5, turnover: 0.38 })
      const tally = tallyOf(
        Array.from({ length: Math.min(ANSWERED, most) }, (_, i) =>
          answerOf(world, i + 1_000 * (nth - 1), municipality, groups),
        ),
        [id],
      )
      say('survey-closed', day(back + 36), { parties: [id], on: day(back + 36) })
      say('survey-counted', day(back + 36), { parties: [id], on: day(back + 36), tally })
      const kept: Roster = {
        ...{
          party: id,
          on: roster.on,
          source: roster.source,
          by: author,
          groups: [...groups],
          homes: [],
          children: null,
        },
        ...{ workers: groups.reduce((n, g) => n + g.workers, 0), absence_days: 4.5, turnover: 0.38 },
      }
      const { latitude, longitude } = municipalityOf.get(municipality)!
      const result = workOut({
        parties: [{ id, name, latitude, longitude, workers: null }],
        ...{ tally, rosters: [kept], assumptions: [], supply: null, centersNear: null },
        homes: Object.fromEntries(municipalities.map((m) => [m.cvegeo, m.name])),
      })
      if ('wrong' in result) return
      say('result-asked', day(back + 35), { on: day(back + 35), assumptions: [] })
      say('result-worked', day(back + 35), { on: day(back + 35), by: author, assumptions: [], result })
      say('report-delivered', day(back + 30), {
        version: 1,
        on: day(back + 30),
        to: 'Dirección de Recursos Humanos',
      })
      say('report-shared', day(back + 30), {
        parties: [id],
        version: 1,
        on: day(back + 30),
        result,
        assumptions: [],
      })
    }
  tell(1, at('model'), whole(1, 0, many))
  // of the company that comes in to its own side: before its agreement was signed
  const coming = companyComing(world)
  tell(2, coming, whole(2, 212, few, 260), coming.study)
  return facts
}
type Say = (kind: string, day: Day, payload: object) => void
