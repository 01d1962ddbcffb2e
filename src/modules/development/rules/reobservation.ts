// A second pair of eyes: which sheets are observed again by another person, and how far the two agree.
import { binomialAtLeast } from './normal.ts'

export type Observable = { readonly id: string; readonly evaluator: string }
export type DrawRule = {
  /** share of each evaluator's sheets, and at least so many */
  readonly share: number
  readonly least: number
  /** as many times more of those whom the quality guard doubts */
  readonly doubted: number
}
/** One in twenty, and two of everybody: who is never looked at learns that nobody looks. Source: own; unconfirmed. */
export const drawRule: DrawRule = { share: 0.05, least: 2, doubted: 3 }

/**
 * Draws from each evaluator's sheets. The same seed and sheets give the same sample, whatever their order, so that a draw can be
 * checked afterwards; nobody can foresee it who does not know the seed.
 */
export function drawAgain<S extends Observable>(
  sheets: readonly S[],
  seed: string,
  doubted: ReadonlySet<string>,
  rule: DrawRule = drawRule,
): readonly S[] {
  const own = new Map<string, { sheet: S; lot: number }[]>()
  for (const sheet of sheets) {
    const list = own.get(sheet.evaluator) ?? []
    list.push({ sheet, lot: lotOf(`${seed}:${sheet.id}`) })
    own.set(sheet.evaluator, list)
  }
  return [...own].flatMap(([evaluator, list]) => {
    const times = doubted.has(evaluator) ? rule.doubted : 1
    const many = Math.max(rule.least, Math.ceil(rule.share * list.length)) * times
    const drawn = list.sort((a, b) => a.lot - b.lot || (a.sheet.id < b.sheet.id ? -1 : 1)).slice(0, many)
    return drawn.map((d) => d.sheet)
  })
}

/** FNV-1a with a last mixing, 32 bits: spreads ids evenly; no secret. */
function lotOf(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad)
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97)
  return (h ^ (h >>> 15)) >>> 0
}

/** The same item of the same child, by the first person and by the second. */
export type SeenTwice = { readonly first: 1 | 0; readonly second: 1 | 0 }
export type Agreement = {
  readonly items: number
  /** share of items with the same answer */
  readonly same: number
  /** beyond chance; falls towards 0 where nearly everything is achieved, although nearly all agree */
  readonly kappa: number
  /** beyond chance, steady also there */
  readonly ac1: number
  /** items that only the first person saw achieved, and only the second */
  readonly onlyFirst: number
  readonly onlySecond: number
  /** probability of such a lean towards the first by chance */
  readonly chance: number
  /** `milder`: the first person sees more than can be chance; `differs`: they disagree without a direction */
  readonly verdict: 'agrees' | 'differs' | 'milder' | 'stricter' | 'too-few'
}

/** Items below which nothing is said, and the agreement beyond chance that is asked. Source: Landis and Koch (1977), substantial. */
const LEAST_ITEMS = 20
const SUBSTANTIAL = 0.6
const LEAN = 0.01

/**
 * Agreement of two persons over items seen by both. Sources: Cohen (1960) kappa; Gwet (2008) AC1; McNemar (1947), exact.
 * Refuses nothing: with fewer than 20 items the verdict is `too-few` and the figures stand.
 */
export function agreementOf(pairs: readonly SeenTwice[]): Agreement {
  const n = pairs.length
  const count = (f: (p: SeenTwice) => boolean) => pairs.filter(f).length
  const onlyFirst = count((p) => p.first === 1 && p.second === 0)
  const onlySecond = count((p) => p.first === 0 && p.second === 1)
  const same = n === 0 ? Number.NaN : 1 - (onlyFirst + onlySecond) / n
  const yesFirst = count((p) => p.first === 1) / n
  const yesSecond = count((p) => p.second === 1) / n
  const byChance = yesFirst * yesSecond + (1 - yesFirst) * (1 - yesSecond)
  const mean = (yesFirst + yesSecond) / 2
  const gwet = 2 * mean * (1 - mean)
  const kappa = byChance === 1 ? 1 : (same - byChance) / (1 - byChance)
  const ac1 = (same - gwet) / (1 - gwet)
  const more = Math.max(onlyFirst, onlySecond)
  const chance = Math.min(1, 2 * binomialAtLeast(more, onlyFirst + onlySecond, 0.5))
  const leans = chance < LEAN ? (onlyFirst > onlySecond ? 'milder' : 'stricter') : undefined
  const verdict = n < LEAST_ITEMS ? 'too-few' : (leans ?? (ac1 < SUBSTANTIAL ? 'differs' : 'agrees'))
  return { items: n, same, kappa, ac1, onlyFirst, onlySecond, chance, verdict }
}
