// The words of leaves: who is away, from when to when, and who gets their tasks.
import { defineText } from '../../../ui/words.ts'

export const leavesText = defineText({
  es: {
    title: 'Ausencias',
    mexico: 'México',
    about:
      'Quien se ausenta pasa sus pendientes a otra persona. Pasan los pendientes, no los permisos: si hace falta, asígnele además el puesto por esas fechas.',
    add: 'Anotar una ausencia',
    addOwn: 'Anotar mi ausencia',
    empty: 'Nadie está ni estará ausente',
    emptyAbout: 'Anótelo antes de irse, para que sus pendientes no se queden sin dueño.',
    person: 'Quién se ausenta',
    from: 'Desde',
    to: 'Hasta, incluido',
    cover: 'Quién recibe los pendientes',
    nobody: 'Nadie: pasan al nivel de arriba',
    covered: (name: string) => `Cubre ${name}`,
    uncovered: 'Nadie cubre: los pendientes pasan al nivel de arriba',
    now: 'Ausente hoy',
    range: (from: string, to: string) => `del ${from} al ${to}`,
    back: 'Ya volvió',
    cancel: 'Ya no se ausenta',
    place: 'Lugar',
  },
  en: {
    title: 'Leaves',
    mexico: 'Mexico',
    about:
      'Whoever is away passes what is asked of them to somebody else. Tasks pass, permissions do not: where needed, give them the post for those dates too.',
    add: 'Note a leave',
    addOwn: 'Note my leave',
    empty: 'Nobody is or will be away',
    emptyAbout: 'Note it before leaving, so that no task stays without an owner.',
    person: 'Who is away',
    from: 'From',
    to: 'To, included',
    cover: 'Who gets the tasks',
    nobody: 'Nobody: they pass to the level above',
    covered: (name: string) => `${name} covers`,
    uncovered: 'Nobody covers: tasks pass to the level above',
    now: 'Away today',
    range: (from: string, to: string) => `from ${from} to ${to}`,
    back: 'Is back',
    cancel: 'Will not be away',
    place: 'Place',
  },
})
