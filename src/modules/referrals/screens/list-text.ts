// The words of lists of cases: of a center, of a child, and of how many there are above.
import { formatsOf } from '../../../ui/formats.ts'
import { defineText } from '../../../ui/words.ts'

const es = formatsOf('es')
const en = formatsOf('en')

export const listText = defineText({
  es: {
    mexico: 'México',
    about: (open: number, overdue: number, lost: number) =>
      open === 0
        ? 'Ninguno abierto'
        : `${es.plural(open, 'abierto', 'abiertos')} · ${es.plural(overdue, 'vencido', 'vencidos')} · ${es.plural(lost, 'perdido', 'perdidos')}`,
    aboutLost:
      'Perdido: vencido por más de treinta días, o de quien ya no viene. Los plazos son propuesta, por confirmar con el Instituto.',
    ofChild: (name: string) => `De ${name}`,
    all: 'Ver todos los del centro',
    which: 'Cuáles',
    allOf: 'Todos, los abiertos primero',
    states: { open: 'Abiertos', overdue: 'Vencidos', lost: 'Perdidos', closed: 'Cerrados' },
    waits: 'Qué sigue',
    anyWait: 'Cualquier paso',
    room: 'Sala',
    allRooms: 'Todas las salas',
    noRoom: 'sin sala',
    child: 'Niña o niño',
    someone: 'una niña o un niño',
    source: 'De dónde viene',
    opened: 'Desde',
    due: 'Para cuándo',
    whose: 'A quién le toca',
    state: 'Cómo va',
    overdue: 'Vencido',
    lost: 'Perdido',
    left: 'Ya no viene',
    inTime: 'A tiempo',
    closed: 'Cerrado',
    open: (name: string) => `Abrir el seguimiento de ${name}`,
    empty: 'Ningún seguimiento con estos filtros',
    emptyAbout: 'Una duda se anota en la tableta de la sala o desde el expediente de la niña o el niño.',
    note: 'Anotar una duda',
    none: 'Ninguna duda anotada.',
    skipped: 'Pasos que no hubo',
    why: 'Por qué se cerró',
    counts: {
      title: 'Seguimientos abiertos',
      about:
        'Cuántas dudas de niñas y niños siguen abiertas, por lugar y en orden de nombre. No compara centros.',
      names: 'Los nombres los ve solo quien trabaja en el centro.',
      small: 'De 1 a 9 no se dice cuántos: un grupo tan pequeño podría señalar a alguien.',
      place: 'Lugar',
      open: 'Abiertos',
      overdue: 'Vencidos',
      lost: 'Perdidos',
      few: 'menos de 10',
      total: 'En total',
      waits: 'Qué esperan',
      empty: 'Ningún seguimiento abierto',
      emptyAbout: 'Cuando un centro anote una duda, se cuenta aquí.',
      more: (name: string) => `Ver los centros de ${name}`,
    },
  },
  en: {
    mexico: 'Mexico',
    about: (open: number, overdue: number, lost: number) =>
      open === 0
        ? 'None open'
        : `${en.plural(open, 'open', 'open')} · ${en.plural(overdue, 'overdue', 'overdue')} · ${en.plural(lost, 'lost', 'lost')}`,
    aboutLost:
      'Lost: late by more than thirty days, or of a child who does not come any more. The clocks are a proposal, to be confirmed.',
    ofChild: (name: string) => `Of ${name}`,
    all: 'See all of the center',
    which: 'Which',
    allOf: 'All, open ones first',
    states: { open: 'Open', overdue: 'Overdue', lost: 'Lost', closed: 'Closed' },
    waits: 'What is next',
    anyWait: 'Any step',
    room: 'Room',
    allRooms: 'All rooms',
    noRoom: 'no room',
    child: 'Child',
    someone: 'a child',
    source: 'Where it comes from',
    opened: 'Since',
    due: 'Until when',
    whose: 'Whose turn',
    state: 'How it goes',
    overdue: 'Overdue',
    lost: 'Lost',
    left: 'Does not come any more',
    inTime: 'In time',
    closed: 'Closed',
    open: (name: string) => `Open the case of ${name}`,
    empty: 'No case with these filters',
    emptyAbout: 'A doubt is noted on the tablet of the room or from the child’s file.',
    note: 'Note a doubt',
    none: 'No doubt noted.',
    skipped: 'Steps there were not',
    why: 'Why it was closed',
    counts: {
      title: 'Open cases',
      about:
        'How many doubts about children are still open, by place in order of name. It compares no centers.',
      names: 'Names are seen only by who works in the center.',
      small: 'From 1 to 9 the number is not said: so small a group could point at somebody.',
      place: 'Place',
      open: 'Open',
      overdue: 'Overdue',
      lost: 'Lost',
      few: 'fewer than 10',
      total: 'In all',
      waits: 'What they wait for',
      empty: 'No open case',
      emptyAbout: 'When a center notes a doubt it is counted here.',
      more: (name: string) => `See the centers of ${name}`,
    },
  },
})
