// Whether the data a plan was made from are others by now: its lists of people, posts and nurseries, by digest.
import type { DataSource } from '../contract/instance.ts'

/** Lists that come as wholes; plots, parks and centers change every day, and a plan stays good beside them. */
const lists: ReadonlySet<string> = new Set(['localities', 'figures', 'posts', 'supply'])

export const replaced = (
  then: readonly DataSource[],
  now: readonly { readonly what: string; readonly digest: string }[],
): boolean => then.some((s) => lists.has(s.what) && now.find((n) => n.what === s.what)?.digest !== s.digest)
