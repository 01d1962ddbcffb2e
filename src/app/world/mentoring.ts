// Accompanying in the demonstration's center: visits of the representation's mentor, what was seen in rooms, and what was agreed.
import { addDays, type Day } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import type { AgreementHow, AgreementOwner } from '../../modules/mentoring/contract.ts'
import { builtInInteractions } from '../../modules/mentoring/rules/built-in.ts'
import { isOpen } from './attendance.ts'
import { hasAdults } from './guardians.ts'
import { directorOf, educatorOf, mentorOf } from './people.ts'
import { instantMs, said, type World, type WorldCenter } from './world.ts'

type WrittenAgreement = {
  readonly what: string
  readonly owner: AgreementOwner
  /** days from the last day of the world; negative: it has passed */
  readonly due: number
  readonly became?: { readonly ago: number; readonly how: AgreementHow; readonly text: string }
}
type WrittenVisit = {
  readonly ago: number
  /** without it the center as a whole, with its director */
  readonly room?: number
  readonly focus: string
  readonly told: string
  /** levels of the instrument's dimensions in their order; null: could not be seen */
  readonly levels?: readonly (number | null)[]
  readonly agreements: readonly WrittenAgreement[]
}

const visits: readonly WrittenVisit[] = [
  {
    ...{ ago: 62, room: 2, focus: 'La hora de la comida', levels: [2, 2, 3, null, 2] },
    told: 'Comen tranquilas y platican. Se habló de esperar a que cada quien termine, y de sentarse con ellas.',
    agreements: [
      {
        ...{
          what: 'Sentarse a la mesa con las niñas y los niños mientras comen',
          owner: 'educator',
          due: -48,
        },
        became: { ago: 47, how: 'kept', text: 'Ya lo hacemos a diario; comen más despacio.' },
      },
    ],
  },
  {
    ...{ ago: 26, room: 2, focus: 'El juego libre después del recreo', levels: [3, 2, 3, 3, 2] },
    told: 'Eligen a qué jugar. Se vio que a las más calladas casi nadie les pregunta: lo pensamos juntas.',
    agreements: [
      {
        ...{ what: 'Poner los cuentos al alcance, en el piso', owner: 'educator', due: -9 },
        became: { ago: 8, how: 'partly', text: 'Falta la repisa; los cuentos ya están en una caja.' },
      },
      { what: 'Traer láminas de juegos para las que hablan poco', owner: 'mentor', due: 1 },
    ],
  },
  {
    ...{ ago: 7, focus: 'Cómo va el acompañamiento del centro' },
    told: 'Se revisó con la dirección qué salas faltan de acompañar y cuándo se puede hablar sin niñas ni niños.',
    agreements: [
      { what: 'Dar media hora a la semana para platicar entre educadoras', owner: 'director', due: 3 },
      { what: 'Mandar a la dirección las fechas de las siguientes visitas', owner: 'mentor', due: -2 },
    ],
  },
]

function openBefore(day: Day): Day {
  let open = day
  while (!isOpen(open)) open = addDays(open, -1)
  return open
}

/** Minutes of the local clock. */
const VISITED_AT = 690
const AGREED_AT = 720
const BECAME_AT = 780
/** So many days an agreement that only went partly has from then on. */
const LATER_DAYS = 12

const observed = (levels: readonly (number | null)[]) => ({
  ...{ instrument: builtInInteractions.id, version: builtInInteractions.version },
  ...{ of: builtInInteractions.dimensions[0]!.levels.length, minutes: 40 },
  dimensions: Object.fromEntries(
    builtInInteractions.dimensions.map((d, i) => [d.id, { level: levels[i] ?? null }]),
  ),
})

/** Told of the demonstration's center alone; only what lies before the last day and after the center opened. */
export function factsOfMentoring(world: World, c: WorldCenter): Fact[] {
  if (!hasAdults(c)) return []
  const mentor = mentorOf(world, c.municipality.representation)
  const base = { about: c.id, book: c.id, author: mentor.id, entity: c.index }
  return visits.flatMap((x, n): Fact[] => {
    const day = openBefore(addDays(world.until, -x.ago))
    if (day <= c.opened) return []
    const room = x.room === undefined ? undefined : c.rooms[x.room]!
    const educator = educatorOf(world, c, x.room ?? 0).id
    const director = directorOf(world, c).id
    const visit = said(world, {
      ...{ ...base, kind: 'mentoring.visited', tick: n, at: instantMs(c, day, VISITED_AT) },
      payload: {
        ...{ day, focus: x.focus, told: x.told, with: [room ? educator : director] },
        ...(room ? { room: room.id } : {}),
        ...(x.levels ? { observed: observed(x.levels) } : {}),
      },
    })
    const who = { educator, director, mentor: mentor.id }
    return [
      visit,
      ...x.agreements.flatMap((a, i): Fact[] => {
        const tick = n * 10 + i
        const agreed = said(world, {
          ...{ ...base, kind: 'mentoring.agreed', tick, at: instantMs(c, day, AGREED_AT) },
          payload: {
            ...{ visit: visit.id, what: a.what, owner: a.owner, who: who[a.owner] },
            ...{ by: addDays(world.until, a.due) },
            ...(room ? { room: room.id } : {}),
          },
        })
        if (!a.became) return [agreed]
        const on = openBefore(addDays(world.until, -a.became.ago))
        const { how, text } = a.became
        const goesOn = how === 'partly' || how === 'later'
        const became = said(world, {
          ...{ ...base, kind: 'mentoring.agreement-told', tick, at: instantMs(c, on, BECAME_AT) },
          author: who[a.owner],
          payload: {
            ...{ agreement: agreed.id, who: who[a.owner], day: on, how, text },
            ...(goesOn ? { by: addDays(on, LATER_DAYS) } : {}),
          },
        })
        return [agreed, became]
      }),
    ]
  })
}
