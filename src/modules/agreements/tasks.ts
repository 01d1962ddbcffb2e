// What agreements ask of the institute: to do what was promised, to look at what was presented, to claim what is late.
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { TaskKind } from '../../kernel/task.ts'

const own: Pick<TaskKind, 'source' | 'confidence' | 'subject' | 'pace' | 'act'> = {
  ...{ source: OWN_PROPOSAL, subject: 'place', pace: 'week', confidence: 'unconfirmed' },
  act: {
    words: { es: 'Ver los convenios', en: 'See the agreements' },
    ...{ desk: '/convenios/$book/$row', needs: 'agreements.read' },
  },
}

export const agreementTasks: readonly TaskKind[] = [
  {
    ...{ id: 'agreements.due', ...own },
    words: { es: 'Cumplir un compromiso de un convenio', en: 'Keep a commitment of an agreement' },
    why: {
      es: 'El instituto prometió algo para un día y falta presentar con qué se comprueba.',
      en: 'The institute promised something for a day and what shows it is still to be presented.',
    },
  },
  {
    ...{ id: 'agreements.look', ...own },
    words: { es: 'Revisar la evidencia de una organización', en: 'Look at an organization’s evidence' },
    why: {
      es: 'Una organización presentó evidencia; falta aceptarla o devolverla con su motivo.',
      en: 'An organization presented evidence; it is still to be accepted or returned with a reason.',
    },
  },
  {
    ...{ id: 'agreements.claim', ...own },
    words: { es: 'Pedir lo que una organización debe', en: 'Claim what an organization owes' },
    why: {
      es: 'Pasó el día de un compromiso de la otra parte y no ha presentado nada.',
      en: 'The day of the other side’s commitment has passed and nothing was presented.',
    },
  },
]
