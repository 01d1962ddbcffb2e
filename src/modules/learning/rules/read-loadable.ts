// Reads a programme or an activity bank from a file, as rows of a table or as an object, and tells every trouble with its row and field.
import * as v from 'valibot'
import type { Line } from '../../../kernel/delimited.ts'
import { Activity, type ActivityBank, Content, type Programme } from '../contract/programme.ts'
import { hazardOf } from './bank/hazards.ts'

/** `row` as the file counts (heads are 1; in an object the place in its list), null of the whole; `issue` of the shared schema. */
export type LoadTrouble = {
  readonly row: number | null
  readonly field: string
} & (
  | { readonly code: 'shape'; readonly issue: v.BaseIssue<unknown> }
  | {
      readonly code: 'no-rows' | 'missing-column' | 'twice' | 'unknown-content' | 'not-number'
      readonly found: string
    }
  /** it may be signed all the same, once somebody has looked */
  | { readonly code: 'hazard'; readonly found: string }
)
export type Loadable =
  | { readonly what: 'bank'; readonly bank: ActivityBank; readonly troubles: readonly LoadTrouble[] }
  | { readonly what: 'programme'; readonly programme: Programme; readonly troubles: readonly LoadTrouble[] }

/** Heads as people write them; the first is the one the empty file carries. */
const HEADS = {
  id: ['clave', 'id'],
  title: ['titulo', 'título', 'title'],
  what: ['que_se_hace', 'qué se hace', 'what'],
  routine: ['momento', 'routine'],
  content: ['contenido', 'content'],
  domains: ['areas', 'áreas', 'domains'],
  topics: ['intereses', 'topics'],
  from: ['desde_meses', 'desde', 'from'],
  to: ['hasta_meses', 'hasta', 'to'],
  minutes: ['minutos', 'minutes'],
  place: ['lugar', 'place'],
  group: ['grupo', 'group'],
  materials: ['materiales', 'materials'],
  look: ['mirar', 'qué mirar', 'look'],
  adjust: ['ajustar', 'ajustes', 'adjust'],
  words: ['proceso', 'process', 'words'],
} as const
type Head = keyof typeof HEADS
const OF_BANK: readonly Head[] = [
  ...(['id', 'title', 'what', 'routine', 'content', 'domains', 'topics', 'from', 'to'] as const),
  ...(['minutes', 'place', 'group', 'materials', 'look', 'adjust'] as const),
]
const OF_PROGRAMME: readonly Head[] = ['content', 'title', 'from', 'to', 'words']
const MAY_MISS: ReadonlySet<Head> = new Set(['topics', 'materials'])

export const headsOf = (what: Loadable['what']): string =>
  (what === 'bank' ? OF_BANK : OF_PROGRAMME).map((h) => HEADS[h][0]).join(',')

/** The moments, areas, interests and places as the screens call them may be written too: words by their code. */
export type LoadWords = Readonly<Record<string, Readonly<Record<string, string>>>>

const plain = (s: string) =>
  s
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[\s_]+/g, ' ')

/** An empty version and source: whoever signs says them. */
const UNSAID = { version: '', source: '' }

function columnsOf(heads: Line): Map<Head, number> {
  const said = heads.cells.map(plain)
  const found = new Map<Head, number>()
  for (const [head, names] of Object.entries(HEADS) as [Head, readonly string[]][]) {
    const own = new Set(names.map(plain))
    const at = said.findIndex((h) => own.has(h))
    if (at >= 0) found.set(head, at)
  }
  return found
}

/** A table: of activities, or (with a column `proceso`) of contents with a row for each process. */
export function readTable(lines: readonly Line[], words: LoadWords, contents: ReadonlySet<string>): Loadable {
  const [heads, ...rows] = lines
  const columns = heads ? columnsOf(heads) : new Map<Head, number>()
  const what = columns.has('words') ? 'programme' : 'bank'
  const none = (troubles: readonly LoadTrouble[]): Loadable =>
    what === 'bank'
      ? { what, bank: { ...UNSAID, activities: [] }, troubles }
      : { what, programme: { ...UNSAID, title: '', contents: [] }, troubles }
  if (!heads || rows.length === 0)
    return none([{ code: 'no-rows', row: null, field: '', found: headsOf(what) }])
  const missing = (what === 'bank' ? OF_BANK : OF_PROGRAMME).filter(
    (h) => !columns.has(h) && !MAY_MISS.has(h),
  )
  if (missing.length > 0)
    return none(
      missing.map((h) => ({
        ...{ code: 'missing-column', row: heads.row, field: HEADS[h][0], found: heads.cells.join(', ') },
      })),
    )
  const codes = Object.fromEntries(
    Object.entries(words).map(([of, list]) => [
      of,
      new Map(Object.entries(list).map(([code, said]) => [plain(said), code])),
    ]),
  )
  const troubles: LoadTrouble[] = []
  const cellOf = (line: Line, h: Head) => line.cells[columns.get(h) ?? -1] ?? ''
  const number = (line: Line, h: Head): unknown => {
    const said = cellOf(line, h)
    if (/^\d{1,3}$/.test(said)) return Number(said)
    troubles.push({ code: 'not-number', row: line.row, field: HEADS[h][0], found: said.slice(0, 60) })
    return undefined
  }
  const code = (of: string, said: string) => codes[of]?.get(plain(said)) ?? said.trim()
  const list = (said: string) => said.split(';').flatMap((x) => (x.trim() === '' ? [] : [x.trim()]))
  if (what === 'programme') {
    const told = rows.map((line) => ({
      ...{ row: line.row, id: cellOf(line, 'content'), title: cellOf(line, 'title') },
      process: { from: number(line, 'from'), to: number(line, 'to'), words: cellOf(line, 'words') },
    }))
    const values = [...Map.groupBy(told, (x) => x.id)].map(([id, group]) => ({
      row: group[0]!.row,
      value: { id, title: group[0]!.title, processes: group.map((g) => g.process) },
    }))
    return judgeProgramme({ ...UNSAID, title: '' }, values, troubles, true)
  }
  const values = rows.map((line) => ({
    row: line.row,
    value: {
      ...{ id: cellOf(line, 'id'), title: cellOf(line, 'title'), what: cellOf(line, 'what') },
      ...{ routine: code('routines', cellOf(line, 'routine')), content: cellOf(line, 'content') },
      domains: list(cellOf(line, 'domains')).map((x) => code('domains', x)),
      topics: list(cellOf(line, 'topics')).map((x) => code('topics', x)),
      ...{ from: number(line, 'from'), to: number(line, 'to'), minutes: number(line, 'minutes') },
      ...{ place: code('place', cellOf(line, 'place')), group: code('group', cellOf(line, 'group')) },
      materials: list(cellOf(line, 'materials')),
      ...{ look: cellOf(line, 'look'), adjust: cellOf(line, 'adjust') },
    },
  }))
  return judgeBank(UNSAID, values, contents, troubles, true)
}

type Numbered = { readonly row: number; readonly value: unknown }
const numbered = (list: unknown): Numbered[] =>
  Array.isArray(list) ? list.map((value, i) => ({ row: i + 1, value })) : []
const said = (of: Readonly<Record<string, unknown>>, field: string) =>
  typeof of[field] === 'string' || typeof of[field] === 'number' ? String(of[field]) : ''

/** An object of JSON or YAML: `{version, source, activities}` or `{version, source, title, contents}`. Total. */
export function readObject(value: unknown, contents: ReadonlySet<string>): Loadable {
  const of = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>
  const about = { version: said(of, 'version'), source: said(of, 'source') }
  return 'contents' in of
    ? judgeProgramme({ ...about, title: said(of, 'title') }, numbered(of.contents), [])
    : judgeBank(about, numbered(of.activities), contents, [])
}

/** Values one by one; a field is called as the table calls it, and one whose number was no number has been told already. */
function judged<T>(
  schema: v.GenericSchema<unknown, T>,
  values: readonly Numbered[],
  troubles: LoadTrouble[],
  heads: boolean,
): { readonly row: number; readonly value: T }[] {
  const called = (path: string) => {
    const head = HEADS[path.split('.').at(0) as Head]
    return heads && head ? head[0] : path
  }
  const told = new Set(troubles.map((t) => `${t.row}|${t.field}`))
  return values.flatMap(({ row, value }) => {
    const read = v.safeParse(schema, value)
    if (read.success) return [{ row, value: read.output }]
    for (const issue of read.issues) {
      const field = called(v.getDotPath(issue) ?? '')
      if (!told.has(`${row}|${field}`)) troubles.push({ code: 'shape', row, field, issue })
    }
    return []
  })
}

function twice(
  list: readonly { readonly row: number; readonly value: { readonly id: string } }[],
): LoadTrouble[] {
  const seen = new Set<string>()
  return list.flatMap(({ row, value: { id } }): LoadTrouble[] => {
    if (seen.has(id)) return [{ code: 'twice', row, field: HEADS.id[0], found: id }]
    seen.add(id)
    return []
  })
}

function judgeBank(
  about: { readonly version: string; readonly source: string },
  values: readonly Numbered[],
  contents: ReadonlySet<string>,
  troubles: LoadTrouble[],
  heads = false,
): Loadable {
  const sound = judged(Activity, values, troubles, heads)
  if (values.length === 0) troubles.push({ code: 'no-rows', row: null, field: '', found: headsOf('bank') })
  troubles.push(...twice(sound))
  for (const { row, value: a } of sound) {
    if (!contents.has(a.content))
      troubles.push({ code: 'unknown-content', row, field: HEADS.content[0], found: a.content })
    const hazard = hazardOf(a)
    if (hazard) troubles.push({ code: 'hazard', row, field: HEADS.what[0], found: hazard })
  }
  return { what: 'bank', bank: { ...about, activities: sound.map((s) => s.value) }, troubles }
}

function judgeProgramme(
  about: { readonly version: string; readonly source: string; readonly title: string },
  values: readonly Numbered[],
  troubles: LoadTrouble[],
  heads = false,
): Loadable {
  const sound = judged(Content, values, troubles, heads)
  if (values.length === 0)
    troubles.push({ code: 'no-rows', row: null, field: '', found: headsOf('programme') })
  troubles.push(...twice(sound))
  return { what: 'programme', programme: { ...about, contents: sound.map((s) => s.value) }, troubles }
}
