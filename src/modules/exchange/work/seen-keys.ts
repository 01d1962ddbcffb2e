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

/** Parts that grow one by one: making one larger never needs both sizes of the whole. */
const PARTS = 64

export function seenKeys(): SeenKeys {
  const parts = Array.from({ length: PARTS }, seenPart)
  return {
    first: (key, row) => {
      const [a, b] = sums(key)
      return parts[b % PARTS]!(a, b, row)
    },
  }
}

function seenPart(): (a: number, b: number, row: number) => number | undefined {
  let size = 16
  let kept = 0
  // Three numbers for each place: both sums and the row; a place without a row is free.
  let places = new Uint32Array(3 * size)
  const placeOf = (a: number, b: number): number => {
    let at = a % size
    while (places[3 * at + 2] !== 0 && (places[3 * at] !== a || places[3 * at + 1] !== b))
      at = (at + 1) % size
    return 3 * at
  }
  const put = (at: number, a: number, b: number, row: number) => {
    places[at] = a
    places[at + 1] = b
    places[at + 2] = row
  }
  const grow = () => {
    const was = places
    size = Math.ceil(size * 1.5)
    places = new Uint32Array(3 * size)
    for (let i = 0; i < was.length; i += 3)
      if (was[i + 2] !== 0) put(placeOf(was[i]!, was[i + 1]!), was[i]!, was[i + 1]!, was[i + 2]!)
  }
  return (a, b, row) => {
    if (kept > size * 0.8) grow()
    const at = placeOf(a, b)
    if (places[at + 2] !== 0) return places[at + 2]
    put(at, a, b, row)
    kept++
    return undefined
  }
}
