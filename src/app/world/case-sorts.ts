// The cases of the demonstration: one in each stage, in the words of who carries them on. Days are counted back from the last one.
import type { Step } from '../../modules/referrals/contract/steps.ts'

export type WrittenStep = {
  readonly step: Exclude<Step, 'consent-back' | 'reopen'>
  /** days before the last one; the open day on it or before it */
  readonly ago: number
  readonly by: 'educator' | 'nurse' | 'director'
  /** `dated`: fields that hold days, counted back in the same way; below zero they lie ahead */
  readonly said: Readonly<Record<string, unknown>>
  readonly dated?: Readonly<Record<string, number>>
}
export type WrittenCase = {
  /** the room the child is of, where it matters */
  readonly room?: number
  readonly steps: readonly WrittenStep[]
}

type Told = Readonly<Record<string, unknown>>
const doubt = (ago: number, words: string, more: Told = {}): WrittenStep => ({
  ...{ step: 'doubt', ago, by: 'educator', said: { words, ...more } },
})
const talk = (ago: number, agreed: string, words: string, until?: number): WrittenStep => ({
  ...{ step: 'talk', ago, by: 'director', said: { how: 'in-person', agreed, words } },
  ...(until === undefined ? {} : { dated: { until } }),
})
const referral = (ago: number, kind: string, name: string, words: string): WrittenStep => ({
  ...{ step: 'referral', ago, by: 'nurse', said: { to: { kind, name }, words } },
})
const appointment = (ago: number, how: string, day: number): WrittenStep => ({
  ...{ step: 'appointment', ago, by: 'nurse', said: { how, clock: '09:30' }, dated: { day } },
})
const answer = (ago: number, result: string, from: string, words: string): WrittenStep => ({
  ...{ step: 'answer', ago, by: 'nurse', said: { from, how: 'family', result, words } },
})
const tried = (ago: number, strategy: string, how: string): WrittenStep => ({
  ...{ step: 'tried', ago, by: 'educator', said: { strategy, how } },
})
const UMF = ['imss-clinic', 'UMF de la zona'] as const

const language = {
  goals: [{ id: 'm1', words: 'Pide con palabras o señas lo que quiere' }],
  strategies: [
    { id: 'e1', words: 'Nombrar lo que señala y esperar su turno', where: 'both' },
    { id: 'e2', words: 'Cantar de frente, a su altura, dos veces al día', where: 'room' },
    { id: 'e3', words: 'Contar juntos el día antes de dormir', where: 'home' },
  ],
  adjustments: ['Menos ruido a la hora del cuento', 'Fotos de la rutina a su altura'],
  people: [
    { who: 'Educadora de la sala', does: 'juego de turnos, diario' },
    { who: 'Mamá', does: 'cuento antes de dormir' },
  ],
  needs: [
    { need: 'language', words: 'En casa hablan náhuatl: los saludos también en su lengua', language: 'nah' },
  ],
}
const moving = {
  goals: [{ id: 'm1', words: 'Camina sujetándose de los muebles' }],
  strategies: [
    { id: 'e1', words: 'Juguetes sobre el banco bajo para que se ponga de pie', where: 'both' },
    { id: 'e2', words: 'Sin zapatos en la colchoneta firme, con alguien al lado', where: 'room' },
  ],
  adjustments: ['Un barandal a su altura junto al espejo'],
  people: [{ who: 'Enfermera', does: 'revisa los ejercicios que mandó el servicio, cada mes' }],
  needs: [
    { need: 'migrant', words: 'La familia se va a la cosecha en enero: el plan viaja con ella' },
    { need: 'disability', words: 'Se cansa pronto: pausas, y brazos en trayectos largos' },
  ],
}

export const writtenCases: readonly WrittenCase[] = [
  // the talk is late
  { steps: [doubt(8, 'Pide las cosas llorando y jalando de la mano. Todavía no junta dos palabras.')] },
  // the talk, urgent
  {
    steps: [doubt(1, 'Ayer dejó de usar la mano derecha para comer. Antes lo hacía.', { urgent: true })],
  },
  // the letter
  {
    steps: [
      doubt(9, 'No voltea cuando se le llama por su nombre en el patio.'),
      talk(2, 'refer', 'Mamá también lo ha notado en casa. Quiere que le revisen los oídos.'),
    ],
  },
  // the appointment, late
  {
    steps: [
      doubt(33, 'Se cansa al subir el escalón y pide brazos.'),
      talk(29, 'refer', 'Papá va a la cita; le queda mejor por la mañana.'),
      referral(24, ...UMF, 'Valorar fuerza y marcha: se cansa desde hace dos meses.'),
    ],
  },
  // the answer
  {
    steps: [
      doubt(44, 'Todavía no señala lo que quiere ni sigue con la mirada lo que señalamos.'),
      talk(42, 'refer', 'La familia está de acuerdo con la carta.'),
      referral(40, 'health-center', 'Centro de Salud de la colonia', 'Valorar audición y comunicación.'),
      appointment(33, 'set', 9),
    ],
  },
  // the plan
  {
    steps: [
      doubt(58, 'Dice menos palabras que hace tres meses.'),
      talk(56, 'refer', 'La abuela va a la cita.'),
      referral(54, ...UMF, 'Valorar lenguaje: perdió palabras que ya decía.'),
      appointment(50, 'set', 30),
      appointment(30, 'went', 30),
      answer(5, 'attention', 'Dra. de la UMF', 'Oye bien. Pide apoyo de lenguaje en casa y en la sala.'),
    ],
  },
  // a plan at work in the room of the demonstration's educator
  {
    room: 2,
    steps: [
      doubt(88, 'Casi no usa palabras; señala y jala de la mano.'),
      talk(86, 'refer', 'Mamá quiere saber si oye bien.'),
      referral(84, ...UMF, 'Valorar audición y lenguaje.'),
      appointment(80, 'set', 66),
      appointment(66, 'went', 66),
      answer(
        62,
        'attention',
        'Pediatría de la UMF',
        'Audición normal. Recomienda juego de turnos y volver a valorar.',
      ),
      { step: 'plan', ago: 58, by: 'director', said: language, dated: { review: 20 } },
      tried(30, 'e1', 'partly'),
      tried(23, 'e2', 'well'),
      {
        ...{ step: 'review', ago: 19, by: 'director' },
        said: { result: 'goes-on', words: 'Ya usa la seña de «más». Seguimos igual.' },
        dated: { next: -12 },
      },
      tried(9, 'e1', 'well'),
      tried(2, 'e2', 'well'),
    ],
  },
  // its review is late
  {
    steps: [
      doubt(80, 'No se pone de pie con apoyo.'),
      talk(78, 'refer', 'La familia trabaja en el campo; pide que la cita sea antes de enero.'),
      referral(76, 'rehabilitation', 'UBR del DIF municipal', 'Valorar tono y movimiento.'),
      appointment(75, 'set', 68),
      appointment(68, 'went', 68),
      answer(
        64,
        'attention',
        'Terapeuta de la UBR',
        'Ejercicios en casa y en la sala, tres veces por semana.',
      ),
      { step: 'plan', ago: 60, by: 'director', said: moving, dated: { review: 4 } },
      tried(26, 'e2', 'partly'),
      tried(12, 'e1', 'well'),
    ],
  },
  // looked at together, again soon
  {
    steps: [
      doubt(27, 'Prefiere jugar aparte y se tapa los oídos con el ruido.'),
      talk(
        25,
        'watch',
        'En casa y en la sala: rincón tranquilo y avisar los cambios. Lo vemos en un mes.',
        -5,
      ),
    ],
  },
  // to be closed
  {
    steps: [
      doubt(60, 'Todavía no sostenía la cuchara.'),
      talk(58, 'watch', 'Comer con las manos y cuchara corta en casa y aquí.', 20),
      { step: 'rescreen', ago: 3, by: 'nurse', said: { result: 'expected', words: 'Ya come con cuchara.' } },
    ],
  },
  // closed
  {
    steps: [
      doubt(90, 'Lloraba toda la mañana desde que nació su hermano.'),
      talk(89, 'watch', 'Llegada más corta y una foto de la familia en su casillero.', 60),
      { step: 'rescreen', ago: 58, by: 'nurse', said: { result: 'expected', words: 'Llega con gusto.' } },
      {
        ...{ step: 'close', ago: 55, by: 'director' },
        said: { why: 'resolved', words: 'La familia y la sala ven que está en calma.' },
      },
    ],
  },
  // lost on the way
  {
    steps: [
      doubt(76, 'Tropieza mucho y se acerca las cosas a la cara.'),
      talk(74, 'refer', 'Mamá acepta la carta para revisión de la vista.'),
      referral(72, ...UMF, 'Revisar la vista.'),
    ],
  },
  // the family does not agree
  {
    steps: [
      doubt(20, 'No quiere comer nada que no sea blanco y ha bajado de peso.', { source: 'family' }),
      talk(17, 'no', 'Papá piensa que se le pasará. Se respeta; volvemos a platicar.', -8),
    ],
  },
]
