// Figures of presence: who is in the centers today, and how many days were attended in a month.
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
    words: { es: 'Días de asistencia', en: 'Days attended' },
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
]

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
