// Reads the items of the EDI from the institution's own file, and says of each row and field what is wrong before anything is in force.
import type { Day } from '../../../kernel/days.ts'
import { type Line, readDelimited } from '../../../kernel/delimited.ts'
import type { Instrument, Item } from '../contract/instrument.ts'
import { EDI_GROUPS, ediDomains } from '../tables/edi-structure.ts'
import { ediStructure } from './built-in.ts'
import { ediAreas, ediItems } from './edi-light.ts'

/** `row` as the file counts, null of the whole; `found` what stood there, `wanted` what was expected. */
export type Trouble = {
  readonly code:
    | 'no-rows'
    | 'missing-column'
    | 'empty'
    | 'bad-name'
    | 'too-long'
    | 'unknown-domain'
    | 'unknown-group'
    | 'twice'
    | 'bad-age'
    | 'ages-overlap'
    | 'ages-differ'
    | 'item-count'
    | 'ages-order'
    | 'no-items'
    | 'no-difficulty'
    | 'no-scale'
    | 'score-unused'
    | 'd-score'
    | 'built-in'
    | 'edi-whole'
    | 'bad-share'
    | 'bad-number'
    | 'unreadable'
    | 'form'
  readonly row: number | null
  readonly field: string
  readonly found: string
  readonly wanted: string
  /** true: it may be signed all the same */
  readonly notice?: true
}

/** Heads as people write them; the first is the one the empty file carries. */
const COLUMNS = {
  item: ['item', 'id', 'clave', 'código', 'codigo'],
  domain: ['eje', 'dominio', 'área', 'area', 'domain'],
  group: ['grupo', 'grupo de edad', 'group'],
  text: ['texto', 'ítem', 'pregunta', 'text', 'words'],
  english: ['texto_en', 'english', 'texto en inglés'],
  from: ['desde_meses', 'desde', 'from_months'],
  below: ['hasta_meses', 'hasta', 'to_months'],
  difficulty: ['dificultad', 'difficulty', 'tau'],
} as const
type Column = keyof typeof COLUMNS
const MUST: readonly Column[] = ['item', 'domain', 'group', 'text']
export const headsOf = (columns: readonly Column[] = EDI_COLUMNS): string =>
  columns.map((c) => COLUMNS[c][0]).join(',')
/** Heads of an empty file of the EDI, whose rule takes no difficulties; of another instrument, whose ages stand on screen. */
const EDI_COLUMNS: readonly Column[] = ['item', 'domain', 'group', 'text', 'english', 'from', 'below']
export const ITEM_COLUMNS: readonly Column[] = ['item', 'domain', 'group', 'text', 'english', 'difficulty']

/** Where items may stand: `edi` holds the file against the EDI's ages and numbers of items, too. */
export type Places = {
  readonly domains: readonly string[]
  readonly groups: readonly string[]
  readonly edi: boolean
}
const ediPlaces: Places = {
  domains: ediDomains.map((d) => d.id),
  groups: EDI_GROUPS.map(([n]) => String(n)),
  edi: true,
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/
const MOST_LETTERS = 400

const plain = (s: string) => s.trim().toLowerCase().replaceAll(' ', '_')

function columnsIn(heads: Line): Map<Column, number> {
  const said = heads.cells.map(plain)
  const found = new Map<Column, number>()
  for (const [column, names] of Object.entries(COLUMNS) as [Column, readonly string[]][]) {
    const heads = new Set(names.map(plain))
    const at = said.findIndex((h) => heads.has(h))
    if (at >= 0) found.set(column, at)
  }
  return found
}

export type ReadItems = { readonly items: readonly Item[]; readonly troubles: readonly Trouble[] }

/** Every trouble of a file at once, row by row; `items` are the sound rows. Ages are last months, as the manual counts them: 5 to 6. */
export function readItems(text: string, places: Places = ediPlaces): ReadItems {
  const [heads, ...rows] = readDelimited(text)
  if (!heads || rows.length === 0)
    return {
      items: [],
      troubles: [
        {
          code: 'no-rows',
          row: null,
          field: '',
          found: '',
          wanted: headsOf(places.edi ? EDI_COLUMNS : ITEM_COLUMNS),
        },
      ],
    }
  const columns = columnsIn(heads)
  const missing = MUST.filter((c) => !columns.has(c))
  if (missing.length > 0)
    return {
      items: [],
      troubles: missing.map((c) => ({
        ...{ code: 'missing-column', row: heads.row, field: COLUMNS[c][0] },
        ...{ found: heads.cells.join(', '), wanted: COLUMNS[c].join(', ') },
      })),
    }
  const troubles: Trouble[] = []
  const items: Item[] = []
  const seen = new Map<string, number>()
  const ages = new Map<string, { row: number; from: number; to: number }>()
  const { domains, groups, edi } = places
  for (const { row, cells } of rows) {
    const cell = (c: Column) => cells[columns.get(c) ?? -1] ?? ''
    const before = troubles.length
    const tell = (code: Trouble['code'], column: Column, wanted: string) =>
      troubles.push({ code, row, field: COLUMNS[column][0], found: cell(column).slice(0, 60), wanted })
    for (const c of MUST) if (cell(c) === '') tell('empty', c, '')
    const said = cell('domain')
    const [id, domain, group] = [cell('item'), edi ? said.toUpperCase() : said, cell('group')]
    if (id !== '' && !NAME.test(id)) tell('bad-name', 'item', 'A-Z, 0-9, . _ -')
    if (domain !== '' && !domains.includes(domain)) tell('unknown-domain', 'domain', domains.join(', '))
    if (group !== '' && !groups.includes(group))
      tell('unknown-group', 'group', edi ? `1–${groups.length}` : groups.join(', '))
    for (const c of ['text', 'english'] as const)
      if (cell(c).length > MOST_LETTERS) tell('too-long', c, String(MOST_LETTERS))
    const had = seen.get(id)
    if (id !== '' && had !== undefined) tell('twice', 'item', String(had))
    else seen.set(id, row)
    const difficulty = Number(cell('difficulty').replace(',', '.'))
    if (!Number.isFinite(difficulty)) tell('bad-number', 'difficulty', '')
    if (edi && (cell('from') !== '' || cell('below') !== '')) {
      const [from, to] = [Number(cell('from')), Number(cell('below'))]
      if (cell('from') === '' || !Number.isInteger(from)) tell('bad-age', 'from', '0–59')
      else if (cell('below') === '' || !Number.isInteger(to) || to < from)
        tell('bad-age', 'below', `${from}–59`)
      else if (!ages.has(group)) ages.set(group, { row, from, to })
    }
    if (troubles.length > before) continue
    const english = cell('english')
    items.push({
      ...{ id, domain, group, words: { es: cell('text'), ...(english ? { en: english } : {}) } },
      ...(!edi && cell('difficulty') !== '' ? { difficulty } : {}),
    })
  }
  troubles.push(...agesOf(ages), ...(edi && troubles.length === 0 ? countsOf(items) : []))
  return { items, troubles }
}

/** Ages the file says itself: none may overlap another, and each must be the one of the EDI. */
function agesOf(ages: ReadonlyMap<string, { row: number; from: number; to: number }>): Trouble[] {
  const inOrder = [...ages].sort(([, a], [, b]) => a.from - b.from || a.to - b.to)
  return inOrder.flatMap(([group, { row, from, to }], i): Trouble[] => {
    const before = inOrder[i - 1]
    const said = `${group}: ${from}–${to}`
    if (before && from <= before[1].to)
      return [
        {
          ...{ code: 'ages-overlap', row, field: COLUMNS.from[0], found: said },
          wanted: `${before[0]}: ${before[1].from}–${before[1].to}`,
        },
      ]
    const own = EDI_GROUPS.find(([n]) => String(n) === group)
    return own && (own[1] !== from || own[2] - 1 !== to)
      ? [
          {
            ...{ code: 'ages-differ', row, field: COLUMNS.from[0], found: said },
            wanted: `${group}: ${own[1]}–${own[2] - 1}`,
          },
        ]
      : []
  })
}

/** The light counts two items an area until the first year and three from then on: another number is told before signing. */
function countsOf(items: readonly Item[]): Trouble[] {
  return EDI_GROUPS.flatMap(([n]) =>
    ediAreas.flatMap((area): Trouble[] => {
      const count = items.filter((i) => i.group === String(n) && i.domain === area).length
      return count === ediItems(n)
        ? []
        : [
            {
              ...{ code: 'item-count', row: null, field: `${n} · ${area}`, found: String(count) },
              ...{ wanted: String(ediItems(n)), notice: true },
            },
          ]
    }),
  )
}

/** The instrument as it will be signed. */
export const ediOf = (
  items: readonly Item[],
  said: { readonly version: string; readonly from: Day; readonly source: string },
): Instrument => ({
  ...ediStructure,
  version: said.version,
  source: said.source,
  items: [...items],
  validity: { from: said.from },
})
