// The words of a child's month at the desk: present, absent, closed, and what a person should look at.
import { formatsOf } from '../../../ui/formats.ts'
import { defineText } from '../../../ui/words.ts'

const es = formatsOf('es')
const en = formatsOf('en')

export const monthText = defineText({
  es: {
    title: 'Asistencia',
    before: 'Mes anterior',
    after: 'Mes siguiente',
    weekdays: ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'].join(' '),
    sentence: (came: number, absent: number, month: string) =>
      `En ${month}: ${es.plural(came, 'día con asistencia', 'días con asistencia')}, ${es.plural(absent, 'falta avisada', 'faltas avisadas')}.`,
    came: 'vino',
    stayed: (from: string, to: string) => `${from} a ${to}`,
    since: (from: string) => `desde las ${from}`,
    absent: 'no vino',
    reasons: {
      ill: 'enfermedad',
      family: 'familia',
      holiday: 'vacaciones',
      transport: 'transporte',
      unknown: 'sin motivo',
    },
    closed: 'cerrado',
    nothing: 'sin registro',
    flags: {
      'two-arrivals': 'dos llegadas',
      'other-room': 'en otra sala',
      'left-before-arrival': 'salida sin llegada',
      'left-twice': 'dos salidas',
      'absent-but-here': 'avisó falta y vino',
      'nobody-named': 'no se dijo con quién',
      'not-authorized': 'se fue con quien no está autorizado',
      'not-verified': 'no se comprobó con quién se fue',
      'code-twice': 'un código usado dos veces',
      'medicine-twice': 'una medicina entregada dos veces',
      imputed: 'salida supuesta al cierre',
      'no-notice': 'sin aviso',
    },
    past: (here: number, absent: number) =>
      `Asistencia: ${es.plural(here, 'día', 'días')}${absent > 0 ? `, ${es.plural(absent, 'falta avisada', 'faltas avisadas')}` : ''}`,
    export: {
      day: 'Día',
      state: 'Qué pasó',
      arrived: 'Llegó',
      left: 'Se fue',
      reason: 'Motivo',
      look: 'Mirar de nuevo',
    },
  },
  en: {
    title: 'Attendance',
    before: 'Month before',
    after: 'Next month',
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].join(' '),
    sentence: (came, absent, month) =>
      `In ${month}: ${en.plural(came, 'day attended', 'days attended')}, ${en.plural(absent, 'absence told', 'absences told')}.`,
    came: 'came',
    stayed: (from, to) => `${from} to ${to}`,
    since: (from) => `since ${from}`,
    absent: 'did not come',
    reasons: {
      ill: 'illness',
      family: 'family',
      holiday: 'holiday',
      transport: 'transport',
      unknown: 'no reason',
    },
    closed: 'closed',
    nothing: 'no record',
    flags: {
      'two-arrivals': 'two arrivals',
      'other-room': 'in another room',
      'left-before-arrival': 'left without arrival',
      'left-twice': 'left twice',
      'absent-but-here': 'told absent, came',
      'nobody-named': 'nobody named',
      'not-authorized': 'left with somebody not authorized',
      'not-verified': 'nobody checked with whom the child left',
      'code-twice': 'one code used twice',
      'medicine-twice': 'one medicine handed over twice',
      imputed: 'departure imputed at closing',
      'no-notice': 'no notice',
    },
    past: (here, absent) =>
      `Attendance: ${en.plural(here, 'day', 'days')}${absent > 0 ? `, ${en.plural(absent, 'absence told', 'absences told')}` : ''}`,
    export: {
      day: 'Day',
      state: 'What happened',
      arrived: 'Arrived',
      left: 'Left',
      reason: 'Reason',
      look: 'Look again',
    },
  },
})
