// What accompanying asks of somebody: to say what became of an agreement.
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { TaskKind } from '../../kernel/task.ts'

const TELL = { es: 'Decir qué pasó con un acuerdo', en: 'Say what became of an agreement' }

const agreement = (id: string, subject: 'room' | 'place', words: TaskKind['words'] = TELL): TaskKind => ({
  ...{ id, words },
  why: {
    es: 'Se acordó algo en una visita de acompañamiento y llega su día.',
    en: 'Something was agreed in a coaching visit and its day comes.',
  },
  source: OWN_PROPOSAL,
  confidence: 'unconfirmed',
  subject,
  pace: 'week',
  act: {
    words: { es: 'Ver el acuerdo', en: 'See the agreement' },
    desk: '/centro/$book/acompanamiento/acuerdo/$row',
    needs: 'mentoring.read',
  },
})

export const mentoringTasks: readonly TaskKind[] = [
  agreement('mentoring.agreement', 'room'),
  agreement('mentoring.agreement-center', 'place'),
  agreement('mentoring.agreement-own', 'place', {
    es: 'Cumplir lo que usted acordó, y decir qué pasó',
    en: 'Do what you agreed to, and say what became of it',
  }),
]
