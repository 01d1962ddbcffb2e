// Who is at the desk and what they may do, for every screen; only the page that let them in gives it.
import { createContext, use } from 'react'
import { NATION } from '../kernel/ids.ts'
import { type Permission, permissionsOf } from '../kernel/permission.ts'
import type { Me } from '../kernel/sign-in.ts'
import type { Step } from './path.tsx'

export type Post = Me['posts'][number]

const NOBODY: Me = { person: NATION, name: '', posts: [], permissions: [] }

export const MeContext = createContext<Me>(NOBODY)

export function useMe(): Me {
  return use(MeContext)
}

/** Whether some post of mine brings a permission. The server decides again, with the scope. */
export function useMay(): (permission: Permission) => boolean {
  const me = use(MeContext)
  return (permission) => me.permissions.includes(permission)
}

/** Whether I may do it for the whole network: what is said in the national book. */
export function useMayNation(): (permission: Permission) => boolean {
  const me = use(MeContext)
  return (permission) =>
    me.posts.some((p) => p.scope === 'nation' && permissionsOf[p.role].includes(permission))
}

const REACH = { nation: 0, representation: 1, center: 2, party: 3 } as const

/** The post that reaches farthest: where the desk opens. */
export function widestPost(me: Me): Post | undefined {
  return [...me.posts].sort((a, b) => REACH[a.scope] - REACH[b.scope])[0]
}

/** The first steps of every path: what stands above me as words, my own place as a link. */
export function homeSteps(me: Me, mexico: string): Step[] {
  const post = widestPost(me)
  if (!post || post.scope === 'nation') return [{ label: mexico, to: '/tablero' }]
  if (post.scope === 'party') return []
  const own = { label: post.name, to: homeOf(me) }
  return post.scope === 'representation' ? [{ label: mexico }, own] : [own]
}

/** Where the path begins for me: the board of my widest post. */
export function homeOf(me: Me): string {
  const post = widestPost(me)
  if (post?.scope === 'party') return '/mi-lado'
  if (!post || post.scope === 'nation') return '/tablero'
  return post.scope === 'representation'
    ? `/tablero/representacion/${post.book}`
    : `/tablero/centro/${post.book}`
}
