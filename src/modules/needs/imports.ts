// What files may bring of needs studies: rosters of companies in totals, one company a row.
import { importColumn as column, importTarget } from '../../kernel/import-target.ts'
import { knownNetwork } from '../network/reads.ts'
import { studiesByLink } from './reads.ts'
import { childColumns, groupColumns, judgeRoster } from './rules/import-roster.ts'

const must = { required: true } as const
const words = (es: string, en: string) => ({ es, en })
const shifts = {
  morning: 'matutino',
  evening: 'vespertino',
  night: 'nocturno',
  rotating: 'rotativo',
} as const
const sexes = {
  F: words('mujeres', 'women'),
  M: words('hombres', 'men'),
  X: words('otras', 'others'),
} as const
const ages = { 'under-1': '43 días a 1 año', '1': '1 año', '2': '2 años', '3': '3 años' } as const
const agesEn = { 'under-1': '43 days to 1 year', '1': '1 year', '2': '2 years', '3': '3 years' } as const

const rosters = importTarget({
  id: 'needs-rosters',
  words: words('Plantillas para estudios de necesidades', 'Rosters for needs studies'),
  about: words(
    'Totales de personal de cada empresa de un estudio, por turno y sexo: una empresa por fila, nunca una persona',
    'Totals of workers of each company of a study, by shift and sex: a company a row, never a person',
  ),
  tables: ['needs_roster'],
  columns: [
    column(
      'estudio',
      'code',
      words('Clave del estudio', 'Key of the study'),
      'abcdefghjk',
      'clave estudio',
      must,
    ),
    column(
      'empresa',
      'text',
      words('Empresa o RFC', 'Company or RFC'),
      'Manufacturas del Norte, S.A. de C.V.',
      'razon social | nombre empresa | rfc empresa',
    ),
    column('fecha', 'day', words('Al día', 'As of'), '2026-11-20', 'fecha nomina | corte', must),
    column('fuente', 'text', words('Fuente', 'Source'), 'Nómina de noviembre', 'source | origen', must),
    ...groupColumns.map(([name, shift, sex], i) =>
      column(
        ...([
          name,
          'whole',
          words(`Turno ${shifts[shift]}, ${sexes[sex].es}`, `Shift ${shift}, ${sexes[sex].en}`),
        ] as const),
        ...([i < 2 ? '120' : '', '', { range: [0, 200_000] as const }] as const),
      ),
    ),
    ...childColumns.map(([name, band]) =>
      column(name, 'whole', words(`Hijas e hijos de ${ages[band]}`, `Children of ${agesEn[band]}`), '', '', {
        range: [0, 200_000],
      }),
    ),
    column(
      'dias_ausencia',
      'decimal',
      words('Días de ausencia por persona y año', 'Days away a person and year'),
      '4.5',
      '',
      {
        range: [0, 366],
      },
    ),
    column(
      'rotacion_pct',
      'decimal',
      words('Rotación al año (%)', 'Turnover a year (%)'),
      '38',
      'rotacion | rotacion anual',
      {
        range: [0, 300],
      },
    ),
    column(
      'municipios',
      'text',
      words('Personas por municipio', 'People by municipality'),
      '08037 200 | 08019 40',
      'domicilios | municipios de residencia',
    ),
  ],
  known: async (read) => ({
    municipalities: (await knownNetwork(read)).municipalities,
    studies: await studiesByLink(read),
  }),
  tooEarly: (known) =>
    known.studies.size > 0 ? undefined : 'Abra antes un estudio: estas filas dicen de cuál son por su clave.',
  judge: (rows, known, { today }) => rows.map((row) => judgeRoster(row, known, today)),
})

export const needsImports = [rosters]
