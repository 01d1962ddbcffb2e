// What was read of a file as the screen shows it: its sheets and tables, its columns with their homes, a preview, the questions.
import type { ColumnFound, ReadFile } from '../contract/reading.ts'
import { beforeThis } from '../rules/before-this.ts'
import type { Understood } from '../rules/understand.ts'
import { type Country, valueKinds } from '../rules/value-kinds.ts'
import type { Opened } from './understanding.ts'

const MOST_PREVIEW = 50
/** Characters of a cell in the preview. */
const CELL = 200

export function columnsFound(u: Understood): ColumnFound[] {
  const homes = new Map<number, { name: string; score: number; sure: boolean; reason: string }>()
  for (const [name, h] of u.guess?.homes ?? []) {
    homes.set(h.at, { name, ...h })
    if (h.beside !== undefined) homes.set(h.beside, { name, ...h })
  }
  const maybe = new Set([...(u.guess?.rivals.values() ?? [])].flat())
  return u.seen.map(({ header, profile }, at) => {
    const home = homes.get(at)
    const better = u.guess?.outdone.get(at)
    const nowhere = u.guess
      ? better !== undefined
        ? `«${u.seen[better]!.header}» lo dice con la palabra misma: esta se queda fuera`
        : `no tiene lugar en «${u.guess.target.words.es}»: se queda fuera`
      : 'no se sabe de qué es la lista'
    return {
      ...{
        at,
        header,
        column: home?.name ?? null,
        confidence: home ? Math.round(home.score * 100) / 100 : maybe.has(at) ? 0.5 : 1,
      },
      ...{ sure: home ? home.sure : !maybe.has(at), reason: home?.reason ?? nowhere },
      ...{ kind: profile.kind, kindWords: valueKinds[profile.kind], samples: [...profile.samples] },
      ...{ empty: profile.empty, constant: profile.constant?.slice(0, CELL) ?? null },
    }
  })
}

export function fileRead(
  { looked, understood: u }: Opened,
  country: Country,
  recipe: ReadFile['recipe'],
): ReadFile {
  const title = (t: { titles: readonly { text: string }[]; from: number; to: number }) =>
    t.titles[0]?.text.slice(0, 80) ?? `columnas ${letters(t.from)} a ${letters(t.to)}`
  const target = u.guess?.target.id ?? null
  return {
    ...{
      how: looked.how,
      sheet: looked.sheet.grid.name,
      table: looked.table.id,
      headerRow: looked.table.headerRow,
    },
    sheets: looked.sheets.map((s) => ({
      name: s.grid.name,
      tables: s.tables.map((t) => ({
        id: t.id,
        label: title(t),
        columns: t.headers.length,
        headers: [...t.headers],
      })),
    })),
    leftOut: looked.leftOut.map((l) => ({ ...l })),
    columns: columnsFound(u),
    preview: looked.rows
      .slice(0, MOST_PREVIEW)
      .map((r) => ({ row: r.row, cells: r.cells.map((c) => c.slice(0, CELL)) })),
    ...{ looked: looked.rows.length, whole: looked.whole },
    targets: u.guesses.map((g) => ({
      id: g.target.id,
      confidence: Math.round(g.rank * 100) / 100,
      reason: g.reason,
    })),
    ...{ target, missing: [...(u.guess?.missing ?? [])], questions: [...u.questions], recipe },
    before: beforeThis(u, country, looked.whole),
  }
}

/** A column as spreadsheets call it: 0 is A, 26 is AA. */
function letters(n: number): string {
  let text = ''
  for (let i = n; i >= 0; i = Math.floor(i / 26) - 1) text = String.fromCharCode(65 + (i % 26)) + text
  return text
}
