// Rows of a file of past days: who came, when they arrived and left by the center's own clock, or why they did not come.
import { addDays, type Day, instantOf } from '../../../kernel/days.ts'
import { readingOf } from '../../../kernel/import-cells.ts'
import {
  type Draft,
  type FileRow,
  type ImportChoice,
  type Judged,
  nameKey,
} from '../../../kernel/import-target.ts'
import type { KnownNetwork } from '../../network/contract.ts'
import type { AbsenceReason } from '../contract/door.ts'

/** Codes of paper lists. Source: what such lists use, unconfirmed; what is not here is asked. */
export const stateChoices: readonly ImportChoice[] = [
  {
    ...{ value: 'present', words: { es: 'Asistió', en: 'Present' } },
    also: ['presente', 'asistencia', 'a', 'p', 'si', '1', 'x', 'asiste', 'vino', 'yes'],
  },
  {
    ...{ value: 'absent', words: { es: 'Faltó', en: 'Absent' } },
    also: ['falta', 'ausente', 'f', 'no', '0', 'inasistencia', 'no asistio', 'no vino'],
  },
]
const reason = (value: AbsenceReason, es: string, en: string, ...also: string[]): ImportChoice => ({
  value,
  words: { es, en },
  also,
})
export const reasonChoices: readonly ImportChoice[] = [
  reason('ill', 'Enfermedad', 'Ill', 'enfermo', 'enferma', 'incapacidad', 'salud', 'medico'),
  reason('family', 'Familia', 'Family', 'familiar', 'motivo familiar', 'personal'),
  reason('holiday', 'Vacaciones', 'Holiday', 'descanso', 'viaje'),
  reason('transport', 'Transporte', 'Transport', 'trafico'),
  reason('unknown', 'No se sabe', 'Unknown', 'sin aviso', 'injustificada', 'otro', 'desconocido'),
]
const STATES = { present: 'present', absent: 'absent' } as const
const REASONS = Object.fromEntries(reasonChoices.map((r) => [r.value, r.value as AbsenceReason]))
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/

export type DayChild = {
  readonly book: string
  readonly key: string
  readonly birth: Day
  readonly rooms: readonly { room: string; from: Day }[]
}

/** The last room assigned up to the day; a day before the first one belongs to none. */
const roomOn = (child: DayChild, day: Day): string | undefined =>
  child.rooms.filter((r) => r.from <= day).sort((a, b) => (a.from < b.from ? 1 : -1))[0]?.room

/**
 * The same statements a tablet makes at the door: arrived and left at their times in the zone of the center, or absent. A day
 * that the file calls present without an hour is refused: nobody knows when it was.
 */
export function judgeDay(row: FileRow, known: KnownNetwork, child: DayChild | undefined, today: Day): Judged {
  const r = readingOf(row)
  const code = r.text('centro', 20)
  const day = r.day('dia')
  const came = r.matching('entrada', CLOCK, 'una hora como 08:05', false)
  const went = r.matching('salida', CLOCK, 'una hora como 16:30', false)
  const said = r.oneOf('asistencia', STATES, 'asistió o faltó', false)
  const why = r.oneOf('motivo', REASONS, reasonChoices.map((c) => c.words.es.toLowerCase()).join(', '), false)
  const roomName = r.text('sala', 200, false)
  const center = code === undefined ? undefined : known.centers.get(code)
  if (code !== undefined && !center)
    r.wrong('centro', `no hay un centro con la clave «${code}»`, 'la clave de un centro importado')
  if (center && !child)
    r.wrong('folio', 'no hay en ese centro una niña o un niño así', 'folio, CURP, o nombres y nacimiento')
  if (day !== undefined && day >= today) r.wrong('dia', `el día ${day} no ha pasado`, 'un día anterior a hoy')
  if (day !== undefined && child && day < child.birth)
    r.wrong('dia', `el día ${day} es anterior al nacimiento`, `un día desde ${child.birth}`)
  const state = said ?? (came !== undefined ? 'present' : why !== undefined ? 'absent' : undefined)
  if (state === undefined)
    r.wrong('asistencia', 'no dice si asistió', 'una hora de entrada, o asistió o faltó')
  if (state === 'present' && came === undefined)
    r.wrong(
      'entrada',
      'asistió y no dice a qué hora',
      'una hora como 08:05; si la lista no la tiene y da lo mismo, ponga en esa columna la hora en que abre el centro',
    )
  if (state === 'absent' && came !== undefined)
    r.wrong('entrada', 'faltó y tiene hora de entrada', 'una de las dos cosas')
  if (came !== undefined && went !== undefined && went <= came)
    r.wrong('salida', `salió a las ${went}, antes de entrar`, `una hora después de ${came}`)
  const named =
    roomName === undefined || !center ? undefined : known.rooms.get(center.id)?.get(nameKey(roomName))
  if (center && roomName !== undefined && !named)
    r.wrong('sala', `el centro ${code} no tiene una sala «${roomName}»`, 'una de sus salas')
  const room = named?.id ?? (child && day !== undefined ? roomOn(child, day) : undefined)
  if (state === 'present' && room === undefined && child && day !== undefined && r.errors.length === 0)
    r.wrong('dia', `el ${day} no tenía sala asignada`, 'un día desde que está en una sala, o la columna sala')
  if (r.errors.length > 0) return { errors: r.errors }
  const at = (clock: string) => instantOf(day!, clock, center!.timeZone)
  const draft = (kind: string, happenedAt: string, fields: Draft['fields']): Draft => ({
    ...{ about: child!.key, book: child!.book, table: 'attendance_day', key: `${child!.key}|${day}` },
    kind: `attendance.${kind}`,
    fields: { day, ...fields },
    as: { happenedAt },
  })
  if (state === 'absent')
    return { drafts: [draft('absent', at(center!.opens), { reason: why ?? 'unknown' })], doubts: r.doubts }
  const drafts = [draft('arrived', at(came!), { room })]
  if (went !== undefined) drafts.push(draft('left', at(went), {}))
  else if (addDays(day!, 1) <= today) r.doubt('salida', 'no dice a qué hora se fue: ese día queda sin salida')
  return { drafts, doubts: r.doubts }
}
