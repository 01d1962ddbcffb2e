// How long a tablet that has not been heard of may still be read: the lease, and the week of grace for the door.
import type { KeptFacts } from './kept.ts'

/** After the lease, for so long, arrivals, departures and capture go on; profiles do not open. */
const GRACE_MS = 7 * 86_400_000

/** `open` everything · `capture` roll-call, pick-up and what is being written · `closed` only handing in. */
export type Lease = 'open' | 'capture' | 'closed'

/** `now` in ms as well as it is known; never earlier than the server was last heard, so that no clock set back helps. */
export function leaseAt(kept: Pick<KeptFacts, 'lease' | 'latest'>, now: number): Lease {
  const at = Math.max(now, kept.latest)
  const until = Date.parse(kept.lease)
  if (at < until) return 'open'
  return at < until + GRACE_MS ? 'capture' : 'closed'
}
