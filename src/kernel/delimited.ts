// Reads the text of a small table: comma, semicolon or tab, quotes around what holds them, one line of heads.

export type Cell = string
/** `row` counts as a person does: the heads are row 1. */
export type Line = { readonly row: number; readonly cells: readonly Cell[] }

/** The mark that parts the heads most often. */
function markOf(heads: string): string {
  const marks = [',', ';', '\t']
  return marks.reduce((best, m) => (heads.split(m).length > heads.split(best).length ? m : best), ',')
}

/** Lines with anything in them. A quote that is never closed takes the rest of the text: its row has too many cells to be taken for sound. */
export function readDelimited(text: string): Line[] {
  const all = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const mark = markOf(all.slice(0, all.indexOf('\n') < 0 ? all.length : all.indexOf('\n')))
  const lines: Line[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let row = 1
  let began = 1
  const endCell = () => {
    cells.push(cell.trim())
    cell = ''
  }
  const endLine = () => {
    endCell()
    if (cells.some((c) => c !== '')) lines.push({ row: began, cells })
    cells = []
    row++
    began = row
  }
  for (let i = 0; i < all.length; i++) {
    const c = all[i]!
    if (quoted) {
      if (c === '"' && all[i + 1] === '"') {
        cell += '"'
        i++
      } else if (c === '"') quoted = false
      else {
        if (c === '\n') row++
        cell += c
      }
    } else if (c === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (c === mark) endCell()
    else if (c === '\n') endLine()
    else cell += c
  }
  endLine()
  return lines
}
