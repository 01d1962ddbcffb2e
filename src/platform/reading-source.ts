// What a file is read from, and what every reader of files answers: grids of cells, or a plain sentence why not.
import { createReadStream } from 'node:fs'
import { open as openFile, readFile, stat } from 'node:fs/promises'

/** The file itself is wrong: `message` is a sentence for people, in Spanish, with what to do. */
export class WrongFile extends Error {}

/** A file on the disk or bytes in memory. `name` is only looked at for its ending. */
export type Source = { readonly name: string } & ({ readonly path: string } | { readonly bytes: Uint8Array })

/** `row` counts as spreadsheets do: the first row is 1, blank rows count. */
export type GridRow = { readonly row: number; readonly cells: readonly string[] }

export type Walking = {
  readonly signal?: AbortSignal
  /** hears bytes read so far; readers that hold the whole file say all at once */
  readonly onBytes?: (bytes: number) => void
}

/** A sheet: its rows can be walked as often as needed, from the first. */
export type Grid = {
  readonly name: string
  /** every row should have as many cells as the header; other kinds of file leave empty ones at the end out */
  readonly exact?: true
  readonly rows: (walking?: Walking) => AsyncGenerator<GridRow>
}

export type ReadFileAs = {
  /** in words: «CSV con punto y coma, en Windows-1252» */
  readonly how: string
  readonly bytes: number
  readonly grids: readonly Grid[]
}

export const sizeOf = async (source: Source): Promise<number> =>
  'path' in source ? (await stat(source.path)).size : source.bytes.length

/** Small pieces: a reader unfolds a piece into rows at once, and rows that wait grow old in memory. */
const PIECE = 32 * 1024

/** The bytes in pieces, as they come. */
export async function* bytesOf(source: Source): AsyncGenerator<Uint8Array> {
  if ('bytes' in source) {
    if (source.bytes.length > 0) yield source.bytes
    return
  }
  for await (const chunk of createReadStream(source.path, { highWaterMark: PIECE })) yield chunk as Uint8Array
}

/** The first bytes: what tells one kind of file from another. */
export async function headOf(source: Source, most: number): Promise<Uint8Array> {
  if ('bytes' in source) return source.bytes.subarray(0, most)
  const file = await openFile(source.path)
  try {
    const buffer = Buffer.alloc(most)
    const { bytesRead } = await file.read(buffer, 0, most, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** All bytes; refused with a sentence beyond `most`. */
export async function wholeOf(source: Source, most: number, what: string): Promise<Buffer> {
  if ((await sizeOf(source)) > most)
    throw new WrongFile(
      `${what} pasa de ${Math.floor(most / 1024 / 1024)} MB: guárdelo como CSV, que se lee por partes.`,
    )
  return 'path' in source ? readFile(source.path) : Buffer.from(source.bytes)
}

/** A grid whose rows are already here. */
export const gridOf = (name: string, rows: readonly (readonly string[])[], bytes: number): Grid => ({
  name,
  rows: async function* ({ signal, onBytes }: Walking = {}) {
    for (const [i, cells] of rows.entries()) {
      if (i % 500 === 0) {
        signal?.throwIfAborted()
        onBytes?.(Math.floor((bytes * i) / rows.length))
      }
      yield { row: i + 1, cells }
    }
    onBytes?.(bytes)
  },
})
