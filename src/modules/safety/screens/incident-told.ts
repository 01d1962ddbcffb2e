// An incident as the server tells it, and what it is opened for.
import type { InferOutput } from 'valibot'
import { useMe } from '../../../ui/me.tsx'
import type { oneIncident } from '../contract.ts'

export type IncidentTold = InferOutput<typeof oneIncident.answer>

/** Who works in the center opens it for care; who looks after centers, to supervise. */
export function useIncidentPurpose(book: string): 'care' | 'supervision' {
  const me = useMe()
  return me.posts.some((p) => p.book === book) ? 'care' : 'supervision'
}
