// What the center a child goes to hears of its portrait and documents.
import type { Fact } from '../../../kernel/fact.ts'
import type { ChildDocument, ChildPortrait } from '../contract/rows.ts'

type Said = { readonly id: string; readonly kind: string; readonly payload: Fact['payload'] }

/** The name of the letter with a child's portrait. */
export const FACE = 'face'

const faceMoves = ({ blob, thumb, consent }: ChildPortrait): Said => ({
  id: FACE,
  kind: 'children.portrait-taken',
  payload: { blob, thumb, consent },
})

const paperMoves = ({ key, blob, name, what }: ChildDocument): Said => ({
  id: key,
  kind: 'children.document-attached',
  payload: { blob, name, what },
})

/** By child. */
export function filesMoving(
  faces: readonly ChildPortrait[],
  papers: readonly ChildDocument[],
): Map<string, Said[]> {
  const found = new Map<string, Said[]>(faces.map((f) => [f.key, [faceMoves(f)]]))
  for (const d of papers) found.set(d.child, [...(found.get(d.child) ?? []), paperMoves(d)])
  return found
}
