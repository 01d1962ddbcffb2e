// What the house notices by itself and asks of whoever looks after a place: silence, things held for a person.
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { TaskKind } from '../../kernel/task.ts'

export const noWord: TaskKind = {
  id: 'oversight.no-word',
  words: {
    es: 'Averiguar por qué el centro no ha registrado nada hoy',
    en: 'Find out why the center has recorded nothing today',
  },
  why: {
    es: 'El centro abre hoy y a esta hora no ha llegado ni un registro: puede faltar la red, el personal, o no haber abierto.',
    en: 'The center opens today and not one record has arrived by now: network or staff may be missing, or it did not open.',
  },
  source: OWN_PROPOSAL,
  confidence: 'unconfirmed',
  subject: 'place',
  pace: 'now',
  act: { words: { es: 'Ver las tabletas', en: 'See the tablets' }, desk: '/tabletas/$book' },
}

export const roomNoWord: TaskKind = {
  id: 'oversight.room-no-word',
  words: { es: 'Pasar lista en la sala', en: 'Take the roll of the room' },
  why: {
    es: 'Otras salas ya registraron hoy y esta no: sin llegadas nadie sabe quién está.',
    en: 'Other rooms have recorded today and this one has not: without arrivals nobody knows who is here.',
  },
  source: OWN_PROPOSAL,
  confidence: 'unconfirmed',
  subject: 'room',
  pace: 'now',
  act: {
    words: { es: 'Ver la sala', en: 'See the room' },
    desk: '/tablero/centro/$book/sala/$about',
    tablet: 'room',
  },
}

export const silentCenter: TaskKind = {
  id: 'oversight.silent-center',
  words: { es: 'Buscar al centro que dejó de comunicarse', en: 'Reach the center that fell silent' },
  why: {
    es: 'Pasaron días completos de servicio sin saber de ninguna de sus tabletas.',
    en: 'Whole days of service have gone by without a word of any of its tablets.',
  },
  source: OWN_PROPOSAL,
  confidence: 'unconfirmed',
  subject: 'place',
  pace: 'day',
  act: { words: { es: 'Ver las tabletas', en: 'See the tablets' }, desk: '/tabletas/$book' },
}

export const silentTablet: TaskKind = {
  id: 'oversight.silent-tablet',
  words: { es: 'Conectar la tableta que no se comunica', en: 'Connect the tablet that is not heard' },
  why: {
    es: 'El centro sí se comunica y esta tableta no: lo que guarda puede no haber llegado.',
    en: 'The center is heard and this tablet is not: what it holds may not have arrived.',
  },
  source: OWN_PROPOSAL,
  confidence: 'unconfirmed',
  subject: 'place',
  pace: 'day',
  act: { words: { es: 'Ver las tabletas', en: 'See the tablets' }, desk: '/tabletas/$book' },
}

export const review: TaskKind = {
  id: 'oversight.review',
  words: { es: 'Revisar lo que espera una decisión', en: 'Review what waits for a decision' },
  why: {
    es: 'Alguien dijo algo que una regla, un permiso o un expediente desconocido no dejó pasar sin que lo mire una persona.',
    en: 'Somebody said something that a rule, a permission or an unknown file does not let pass without a person’s look.',
  },
  source: 'Regla de la casa: nada de lo dicho se pierde, y lo dudoso lo decide una persona',
  confidence: 'confirmed',
  subject: 'place',
  pace: 'day',
  act: { words: { es: 'Revisar', en: 'Review' }, desk: '/revision/$book' },
}

export const oversightTasks: readonly TaskKind[] = [noWord, roomNoWord, silentCenter, silentTablet, review]
