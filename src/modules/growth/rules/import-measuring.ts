// Rows of a file of measurings: the same statement a tablet makes, at noon of the day in the zone of the center.
import { type Day, instantOf } from '../../../kernel/days.ts'
import { readingOf } from '../../../kernel/import-cells.ts'
import type { FileRow, ImportChoice, Judged } from '../../../kernel/import-target.ts'
import { ranges } from '../../../kernel/measures.ts'
import type { KnownNetwork } from '../../network/contract.ts'
import type { Measurement } from '../contract.ts'

export const positionChoices: readonly ImportChoice[] = [
  {
    value: 'L',
    words: { es: 'Acostado', en: 'Lying' },
    also: ['acostada', 'longitud', 'decubito', 'lying', 'recumbent'],
  },
  {
    value: 'H',
    words: { es: 'De pie', en: 'Standing' },
    also: ['parado', 'parada', 'estatura', 'standing', 'bipedestacion'],
  },
]
const POSITIONS = { L: 'L', H: 'H' } as const
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/
/** Of a measuring whose hour nobody wrote: only its day counts, and noon is in it everywhere. */
const NOON = '12:00'

export type MeasuredChild = { readonly book: string; readonly key: string; readonly birth: Day }

/** `standing` is the measuring of that child and day that is already known, if any: the same file again is not another one. */
export function judgeMeasuringRow(
  row: FileRow,
  known: KnownNetwork,
  child: MeasuredChild | undefined,
  standing: Pick<Measurement, 'key'> | undefined,
  today: Day,
): Judged {
  const r = readingOf(row)
  const code = r.text('centro', 20)
  const day = r.day('dia')
  const clock = r.matching('hora', CLOCK, 'una hora como 09:30', false) ?? NOON
  const within = (column: string, { min, max }: { min: number; max: number }) => r.decimal(column, min, max)
  const kilograms = within('peso_kg', ranges.weight)
  const grams = r.decimal('peso_g', ranges.weight.min * 1000, ranges.weight.max * 1000)
  const lengthCm = within('talla_cm', { ...ranges.length, max: 140 })
  const headCm = within('cefalico_cm', ranges.head)
  const armCm = within('brazo_cm', ranges.arm)
  const position = r.oneOf('posicion', POSITIONS, 'acostado o de pie', false)
  const center = code === undefined ? undefined : known.centers.get(code)
  if (code !== undefined && !center)
    r.wrong('centro', `no hay un centro con la clave «${code}»`, 'la clave de un centro importado')
  if (center && !child)
    r.wrong('folio', 'no hay en ese centro una niña o un niño así', 'folio, CURP, o nombres y nacimiento')
  if (day !== undefined && day > today) r.wrong('dia', `el día ${day} aún no llega`, 'un día hasta hoy')
  if (day !== undefined && child && day < child.birth)
    r.wrong('dia', `el día ${day} es anterior al nacimiento`, `un día desde ${child.birth}`)
  const weightKg = kilograms ?? (grams === undefined ? undefined : Math.round(grams) / 1000)
  if ([weightKg, lengthCm, headCm, armCm].every((x) => x === undefined) && r.errors.length === 0)
    r.wrong('peso_kg', 'no trae ninguna medida', 'peso, talla, perímetro cefálico o de brazo')
  if (r.errors.length > 0) return { errors: r.errors }
  const happenedAt = instantOf(day!, clock, center!.timeZone)
  return {
    drafts: [
      {
        ...{ about: child!.key, book: child!.book, table: 'measurement' },
        key: standing?.key ?? `${child!.key}|${day}`,
        kind: 'growth.measured',
        fields: { day, weightKg, lengthCm, position, headCm, armCm },
        as: { happenedAt },
      },
    ],
    doubts: r.doubts,
  }
}
