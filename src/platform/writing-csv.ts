// Writing CSV for people and their spreadsheets: RFC 4180 in UTF-8 with its mark, and no cell that runs as a formula.

/** Tells a spreadsheet that what follows is UTF-8. */
export const CSV_START = '\ufeff'

/** One line, with its end. Source: RFC 4180 §2; OWASP, "CSV Injection". */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellText).join(',')}\r\n`
}

function cellText(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  // What a spreadsheet would run as a formula is text; a plain negative number stays one.
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
