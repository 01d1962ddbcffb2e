// Keys a file has told already, and in which row: twelve bytes each, so that a million rows fit where names would not.

/** Two different 32-bit sums of a text: together, no two keys of a file meet by chance. */
function sums(text: string): [number, number] {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    a = Math.imul(a ^ c, 2654435761)
    b = Math.imul(b ^ c, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return [a >>> 0, b >>> 0]
}

export type SeenKeys = {
  /** the row that told the key before; undefined when this is the first */
  readonly first: (key: string, row: number) => number | undefined
}

export function seenKeys(): SeenKeys {
  let size = 1024
  let kept = 0
  let low = new Uint32Array(size)
  let high = new Uint32Array(size)
  let rows = new Uint32Array(size)
  const place = (a: number, b: number): number => {
    let at = a & (size - 1)
    while (rows[at] !== 0 && (low[at] !== a || high[at] !== b)) at = (at + 1) & (size - 1)
    return at
  }
  const grow = () => {
    const [wasLow, wasHigh, wasRows] = [low, high, rows]
    size *= 2
    low = new Uint32Array(size)
    high = new Uint32Array(size)
    rows = new Uint32Array(size)
    for (let i = 0; i < wasRows.length; i++) {
      if (wasRows[i] === 0) continue
      const at = place(wasLow[i]!, wasHigh[i]!)
      low[at] = wasLow[i]!
      high[at] = wasHigh[i]!
      rows[at] = wasRows[i]!
    }
  }
  return {
    first: (key, row) => {
      if (kept > size * 0.7) grow()
      const [a, b] = sums(key)
      const at = place(a, b)
      if (rows[at] !== 0) return rows[at]
      low[at] = a
      high[at] = b
      rows[at] = row
      kept++
      return undefined
    },
  }
}
