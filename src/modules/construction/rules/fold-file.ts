// Photos and scans that facts of a project name: of which project each is, so that it is shown while somebody names it.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type { ConstructionFile } from '../contract.ts'

export const fileKinds: readonly string[] = ['plot-visited', 'log-noted', 'document-told'].map(
  (k) => `construction.${k}`,
)

type Naming = { readonly file?: string; readonly photos?: readonly { readonly file: string }[] }

/** SHA-256 of each file that a fact names. */
export function filesOf(f: Fact): readonly string[] {
  const { file, photos } = f.payload as Naming
  return [...new Set([...(file ? [file] : []), ...(photos ?? []).map((p) => p.file)])]
}

export function foldFile(book: string, key: string, facts: readonly Stamped[]): ConstructionFile | undefined {
  const last = facts.at(-1)?.fact
  return last && { book, key, project: last.about, paper: last.kind === 'construction.document-told' }
}
