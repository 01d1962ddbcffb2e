// Words of a PDF that make it act by itself: scripts, programs to launch, forms that send, files inside the file.

/** Names of actions and of what carries them. Source: ISO 32000-2 §12.6. */
const ACTIVE = [
  'JavaScript',
  'JS',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'RichMedia',
  'EmbeddedFile',
  'EmbeddedFiles',
  'XFA',
] as const

/** One letter a byte, whatever the bytes are: names are ASCII, the rest only has to keep its length. */
const letters = new TextDecoder('latin1')
const textOf = (bytes: Uint8Array, from: number, to: number): string =>
  letters.decode(bytes.subarray(from, to))

const TAIL = 2048

/** A beginning and an end, as a file that was copied whole has. */
export function isWholePdf(bytes: Uint8Array): boolean {
  return (
    /^%PDF-[12]\.\d/.test(textOf(bytes, 0, 16)) &&
    textOf(bytes, Math.max(0, bytes.length - TAIL), bytes.length).includes('%%EOF')
  )
}

const NAME = /\/((?:[A-Za-z]|#[0-9A-Fa-f]{2}){2,40})(?![A-Za-z0-9])/g

/** What stands between the streams: in their compressed bytes any short word appears by chance. */
function* spokenIn(text: string): Generator<string> {
  let from = 0
  for (const opens = /\bstream\r?\n/g; ; ) {
    opens.lastIndex = from
    const at = opens.exec(text)
    yield text.slice(from, at?.index)
    if (!at) return
    const end = text.indexOf('endstream', at.index)
    if (end < 0) return
    from = end + 'endstream'.length
  }
}

/**
 * The first active name that stands in the file in clear, letters written as `#4A` included. What hides in a compressed part
 * is not seen: documents are therefore never shown inside Nido's own page, only handed over as a file.
 */
export function activeWordIn(bytes: Uint8Array): string | undefined {
  const known = new Set<string>(ACTIVE)
  for (const spoken of spokenIn(textOf(bytes, 0, bytes.length))) {
    for (const [, written] of spoken.matchAll(NAME)) {
      const name = written!.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
      if (known.has(name)) return name
    }
  }
  return undefined
}
