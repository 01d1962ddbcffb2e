// Rows of a file of rosters: one company of one study a row, in totals; what cannot be is named by its column and nothing of the row is kept.
import * as v from 'valibot'
import { readingOf } from '../../../kernel/import-cells.ts'
import { type FileRow, type Judged, nameKey } from '../../../kernel/import-target.ts'
import { RosterTold } from '../contract/kinds.ts'
import type { ageBands, Shift, WorkerSex } from '../contract/survey.ts'
import type { KnownStudies } from '../contract.ts'
import { readHomes } from './read-homes.ts'

/** Columns of the workers, in the order in which groups are kept. */
export const groupColumns: readonly (readonly [column: string, shift: Shift, sex: WorkerSex])[] = (
  [
    ['matutino', 'morning'],
    ['vespertino', 'evening'],
    ['nocturno', 'night'],
    ['rotativo', 'rotating'],
  ] as const
).flatMap(([word, shift]) =>
  (
    [
      ['mujeres', 'F'],
      ['hombres', 'M'],
      ['otras', 'X'],
    ] as const
  ).map(([who, sex]) => [`${word}_${who}`, shift, sex] as const),
)
/** Columns of the children, by the ages they are counted in. */
export const childColumns = [
  ['hijos_menores_de_1', 'under-1'],
  ['hijos_de_1', '1'],
  ['hijos_de_2', '2'],
  ['hijos_de_3', '3'],
] as const satisfies readonly (readonly [string, (typeof ageBands)[number]])[]

/** Where in the file what the schema refuses stands. */
const columnOf: Readonly<Record<string, string>> = {
  ...{ groups: groupColumns[0]![0], children: childColumns[0][0], homes: 'municipios', source: 'fuente' },
  ...{ on: 'fecha', absenceDays: 'dias_ausencia', turnover: 'rotacion_pct' },
}
const MOST = 200_000

const FORMS = new Set('s a sa de c v cv r l rl sapi sab ac sc'.split(' '))
/** A company's name as two people write it alike: no accents, case, marks, nor what sort of company it is. */
export function companyName(name: string): string {
  const words = nameKey(name)
    .replace(/[^a-z0-9& ]/g, ' ')
    .split(' ')
    .filter(Boolean)
  while (words.length > 1 && FORMS.has(words.at(-1)!)) words.pop()
  return words.join(' ')
}

export function judgeRoster(row: FileRow, known: KnownStudies, today: string): Judged {
  const r = readingOf(row)
  const code = r.matching('estudio', /^[a-z0-9]{10}$/i, 'la clave del estudio: 10 letras y cifras')
  const name = r.text('empresa', 200, false)
  const on = r.day('fecha')
  const source = r.text('fuente', 300)
  const groups = groupColumns.flatMap(([column, shift, sex]) => {
    const workers = r.whole(column, 0, MOST)
    return workers === undefined ? [] : [{ shift, sex, workers }]
  })
  const counted = childColumns.map(([column, band]) => [band, r.whole(column, 0, MOST)] as const)
  const absenceDays = r.decimal('dias_ausencia', 0, 366)
  const percent = r.decimal('rotacion_pct', 0, 300)
  const homes = readHomes((r.text('municipios', 4000, false) ?? '').replaceAll('|', '\n'))
  const study = code === undefined ? undefined : known.studies.get(code.toLowerCase())
  if (code !== undefined && !study)
    r.wrong('estudio', `no hay un estudio ${code}`, 'la clave de un estudio que no se haya retirado')
  const named = (p: { name: string; rfc: string | null }) =>
    name === undefined || companyName(p.name) === companyName(name) || p.rfc === name.toUpperCase()
  const found = study?.parties.filter(named) ?? []
  if (study && found.length === 0)
    r.wrong('empresa', `«${name}» no está en ese estudio`, 'una de sus empresas')
  if (study && found.length > 1)
    r.wrong('empresa', name === undefined ? 'está vacía' : 'hay dos así', 'el nombre o RFC de una de ellas')
  if (on !== undefined && on > today) r.wrong('fecha', `${on} aún no llega`, 'un día hasta hoy')
  if ('wrong' in homes)
    r.wrong(
      'municipios',
      `«${homes.wrong}» no se entiende`,
      'clave y personas, separadas con |: 08037 120 | 08019 30',
    )
  else
    for (const h of homes.homes)
      if (!known.municipalities.has(h.municipality))
        r.wrong('municipios', `no hay un municipio ${h.municipality}`, 'claves INEGI de 5 cifras')
  if (r.errors.length > 0 || 'wrong' in homes) return { errors: r.errors }
  const fields = {
    ...{ on, source, groups },
    homes: homes.homes.length > 0 ? homes.homes : undefined,
    children: counted.some(([, n]) => n !== undefined)
      ? Object.fromEntries(counted.map(([band, n]) => [band, n ?? 0]))
      : undefined,
    ...{ absenceDays, turnover: percent === undefined ? undefined : percent / 100 },
  }
  const { id: party, told } = found[0]!
  if (told) r.doubt('empresa', 'una persona ya dijo esta plantilla: en el estudio cuenta la suya')
  for (const issue of v.safeParse(RosterTold, { ...fields, party }).issues ?? [])
    r.wrong(columnOf[String(issue.path?.[0]?.key ?? '')] ?? 'estudio', issue.message)
  if (r.errors.length > 0) return { errors: r.errors }
  const draft = {
    ...{ about: study!.id, book: study!.book, table: 'needs_roster', key: `${study!.id}|${party}` },
    ...{ kind: 'needs.roster-listed', fields, first: { party }, as: 'whole' as const },
  }
  return { drafts: [draft], doubts: r.doubts }
}
