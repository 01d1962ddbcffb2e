// Limits: token buckets in memory, so that guessing passwords or codes takes longer than a life.

export type Limits = {
  /** Takes one token of a key's bucket of `size`, refilled by `perSecond`; false = none left. */
  take(key: string, size: number, perSecond: number): boolean
}

const MOST_KEYS = 50_000

export function newLimits(nowMs: () => number): Limits {
  const buckets = new Map<string, { left: number; at: number }>()
  return {
    take(key, size, perSecond) {
      const now = nowMs()
      const bucket = buckets.get(key)
      const left = bucket ? Math.min(size, bucket.left + ((now - bucket.at) / 1000) * perSecond) : size
      if (buckets.size > MOST_KEYS) buckets.clear()
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now })
      return left >= 1
    },
  }
}
