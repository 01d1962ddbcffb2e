// What files may bring of growth: the measurings before Nido.
import { dayNumber } from '../../kernel/days.ts'
import { columnsOfChild } from '../../kernel/import-child.ts'
import { importColumn as column, type ImportTarget, importTarget } from '../../kernel/import-target.ts'
import { childrenOfRows } from '../children/reads.ts'
import { knownNetwork } from '../network/reads.ts'
import { measuredOn } from './reads.ts'
import { judgeMeasuringRow, positionChoices } from './rules/import-measuring.ts'

const must = { required: true } as const
const words = (es: string, en: string) => ({ es, en })

const measurements = importTarget({
  id: 'measurements',
  words: words('Mediciones', 'Measurings'),
  about: words(
    'Peso, talla y perímetros de niñas y niños que ya están',
    'Weight, length and girths of children who are already here',
  ),
  tables: ['measurement'],
  columns: [
    ...columnsOfChild,
    column(
      'dia',
      'day',
      words('Día', 'Day'),
      '2026-03-05',
      'fecha | day | date | fecha medicion | fecha peso talla | fecha toma | dia medicion',
      must,
    ),
    column('hora', 'clock', words('Hora', 'Time'), '', 'time | hora medicion'),
    column(
      'peso_kg',
      'decimal',
      words('Peso (kg)', 'Weight (kg)'),
      '11.4',
      'peso | weight | peso kilogramos | weight kg | kg',
      {
        range: [0.3, 60],
      },
    ),
    column(
      'peso_g',
      'decimal',
      words('Peso (g)', 'Weight (g)'),
      '',
      'peso gramos | weight g | peso en gramos',
      {
        range: [300, 60_000],
      },
    ),
    column(
      'talla_cm',
      'decimal',
      words('Talla (cm)', 'Length (cm)'),
      '84.5',
      'talla | longitud | estatura | altura | length | height | longitud cm | estatura cm | length cm | height cm',
      { range: [20, 140] },
    ),
    column(
      'cefalico_cm',
      'decimal',
      words('Perímetro cefálico (cm)', 'Head (cm)'),
      '',
      'perimetro cefalico | pc | head circumference | circunferencia cefalica | cefalico',
      { range: [15, 70] },
    ),
    column(
      'brazo_cm',
      'decimal',
      words('Perímetro de brazo (cm)', 'Arm (cm)'),
      '',
      'perimetro brazo | perimetro braquial | muac | circunferencia brazo | brazo',
      { range: [4, 40] },
    ),
    column('posicion', 'choice', words('Posición', 'Position'), '', 'position | postura | posicion talla', {
      choices: positionChoices,
    }),
  ],
  known: (read) => knownNetwork(read),
  tooEarly: (known) =>
    known.centers.size > 0
      ? undefined
      : 'Importe antes los centros y sus niñas y niños: estas filas hablan de ellos.',
  found: async (read, rows, known, { digest }) => {
    const children = await childrenOfRows(read, rows, known.centers, digest)
    const wanted = rows.flatMap((r) => {
      const child = children.get(r.row)
      const day = r.cells.dia ?? ''
      return child && !Number.isNaN(dayNumber(day)) ? [{ book: child.book, child: child.key, day }] : []
    })
    return { children, measured: await measuredOn(read, wanted) }
  },
  judge: (rows, known, { today }, found) =>
    rows.map((r) => {
      const child = found.children.get(r.row)
      return judgeMeasuringRow(r, known, child, found.measured.get(`${child?.key}|${r.cells.dia}`), today)
    }),
})

export const growthImports: readonly ImportTarget[] = [measurements]
