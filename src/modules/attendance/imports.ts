// What files may bring of attendance: the days before Nido.
import { columnsOfChild } from '../../kernel/import-child.ts'
import { importColumn as column, type ImportTarget, importTarget } from '../../kernel/import-target.ts'
import { childrenOfRows } from '../children/reads.ts'
import { knownNetwork } from '../network/reads.ts'
import { judgeDay, reasonChoices, stateChoices } from './rules/import-day.ts'

const must = { required: true } as const
const words = (es: string, en: string) => ({ es, en })

const days = importTarget({
  id: 'attendance',
  words: words('Asistencia pasada', 'Past attendance'),
  about: words(
    'Días anteriores: quién vino, a qué hora entró y salió, o por qué faltó',
    'Earlier days: who came, when they arrived and left, or why they did not come',
  ),
  tables: ['attendance_day'],
  columns: [
    ...columnsOfChild,
    column(
      'dia',
      'day',
      words('Día', 'Day'),
      '2026-03-05',
      'fecha | day | date | fecha asistencia | dia asistencia',
      must,
    ),
    column(
      'entrada',
      'clock',
      words('Entrada', 'Arrived'),
      '08:05',
      'hora entrada | arrival | arrived | hora llegada | llegada | check in',
    ),
    column('salida', 'clock', words('Salida', 'Left'), '16:30', 'hora salida | departure | left | check out'),
    column(
      'asistencia',
      'choice',
      words('Asistencia', 'Attendance'),
      '',
      'asistio | presente | estado | situacion | attendance',
      {
        choices: stateChoices,
      },
    ),
    column(
      'motivo',
      'choice',
      words('Motivo', 'Reason'),
      '',
      'motivo falta | causa | causa inasistencia | reason',
      {
        choices: reasonChoices,
      },
    ),
    column('sala', 'text', words('Sala', 'Room'), '', 'room | salon | grupo | nombre sala'),
  ],
  known: (read) => knownNetwork(read, { rooms: true }),
  tooEarly: (known) =>
    known.centers.size > 0
      ? undefined
      : 'Importe antes los centros y sus niñas y niños: estas filas hablan de ellos.',
  found: (read, rows, known, { digest }) => childrenOfRows(read, rows, known.centers, digest),
  judge: (rows, known, { today }, found) => rows.map((r) => judgeDay(r, known, found.get(r.row), today)),
})

export const attendanceImports: readonly ImportTarget[] = [days]
