// What happens in the world's incidents, in the words of who saw them, and how far each has come.
import type {
  BodyPart,
  FirstAid,
  IncidentKind,
  IncidentPlace,
  InjurySeen,
} from '../../modules/safety/contract/kinds.ts'
import { below, chance } from './mix.ts'

export type IncidentSort = {
  readonly kind: IncidentKind
  readonly place: IncidentPlace
  readonly withChild: boolean
  /** another child did it */
  readonly did?: true
  readonly head?: true
  readonly injury?: readonly [BodyPart, InjurySeen]
  readonly aid: readonly FirstAid[]
  readonly words: string
  readonly change: string
}

const sorts: Readonly<
  Record<'bite' | 'scrape' | 'head' | 'blow' | 'food' | 'medicine' | 'outsider' | 'socket', IncidentSort>
> = {
  bite: {
    ...{ kind: 'bite', place: 'patio', withChild: true, did: true, injury: ['arm', 'tooth-marks'] },
    aid: ['washed', 'cold', 'comforted'],
    words: 'Los dos querían el mismo cubo. Quedó la marca en el brazo, sin piel abierta.',
    change: 'A mediodía, dos personas con el grupo y juguetes repetidos.',
  },
  scrape: {
    ...{ kind: 'fall', place: 'patio', withChild: true, injury: ['leg', 'scrape'] },
    aid: ['washed', 'covered'],
    words: 'Tropezó al correr y se raspó la rodilla.',
    change: 'Se barre la arena del paso antes de salir al patio.',
  },
  head: {
    ...{ kind: 'fall', place: 'patio', withChild: true, head: true, injury: ['head', 'bump'] },
    aid: ['cold', 'watched', 'nurse-saw'],
    words: 'Cayó del primer escalón de la resbaladilla. Lloró enseguida; no se durmió ni vomitó.',
    change: 'Alguien al pie de la resbaladilla mientras se usa.',
  },
  blow: {
    ...{ kind: 'blow', place: 'room', withChild: true, injury: ['face', 'red-mark'] },
    aid: ['cold', 'comforted'],
    words: 'Se pegó con la esquina de la mesa al levantarse.',
    change: 'Protectores en las esquinas de las mesas.',
  },
  food: {
    ...{ kind: 'food', place: 'dining', withChild: true, injury: ['face', 'rash'] },
    aid: ['nurse-saw', 'watched'],
    words: 'Ronchas alrededor de la boca después de probar fresa. Respiró bien todo el tiempo.',
    change: 'La fresa queda en su ficha como alergia y sale de su plato.',
  },
  medicine: {
    ...{ kind: 'medicine', place: 'room', withChild: true, injury: ['other', 'nothing-seen'] },
    aid: ['nurse-saw', 'watched'],
    words: 'El jarabe se dio media hora después de lo que dice la receta.',
    change: 'Enfermería pone alarma a cada toma.',
  },
  outsider: {
    ...{ kind: 'outsider', place: 'entrance', withChild: false, aid: ['not-needed'] },
    words: 'Alguien que nadie conoce quiso entrar junto con quien salía. Se quedó afuera.',
    change: 'La puerta se abre a una sola familia a la vez.',
  },
  socket: {
    ...{ kind: 'building', place: 'kitchen', withChild: false, aid: ['not-needed'] },
    words: 'Olor a quemado en un contacto de la cocina. Se cortó la luz de esa parte; nadie estaba cerca.',
    change: 'Se cambió el contacto y se revisa cada mes.',
  },
}
type Name = keyof typeof sorts

/** How often each is drawn, in sixteenths. */
const DRAWN: readonly Name[] = [
  ...(['bite', 'bite', 'bite', 'bite', 'scrape', 'scrape', 'scrape', 'scrape'] as const),
  ...(['head', 'blow', 'blow', 'blow', 'food', 'medicine', 'outsider', 'socket'] as const),
]
export const sortOf = (sort: Name | number): IncidentSort =>
  sorts[typeof sort === 'number' ? DRAWN[sort]! : sort]

/** How far it has come; what is missing nobody has done yet. */
export type Course = {
  /** minutes after it happened */
  readonly toldAfter?: number
  readonly reviewedAfter?: number
  /** the paper comes back on the next open day */
  readonly paper?: 'signed' | 'refused'
  /** open days after it happened */
  readonly closedLater?: number
}

export type WrittenIncident = {
  /** open days before the last one */
  readonly back: number
  readonly minute: number
  readonly sort: Name | number
  readonly room: number
  readonly place?: IncidentPlace
  /** places of who was hurt and of who did it: the same two each time; else whoever is there */
  readonly slots?: readonly [number, number]
  readonly course: Course
}

const WHOLE: Course = { toldAfter: 25, reviewedAfter: 150, paper: 'signed', closedLater: 2 }

/** Nine in ten go their way to the end; of the others something is left over. */
export function drawnCourse(bits: (tick: number) => number): Course {
  return {
    ...(chance(9_600, bits(0)) ? { toldAfter: 10 + below(70, bits(1)) } : {}),
    ...(chance(9_400, bits(2)) ? { reviewedAfter: 120 } : {}),
    ...(chance(8_800, bits(3)) ? { paper: chance(300, bits(4)) ? 'refused' : 'signed' } : {}),
    ...(chance(9_000, bits(5)) ? { closedLater: 2 + below(3, bits(6)) } : {}),
  }
}

/** The room of the demonstration's educator. */
const ROOM = 2
/** The same two at noon, so that the pattern shows something to think about. */
const noonBite = (back: number, minute: number, course: Course = WHOLE): WrittenIncident => ({
  ...{ back, minute, sort: 'bite', room: ROOM, place: 'room', slots: [3, 6], course },
})

/** The first center's, by hand: each state a director meets. */
export const writtenIncidents: readonly WrittenIncident[] = [
  // this morning, and the family does not know yet
  { back: 0, minute: 620, sort: 'scrape', room: ROOM, course: {} },
  // told within the hour, seen by the director; the paper is missing
  { back: 1, minute: 665, sort: 'head', room: ROOM, course: { toldAfter: 20, reviewedAfter: 200 } },
  // told, and the director has not looked since
  { back: 2, minute: 590, sort: 'blow', room: 3, course: { toldAfter: 40 } },
  { back: 3, minute: 785, sort: 'food', room: ROOM, course: { ...WHOLE, toldAfter: 12 } },
  // the family would not sign
  {
    ...{ back: 4, minute: 810, sort: 'medicine', room: 0 },
    course: { toldAfter: 35, reviewedAfter: 90, paper: 'refused' },
  },
  { back: 6, minute: 560, sort: 'outsider', room: 0, course: { reviewedAfter: 30, closedLater: 1 } },
  { back: 9, minute: 600, sort: 'socket', room: 0, course: { reviewedAfter: 20, closedLater: 3 } },
  noonBite(1, 734, { toldAfter: 30 }),
  noonBite(5, 741),
  noonBite(7, 726),
  noonBite(11, 738),
  noonBite(14, 729),
  noonBite(18, 745),
  { back: 13, minute: 690, sort: 'scrape', room: 3, course: WHOLE },
  { back: 22, minute: 655, sort: 'blow', room: ROOM, course: WHOLE },
  { back: 27, minute: 700, sort: 'scrape', room: 4, course: WHOLE },
]
