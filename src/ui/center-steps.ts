// The path to a center and what lies in it, from the farthest place a person may see.
import type { Me } from '../kernel/sign-in.ts'
import type { Step } from './path.tsx'

/** As the file of a center tells of it. */
type CenterPlace = {
  readonly center: { readonly name: string }
  readonly representation: { readonly id: string; readonly name: string } | null
}

/** México › Baja California › CECI Maneadero › …; steps out of reach are words without address. Nothing before it is told. */
export function centerSteps(
  me: Me,
  mexico: string,
  told: CenterPlace | undefined,
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
