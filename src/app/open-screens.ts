// The screens of the open entry: one line each, its address and its file, fetched when it is opened.
import type { ComponentType } from 'react'
import type { openRoutes } from './open-routes.ts'

export type OpenScreenFile = { readonly Screen: ComponentType<{ params: readonly string[] }> }
export type OpenScreen = {
  readonly route: (typeof openRoutes)[number]
  readonly screen: () => Promise<OpenScreenFile>
}

export const openScreens: readonly OpenScreen[] = [
  { route: '/interes', screen: () => import('../modules/partners/screens/open-interest.tsx') },
  { route: '/interes/folio', screen: () => import('../modules/partners/screens/open-folio.tsx') },
  { route: '/encuesta/:token', screen: () => import('../modules/needs/screens/survey.tsx') },
]

/** What stands at the places of `:name` in a route; undefined where the address is another one. */
export function paramsOf(route: string, path: string): readonly string[] | undefined {
  const parts = path.split('/')
  while (parts.length > 1 && parts.at(-1) === '') parts.pop()
  const wanted = route.split('/')
  if (parts.length !== wanted.length) return undefined
  const params: string[] = []
  for (const [i, want] of wanted.entries()) {
    if (want.startsWith(':')) params.push(decodeURIComponent(parts[i]!))
    else if (want !== parts[i]) return undefined
  }
  return params
}
