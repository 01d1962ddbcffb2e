// The letters of a file: UTF-8, UTF-16 or Windows-1252, told from the bytes, and decoded as they come.
import { bytesOf, type Source, WrongFile } from './reading-source.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export const encodingWords: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252 (Latin-1)',
}

/** UTF-16 has a zero in every second byte of plain letters; which one tells its order. */
function wide(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  let even = 0
  let odd = 0
  for (let i = 0; i + 1 < head.length; i += 2) {
    if (head[i] === 0) even++
    if (head[i + 1] === 0) odd++
  }
  const pairs = Math.floor(head.length / 2)
  if (pairs < 4) return undefined
  if (odd > pairs * 0.6 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.6 && odd < pairs * 0.05) return 'utf-16be'
  return undefined
}

/**
 * Looks at every byte once: what is no UTF-8 anywhere is Windows-1252, which reads Latin-1 too. Throws WrongFile where bytes
 * are no text at all.
 */
export async function encodingOf(source: Source, head: Uint8Array, signal?: AbortSignal): Promise<Encoding> {
  const utf16 = wide(head)
  if (utf16) return utf16
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let valid = true
  for await (const chunk of bytesOf(source)) {
    signal?.throwIfAborted()
    if (chunk.includes(0)) throw new WrongFile('El archivo no es de texto: tiene bytes que no son letras.')
    if (!valid) continue
    try {
      decoder.decode(chunk, { stream: true })
    } catch {
      valid = false
    }
  }
  try {
    if (valid) decoder.decode()
  } catch {
    valid = false
  }
  return valid ? 'utf-8' : 'windows-1252'
}

/** The text in pieces, without byte-order mark; a letter cut between two pieces is whole. */
export async function* textsOf(
  source: Source,
  encoding: Encoding,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let bytes = 0
  for await (const chunk of bytesOf(source)) {
    bytes += chunk.length
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
    onBytes?.(bytes)
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}
