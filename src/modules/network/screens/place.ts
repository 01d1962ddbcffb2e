// The path to a center and what lies in it, from the farthest place a person may see.
import type { InferOutput } from 'valibot'
import type { Me } from '../../../kernel/sign-in.ts'
import type { Step } from '../../../ui/path.tsx'
import type { centerFile } from '../contract.ts'

export type CenterTold = InferOutput<typeof centerFile.answer>

/** México › Baja California › CECI Maneadero › …; steps out of reach are words without address. */
export function centerSteps(
  me: Me,
  mexico: string,
  told: CenterTold | undefined,
  id: string,
  ...more: readonly Step[]
): Step[] {
  if (!told) return []
  const nation = me.posts.some((p) => p.scope === 'nation')
  const r = told.representation
  const reach = nation || me.posts.some((p) => p.book === r?.id)
  return [
    { label: mexico, to: nation ? '/tablero' : undefined },
    ...(r ? [{ label: r.name, to: reach ? `/tablero/representacion/${r.id}` : undefined }] : []),
    { label: told.center.name, to: `/tablero/centro/${id}` },
    ...more,
  ]
}
