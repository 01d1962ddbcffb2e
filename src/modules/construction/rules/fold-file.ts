// Photos and scans that facts of a project name: of which project each is, so that it is shown while somebody names it.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type { ConstructionFile } from '../contract.ts'

export const fileKinds: readonly string[] = [
  ...['plot-visited', 'works-visited', 'log-noted', 'finding-mended', 'document-told'],
].map((k) => `construction.${k}`)

type Photos = { readonly photos?: readonly { readonly file: string }[] }
type Naming = Photos & { readonly file?: string; readonly findings?: readonly Photos[] }

/** SHA-256 of each file that a fact names. */
export function filesOf(f: Fact): readonly string[] {
  const said = f.payload as Naming
  const photos = [said, ...(said.findings ?? [])].flatMap((x) => x.photos ?? [])
  return [...new Set([...(said.file ? [said.file] : []), ...photos.map((p) => p.file)])]
}

export function foldFile(book: string, key: string, facts: readonly Stamped[]): ConstructionFile | undefined {
  const last = facts.at(-1)?.fact
  return last && { book, key, project: last.about, paper: last.kind === 'construction.document-told' }
}
