// Typesetting: from a Typst source, data and pictures to an accessible PDF (PDF/UA-1, tagged), in a process of its own that is ended when it takes too long.
import { fork } from 'node:child_process'
import { Refused } from './refused.ts'
import type { TypesetGiven, TypesetTold } from './typesetting-child.ts'

export type TypesetFiles = Readonly<Record<string, Uint8Array | string>>
export type Typeset = { readonly pdf: Uint8Array; readonly pages: number }

/** One document at a time: typesetting one takes a tenth of a second and about 90 MB, which a server must not multiply. */
let turn: Promise<unknown> = Promise.resolve()
/** So many may wait; a further one is told to come back. */
const MOST_WAITING = 20
let waiting = 0

/**
 * `source` imports the house's template with `#import "/nido.typ": *`, reads `data` with `json("/data.json")` and names `files` by their
 * path (`/chart.svg`). It must set a title, and give every image an `alt`: PDF/UA refuses a document without them.
 * Refuses 503 `typesetting-busy`, `typesetting-slow` (over `seconds`) and `no-typesetting` (no binary for this machine); throws where
 * the source does not compile, with what Typst says.
 */
export async function typeset(
  source: string,
  data: unknown,
  { files = {}, seconds = 20 }: { readonly files?: TypesetFiles; readonly seconds?: number } = {},
): Promise<Typeset> {
  if (waiting >= MOST_WAITING) throw new Refused(503, 'typesetting-busy')
  const given: TypesetGiven = {
    source,
    data: JSON.stringify(data),
    files: Object.fromEntries(
      Object.entries(files).map(([path, bytes]) => [
        path,
        typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
      ]),
    ),
  }
  waiting++
  const mine = turn.then(() => setApart(given, seconds))
  turn = mine.catch(() => undefined)
  try {
    return await mine
  } finally {
    waiting--
  }
}

function setApart(given: TypesetGiven, seconds: number): Promise<Typeset> {
  const child = fork(new URL('typesetting-child.ts', import.meta.url), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  })
  let late: NodeJS.Timeout | undefined
  return new Promise<Typeset>((resolve, reject) => {
    late = setTimeout(() => {
      reject(new Refused(503, 'typesetting-slow'))
      child.kill('SIGKILL')
    }, seconds * 1000)
    child.once('message', (told: TypesetTold) => {
      if ('pdf' in told) resolve({ pdf: new Uint8Array(told.pdf), pages: told.pages })
      else if ('missing' in told) reject(new Refused(503, 'no-typesetting'))
      else reject(new Error(`typesetting: ${told.wrong}`))
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`typesetting ended with ${code}`)))
    child.send(given, (e) => e && reject(e))
  }).finally(() => clearTimeout(late))
}

/** A PDF as an answer to open or save; the name is made of plain letters. */
export function pdfAnswer({ pdf }: Typeset, name: string): Response {
  const plain = name
    .normalize('NFD')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
  return new Response(pdf as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(pdf.byteLength),
      'content-disposition': `inline; filename="${plain || 'nido'}.pdf"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
