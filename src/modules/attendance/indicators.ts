// Figures of the door: who is in the centers today, days served in a month, and how children went home.
import type { Contribution, Indicator } from '../../kernel/indicator.ts'
import type { AttendanceBrought, AttendanceDay } from './contract.ts'

export const attendanceIndicators: readonly Indicator[] = [
  {
    id: 'attendance.present',
    words: { es: 'Presentes ahora', en: 'Present now' },
    definition: {
      es: 'Niñas y niños que llegaron hoy y no se han ido, sobre los que llegaron hoy.',
      en: 'Children who arrived today and have not left, over those who arrived today.',
    },
    unit: 'children',
    period: 'day',
    source: 'Registro de la puerta (attendance)',
    confidence: 'confirmed',
    direction: 'none',
    sensitive: true,
  },
  {
    id: 'attendance.days',
    words: { es: 'Días de servicio dados y asistencia', en: 'Days served and attendance' },
    definition: {
      es: 'Días-niño con llegada en el mes, sobre los días-niño de los que algo se registró (llegada o ausencia).',
      en: 'Child-days with an arrival in the month, over child-days of which anything was recorded.',
    },
    unit: 'days',
    period: 'month',
    source: 'Lista de asistencia, procedimiento 3210-003-037 anexo 11',
    confidence: 'unconfirmed',
    direction: 'none',
    sensitive: true,
  },
  {
    id: 'attendance.late',
    words: { es: 'Salidas tardías', en: 'Late pick-ups' },
    definition: {
      es: 'Salidas después de la hora de cierre, sobre las salidas de las que se dijo con quién (o que nadie dijo).',
      en: 'Departures after closing time, over departures told with a person (or told by nobody).',
    },
    unit: 'days',
    period: 'month',
    source: 'Registro de la puerta (attendance)',
    confidence: 'unconfirmed',
    direction: 'down',
    sensitive: true,
  },
  {
    id: 'attendance.imputed',
    words: { es: 'Salidas supuestas', en: 'Imputed departures' },
    definition: {
      es: 'Días que nadie cerró y Nido cerró a la hora de cierre, sobre las salidas dichas o supuestas.',
      en: 'Days that nobody closed and Nido closed at closing time, over departures told or imputed.',
    },
    unit: 'days',
    period: 'month',
    source: 'Registro de la puerta (attendance)',
    confidence: 'unconfirmed',
    direction: 'down',
    sensitive: true,
  },
  {
    id: 'attendance.verified',
    words: { es: 'Entregas comprobadas', en: 'Verified pick-ups' },
    definition: {
      es: 'Salidas con una persona autorizada que dio su PIN, un código de un día o un documento, sobre las salidas dichas o supuestas.',
      en: 'Departures with an authorized adult who gave a PIN, a one-day code or a document, over departures told or imputed.',
    },
    unit: 'days',
    period: 'month',
    source: 'Registro de la puerta (attendance)',
    confidence: 'unconfirmed',
    direction: 'up',
    sensitive: true,
  },
]

/** How a child went home. What was said before anybody could be named is in none of these figures. */
function departureOf(d: AttendanceDay, room: string): Contribution[] {
  const named = d.pick_up !== null || d.flags.includes('nobody-named')
  if (d.state !== 'gone' || !(named || d.imputed)) return []
  const p = d.pick_up
  const sure = p?.verdict === 'right' && p.how !== 'none' && p.how !== 'face'
  const period = d.day.slice(0, 7)
  const one = (indicator: string, yes: boolean): Contribution => ({
    ...{ indicator, room, period, part: yes ? 1 : 0, whole: 1 },
  })
  return [
    one('attendance.late', (d.late_minutes ?? 0) > 0),
    one('attendance.imputed', d.imputed),
    one('attendance.verified', sure),
  ]
}

export function presenceOf(d: AttendanceDay): Contribution[] {
  const room = d.room ?? d.book
  const came = d.arrived_at !== null
  const month: Contribution = {
    indicator: 'attendance.days',
    room,
    period: d.day.slice(0, 7),
    part: came ? 1 : 0,
    whole: 1,
  }
  if (!came) return [month]
  return [
    { indicator: 'attendance.present', room, period: d.day, part: d.state === 'present' ? 1 : 0, whole: 1 },
    month,
    ...departureOf(d, room),
  ]
}

/** Months from before Nido count as days attended and as who came that day; nobody of them is here now. */
export function broughtOf(b: AttendanceBrought): Contribution[] {
  const { room } = b
  const sum = (of: (day: AttendanceBrought['days'][number]) => number) =>
    b.days.reduce((n, day) => n + of(day), 0)
  const came = b.days
    .filter(([, present]) => present > 0)
    .map(([day, present]) => ({
      ...{ indicator: 'attendance.present', room, period: `${b.month}-${String(day).padStart(2, '0')}` },
      ...{ part: 0, whole: present },
    }))
  const part = sum(([, present]) => present)
  const whole = part + sum(([, , absences]) => absences)
  return whole === 0 ? [] : [{ indicator: 'attendance.days', room, period: b.month, part, whole }, ...came]
}
