// Exporting: any list a module declares is written to a file page by page, under the permissions of its screen.
import { setImmediate as breathe } from 'node:timers/promises'
import * as v from 'valibot'
import { COUNTRY_ZONE, civilDay } from '../kernel/days.ts'
import { EXPORT_WORK, Exported, exportList } from '../kernel/exporting.ts'
import type { ExportColumn, House, ListExport, LongWork, TakingAway, Working } from './house.ts'
import { answer, type Bound } from './http.ts'
import { askLongWork } from './long-work.ts'
import { Refused } from './refused.ts'
import { CSV_START, csvLine } from './writing-csv.ts'
import { xlsxWriter } from './writing-xlsx.ts'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
/** Rows turned into text before others get their turn. */
const AT_ONCE = 500
/** One file of many children is one reading of each: a second one so soon is not written down again. */
const ONE_READING = '10 minutes'

function listOf(house: House, input: Exported): { list: ListExport; filters: unknown } {
  const list = house.exports.get(input.list)
  if (!list) throw new Refused(404, 'unknown-list', 'list')
  const parsed = v.safeParse(list.filters, input.filters)
  if (!parsed.success) {
    const path = parsed.issues[0].path?.map((p) => String((p as { key: unknown }).key)).join('.')
    throw new Refused(422, 'input', `filters${path ? `.${path}` : ''}`)
  }
  if (list.child && !input.purpose) throw new Refused(422, 'purpose-missing', 'purpose')
  return { list, filters: parsed.output }
}

/** The long work that writes the file of a list. Running it again after a crash writes the same file anew. */
export const exportsList: LongWork<Exported> = {
  kind: EXPORT_WORK,
  input: Exported,
  words: (input, house) => {
    const { words } = listOf(house, input).list
    const form = input.format === 'csv' ? 'CSV' : 'Excel'
    return { es: `${words.es} · ${form}`, en: `${words.en} · ${form}` }
  },
  permission: (input, house) => listOf(house, input).list.permission,
  scopeOf: (input, house) => {
    const { list, filters } = listOf(house, input)
    return list.scopeOf(filters)
  },
  afterCrash: 'resume',
  run: writeList,
}

async function writeList(work: Working, input: Exported): Promise<{ rows: number }> {
  const { list, filters } = listOf(work.house, input)
  const now = work.now().toISOString()
  const at: TakingAway = {
    ...{ db: work.db, house: work.house, who: work.who, scope: work.scope },
    ...{ now, today: civilDay(now, COUNTRY_ZONE), language: input.language },
  }
  const columns = list.columns(at, filters)
  const words = list.words[input.language]
  const file = work.file(`nido-${words.toLowerCase()}-${at.today}.${input.format}`, TYPES[input.format])
  const clock = mexicoClock()
  const cells = (row: unknown) =>
    columns.map((c) => {
      const value = c.value(row)
      return c.type === 'instant' && typeof value === 'string' ? clock(value) : value
    })
  const matches = matching(input.search)
  const seen = new Set<string>()
  const writer =
    input.format === 'csv'
      ? csvWriter(file.write, columns, at)
      : xlsxWriter(file.write, words, headed(columns, at))
  let read = 0
  let rows = 0
  let total: number | null = null
  try {
    for (let after: string | null | undefined; after !== null; ) {
      work.signal.throwIfAborted()
      const page = await list.page(at, filters, after ?? null)
      total = page.total ?? total
      if (list.child) {
        const { book, of } = list.child
        const children = page.rows.map((r) => of(r, filters)).filter((c) => !seen.has(c))
        for (const c of children) seen.add(c)
        await logReadings(work, book(filters), [...new Set(children)], input.purpose ?? '')
      }
      for (let from = 0; from < page.rows.length; from += AT_ONCE) {
        work.signal.throwIfAborted()
        const some = page.rows
          .slice(from, from + AT_ONCE)
          .map(cells)
          .filter(matches)
        await writer.rows(some)
        rows += some.length
        work.progress(read + Math.min(from + AT_ONCE, page.rows.length), total)
        await breathe()
      }
      read += page.rows.length
      after = page.next
    }
    await writer.close()
  } catch (e) {
    writer.drop()
    throw e
  }
  work.progress(read, read)
  await file.close()
  return { rows }
}

/** The head says on whose clock times are. */
const headed = (columns: readonly ExportColumn<unknown>[], at: TakingAway) =>
  columns.map(({ head, type }) => ({
    head:
      type === 'instant'
        ? `${head} (${at.language === 'es' ? 'hora del centro de México' : 'Mexico City time'})`
        : head,
    type,
  }))

type Cells = readonly (string | number | null)[]

function csvWriter(
  take: (piece: Uint8Array) => Promise<void>,
  columns: readonly ExportColumn<unknown>[],
  at: TakingAway,
) {
  let begun = false
  const start = () => {
    if (begun) return ''
    begun = true
    return CSV_START + csvLine(headed(columns, at).map((c) => c.head))
  }
  return {
    rows: (rows: readonly Cells[]) => take(Buffer.from(start() + rows.map(csvLine).join(''))),
    close: async () => take(Buffer.from(start())),
    drop: () => {},
  }
}

/** Lower case without accents: how the screens look through the rows they have. */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function matching(search: string | undefined): (cells: Cells) => boolean {
  const words = folded(search ?? '')
    .split(/\s+/)
    .filter(Boolean)
  if (words.length === 0) return () => true
  return (cells) => {
    const line = folded(cells.join(' '))
    return words.every((w) => line.includes(w))
  }
}

/** An instant as `2026-11-20 12:00` on the clock of Mexico City; the distance is worked out once an hour of the list. */
function mexicoClock(): (instant: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: COUNTRY_ZONE, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  })
  const distances = new Map<number, number>()
  return (instant) => {
    const ms = Date.parse(instant)
    if (Number.isNaN(ms)) return instant
    const hour = Math.floor(ms / 3_600_000)
    let distance = distances.get(hour)
    if (distance === undefined) {
      distance = Date.parse(`${format.format(hour * 3_600_000).replace(' ', 'T')}Z`) - hour * 3_600_000
      distances.set(hour, distance)
    }
    return new Date(ms + distance).toISOString().slice(0, 16).replace('T', ' ')
  }
}

/** One line of the read log for each child; what cannot be written down is not given. */
async function logReadings(work: Working, book: string, children: readonly string[], purpose: string) {
  if (children.length === 0) return
  const at = work.now().toISOString()
  await work.db.write(
    { books: [book] },
    (tx) => tx`
      insert into read_log (at, person, book, about, endpoint, purpose)
      select ${at}, ${work.who.person}, ${book}, c, ${exportList.id}, ${purpose} from unnest(${children}::uuid[]) c
      where not exists (select from read_log l where l.book = ${book} and l.about = c and l.person = ${work.who.person}
        and l.endpoint = ${exportList.id} and l.purpose = ${purpose} and l.at > ${at}::timestamptz - ${ONE_READING}::interval)`,
  )
}

export const exportAnswers: readonly Bound[] = [
  answer(exportList, async (input, call) => askLongWork(call, exportsList, input)),
]
