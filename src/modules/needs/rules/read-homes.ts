// Reads pasted lines of homes and workers, as a spreadsheet gives them: a key of five figures and a number.

export type Homes = { readonly municipality: string; readonly workers: number }

/** Tabs, commas, semicolons or blanks between; thousands with a comma. A line that is no such pair is named; the same home twice is summed. */
export function readHomes(text: string): { readonly homes: Homes[] } | { readonly wrong: string } {
  const sums = new Map<string, number>()
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue
    const written = line.replaceAll('"', '').trim()
    const key = /^\d{4,5}(?=[\s,;])/.exec(written)?.[0]
    const number = written.slice(key?.length ?? 0).replace(/^[\s,;]+/, '')
    const workers = Number(number.replaceAll(',', ''))
    if (!key || !/^\d[\d,]*$/.test(number)) return { wrong: line.trim().slice(0, 40) }
    // a spreadsheet drops the zero in front
    const municipality = key.padStart(5, '0')
    sums.set(municipality, (sums.get(municipality) ?? 0) + workers)
  }
  return { homes: [...sums].map(([municipality, workers]) => ({ municipality, workers })) }
}
