// What the sheets of each evaluator add up to: how easy, how alike, how it changes, ages, digits and times.

/** One child observed once by one person. Times are those of the clock in the room. */
export type Sheet = {
  readonly evaluator: string
  readonly room: string
  readonly child: string
  /** a day as a whole number, the same for all sheets */
  readonly day: number
  /** seconds since midnight when it was finished */
  readonly second: number
  readonly ageDays: number
  /** places in the list of items, ascending */
  readonly items: ArrayLike<number>
  /** 1 achieved, 0 not yet, 2 not observed */
  readonly answers: ArrayLike<number>
  /** readings of scale and board of that day as whole numbers, last digit as read */
  readonly measured?: readonly number[]
}
/** Ages at which an item is asked, in days since birth; from this one, below that one. */
export type ItemAges = { readonly fromDays: number; readonly toDays: number }

export type EvaluatorFigures = {
  readonly evaluator: string
  readonly sheets: number
  /** mean of achieved minus usual share at that item and age */
  readonly ease: number
  /** how that mean changes from the first to the last of the sheets */
  readonly trend: number
  /** how much more often than by chance two children of one round have the same answer */
  readonly alike: number
  /** sheets without a single not yet */
  readonly perfect: number
  readonly impossible: number
  readonly digits: Uint32Array
  /** finished within seconds of the one before */
  readonly quick: number
  /** finished outside of the hours of a center */
  readonly outside: number
}

/** Median and how far a figure is from it in robust standard deviations (1.4826 × median absolute deviation). */
export function acrossEvaluators(figures: readonly number[]): {
  readonly middle: number
  readonly away: (figure: number) => number
} {
  const middle = median(figures)
  const spread = 1.4826 * median(figures.map((x) => Math.abs(x - middle)))
  return { middle, away: (x) => (spread > 0 ? (x - middle) / spread : 0) }
}

function median(figures: readonly number[]): number {
  const sorted = Float64Array.from(figures).sort()
  const half = sorted.length >> 1
  if (sorted.length === 0) return 0
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

const BAND_DAYS = 61
const BANDS = 40
const OLDEST_DAYS = 6 * 365
/** Round edges of ages, weeks of gestation and a late round. */
const AGE_TOLERANCE_DAYS = 60
/** Two days of birth of one child as sheets imply them. */
const BIRTH_TOLERANCE_DAYS = 15
/** Sheets of a room within so many days are one round. */
const ROUND_DAYS = 14
/** Two children with fewer items in common are not compared. */
const ITEMS_IN_COMMON = 6

/** Figures of each evaluator, in the order in which they first appear. */
export function sheetFigures(
  sheets: readonly Sheet[],
  items: readonly ItemAges[],
  quickSeconds: number,
  hours: readonly [number, number],
): EvaluatorFigures[] {
  const usual = usualShares(sheets, items.length)
  const births = birthsImplied(sheets)
  const own = new Map<string, Sheet[]>()
  for (const s of sheets) {
    const list = own.get(s.evaluator)
    if (list) list.push(s)
    else own.set(s.evaluator, [s])
  }
  return [...own].map(([evaluator, unsorted]) => {
    const list = [...unsorted].sort((a, b) => a.day - b.day || a.second - b.second)
    const digits = new Uint32Array(10)
    for (const s of list) for (const m of s.measured ?? []) digits[Math.abs(m) % 10]!++
    const impossible = (s: Sheet) =>
      s.ageDays < 0 ||
      s.ageDays > OLDEST_DAYS ||
      Math.abs(s.day - s.ageDays - births.get(s.child)!) > BIRTH_TOLERANCE_DAYS ||
      mostlyOfAnotherAge(s, items)
    const quick = list.filter((s, i) => {
      const before = list[i - 1]
      return before !== undefined && before.day === s.day && s.second - before.second < quickSeconds
    })
    return {
      evaluator,
      sheets: list.length,
      ...easeOf(list, usual),
      alike: alikeOf(list, usual),
      perfect: list.filter((s) => !Array.prototype.includes.call(s.answers, 0)).length,
      impossible: list.filter(impossible).length,
      digits,
      quick: quick.length,
      outside: list.filter((s) => s.second < hours[0] || s.second > hours[1]).length,
    }
  })
}

type Usual = (item: number, ageDays: number) => number
const bandOf = (ageDays: number) => Math.min(BANDS - 1, Math.max(0, Math.floor(ageDays / BAND_DAYS)))

/** Share achieved of each item by age in all sheets together; one more of each, so that nothing is certain. */
function usualShares(sheets: readonly Sheet[], items: number): Usual {
  const seen = new Float64Array(items * BANDS).fill(2)
  const achieved = new Float64Array(items * BANDS).fill(1)
  for (const s of sheets) {
    for (let i = 0; i < s.items.length; i++) {
      if (s.answers[i]! > 1) continue
      const at = s.items[i]! * BANDS + bandOf(s.ageDays)
      seen[at]!++
      achieved[at]! += s.answers[i]!
    }
  }
  return (item, ageDays) => {
    const at = item * BANDS + bandOf(ageDays)
    return achieved[at]! / seen[at]!
  }
}

function easeOf(list: readonly Sheet[], usual: Usual): { ease: number; trend: number } {
  const from = list[0]!.day
  const span = Math.max(1, list.at(-1)!.day - from)
  let [n, sum, time, times, both] = [0, 0, 0, 0, 0]
  for (const s of list) {
    const t = (s.day - from) / span
    for (let i = 0; i < s.items.length; i++) {
      const answer = s.answers[i]!
      if (answer > 1) continue
      const rest = answer - usual(s.items[i]!, s.ageDays)
      n++
      sum += rest
      time += t
      times += t * t
      both += t * rest
    }
  }
  if (n === 0) return { ease: 0, trend: 0 }
  const spread = times - (time * time) / n
  return { ease: sum / n, trend: spread > 0 ? (both - (time * sum) / n) / spread : 0 }
}

/** Over all pairs of children of one round: same answers beyond what chance gives at their ages. */
function alikeOf(list: readonly Sheet[], usual: Usual): number {
  let [sum, n] = [0, 0]
  for (let a = 0; a < list.length; a++) {
    for (let b = a + 1; b < list.length && list[b]!.day - list[a]!.day <= ROUND_DAYS; b++) {
      if (list[a]!.child === list[b]!.child) continue
      const pair = pairOf(list[a]!, list[b]!, usual)
      if (pair.common < ITEMS_IN_COMMON) continue
      sum += pair.beyond
      n += pair.common
    }
  }
  return n > 0 ? sum / n : 0
}

function pairOf(a: Sheet, b: Sheet, usual: Usual): { common: number; beyond: number } {
  let [i, j, common, beyond] = [0, 0, 0, 0]
  while (i < a.items.length && j < b.items.length) {
    const [x, y] = [a.items[i]!, b.items[j]!]
    if (x < y) i++
    else if (y < x) j++
    else {
      const [p, q] = [a.answers[i]!, b.answers[j]!]
      i++
      j++
      if (p > 1 || q > 1) continue
      const [u, w] = [usual(x, a.ageDays), usual(x, b.ageDays)]
      common++
      beyond += (p === q ? 1 : 0) - (u * w + (1 - u) * (1 - w))
    }
  }
  return { common, beyond }
}

/** The day on which each child was born, as the middle of its sheets has it. */
function birthsImplied(sheets: readonly Sheet[]): Map<string, number> {
  const days = new Map<string, number[]>()
  for (const s of sheets) {
    const list = days.get(s.child)
    if (list) list.push(s.day - s.ageDays)
    else days.set(s.child, [s.day - s.ageDays])
  }
  return new Map([...days].map(([child, list]) => [child, median(list)]))
}

function mostlyOfAnotherAge(s: Sheet, items: readonly ItemAges[]): boolean {
  let other = 0
  for (let i = 0; i < s.items.length; i++) {
    const ages = items[s.items[i]!]
    if (!ages) continue
    if (s.ageDays < ages.fromDays - AGE_TOLERANCE_DAYS || s.ageDays >= ages.toDays + AGE_TOLERANCE_DAYS)
      other++
  }
  return other * 2 > s.items.length
}
