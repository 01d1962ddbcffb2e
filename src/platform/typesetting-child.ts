// The process in which one document is typeset by Typst: it is told what to set, answers the bytes and ends, with all its memory.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unpackWoff } from './font-unpacking.ts'

export type TypesetGiven = {
  readonly source: string
  /** read by the source as `json("/data.json")` */
  readonly data: string
  /** by their path, as the source names them: `/chart.svg` */
  readonly files: Readonly<Record<string, Uint8Array>>
}
export type TypesetTold =
  | { readonly pdf: Uint8Array; readonly pages: number }
  | { readonly wrong: string }
  | { readonly missing: string }

const find = createRequire(import.meta.url)
/** An empty place of its own: nothing of this machine's files can be named by a document. */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '.typeset')

/** The face of the screens; `latin-ext` holds what names of other languages of Mexico need. */
function faces(): Buffer[] {
  const folder = join(
    dirname(find.resolve('@fontsource/atkinson-hyperlegible-next/package.json')),
    'files/atkinson-hyperlegible-next-',
  )
  return ['latin', 'latin-ext'].flatMap((part) =>
    ['400-normal', '400-italic', '700-normal'].map((face) =>
      unpackWoff(readFileSync(`${folder}${part}-${face}.woff`)),
    ),
  )
}

async function set({ source, data, files }: TypesetGiven): Promise<TypesetTold> {
  let typst: typeof import('@myriaddreamin/typst-ts-node-compiler')
  try {
    typst = find('@myriaddreamin/typst-ts-node-compiler')
  } catch (e) {
    return { missing: String((e as Error).message).split('\n')[0] ?? '' }
  }
  const compiler = typst.NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontBlobs: faces() }] })
  const put = (path: string, bytes: Uint8Array | string) =>
    compiler.mapShadow(join(ROOT, path), Buffer.from(bytes as Uint8Array))
  put('nido.typ', readFileSync(new URL('typeset-report.typ', import.meta.url)))
  put('data.json', data)
  for (const [path, bytes] of Object.entries(files)) put(path, bytes)
  const done = compiler.compile({ mainFileContent: source })
  if (!done.result) return { wrong: JSON.stringify(done.takeError()?.shortDiagnostics ?? 'no document') }
  try {
    return {
      pdf: compiler.pdf(done.result, { pdfStandard: 'ua-1' }),
      pages: done.result.numOfPages,
    }
  } catch (e) {
    return { wrong: `${(e as Error).message}` }
  }
}

process.once('message', async (given: TypesetGiven) => {
  const told = await set(given).catch((e: Error): TypesetTold => ({ wrong: e.message }))
  process.send!(told, () => process.disconnect())
})
