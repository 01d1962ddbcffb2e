// The path to a screen about one center, from the farthest place a person may see.
import type { InferOutput } from 'valibot'
import type { Me } from '../../../kernel/sign-in.ts'
import type { Step } from '../../../ui/path.tsx'
import type { centerFile } from '../../network/contract.ts'

/** México › Baja California › CECI Maneadero › Cambios; steps out of reach are words without address. */
export function stepsTo(
  me: Me,
  mexico: string,
  told: InferOutput<typeof centerFile.answer> | undefined,
  id: string,
  last: string,
): Step[] {
  if (!told) return []
  const nation = me.posts.some((p) => p.scope === 'nation')
  const r = told.representation
  const reach = nation || me.posts.some((p) => p.book === r?.id)
  return [
    { label: mexico, to: nation ? '/tablero' : undefined },
    ...(r ? [{ label: r.name, to: reach ? `/tablero/representacion/${r.id}` : undefined }] : []),
    { label: told.center.name, to: `/centro/${id}` },
    { label: last },
  ]
}
