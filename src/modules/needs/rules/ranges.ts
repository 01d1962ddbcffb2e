// Arithmetic of ranges: what is low of a sum, a product or a difference.
import type { Range } from '../contract/result.ts'

export const exactly = (x: number): Range => ({ low: x, mid: x, high: x })
export const plus = (a: Range, b: Range): Range => ({
  ...{ low: a.low + b.low, mid: a.mid + b.mid, high: a.high + b.high },
})
/** Neither may be below zero. */
export const times = (a: Range, b: Range): Range => ({
  ...{ low: a.low * b.low, mid: a.mid * b.mid, high: a.high * b.high },
})
export const scaled = (a: Range, by: number): Range => times(a, exactly(by))
/** The least is the least of one without the most of the other. */
export const minus = (a: Range, b: Range): Range => ({
  ...{ low: a.low - b.high, mid: a.mid - b.mid, high: a.high - b.low },
})
export const most = (all: readonly Range[]): Range => ({
  low: Math.max(0, ...all.map((r) => r.low)),
  mid: Math.max(0, ...all.map((r) => r.mid)),
  high: Math.max(0, ...all.map((r) => r.high)),
})
export const sumOf = (all: readonly Range[]): Range => all.reduce(plus, exactly(0))
export const mapped = (a: Range, f: (x: number) => number): Range => ({
  ...{ low: f(a.low), mid: f(a.mid), high: f(a.high) },
})
/** Kept to so many decimals, so that what is stored is one text on every machine. */
export const kept = (a: Range, decimals = 1): Range =>
  mapped(a, (x) => Math.round(x * 10 ** decimals) / 10 ** decimals)
