// Where things lie on the plan's map, and their marks as single outlines: thousands of marks are one shape each kind, drawn at once.
import { onPlane } from '../../../kernel/land.ts'

export type Spot = { readonly x: number; readonly y: number }
export type View = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** On the plane on which all maps of the country are drawn: units of ten meters. */
export function spotOf(latitude: number, longitude: number): Spot {
  const [x, y] = onPlane(latitude, longitude)
  return { x, y }
}

/** What holds all spots, with a little air, in the proportion of the drawing. */
export function viewOf(spots: readonly Spot[], ratio: number): View {
  if (spots.length === 0) return { x: 0, y: 0, width: 1, height: ratio }
  let [left, top, right, low] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of spots) {
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > low) low = y
  }
  const air = 1.2
  const least = 1_000
  let width = Math.max(least, (right - left) * air)
  let height = Math.max(least * ratio, (low - top) * air)
  if (height / width > ratio) width = height / ratio
  else height = width * ratio
  return { x: (left + right) / 2 - width / 2, y: (top + low) / 2 - height / 2, width, height }
}

export const inView = ({ x, y }: Spot, v: View): boolean =>
  x >= v.x && x <= v.x + v.width && y >= v.y && y <= v.y + v.height

export type Form = 'dot' | 'ring' | 'cross' | 'square' | 'pin' | 'diamond' | 'x'
const f = (x: number) => x.toFixed(1)

const forms: Readonly<Record<Form, (x: number, y: number, r: number) => string>> = {
  dot: (x, y, r) => `M${f(x - r)} ${f(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  ring: (x, y, r) => `M${f(x - r)} ${f(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  cross: (x, y, r) => `M${f(x - r)} ${f(y)}h${2 * r}M${f(x)} ${f(y - r)}v${2 * r}`,
  x: (x, y, r) => `M${f(x - r)} ${f(y - r)}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`,
  square: (x, y, r) => `M${f(x - r)} ${f(y - r)}h${2 * r}v${2 * r}h${-2 * r}z`,
  pin: (x, y, r) => `M${f(x)} ${f(y)}l${-r} ${-1.7 * r}h${2 * r}z`,
  diamond: (x, y, r) => `M${f(x)} ${f(y - r)}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`,
}

/** One outline of a form at each spot, in px of the drawing. */
export function outlineOf(spots: readonly Spot[], form: Form, r: number, view: View, width: number): string {
  const k = width / view.width
  const draw = forms[form]
  let d = ''
  for (const s of spots) if (inView(s, view)) d += draw((s.x - view.x) * k, (s.y - view.y) * k, r)
  return d
}

/** Marks this near, in px, lie on each other. */
const CROWDED = 16

/** Where several spots of the view fall together: how many, in px of the drawing; larger crowds first, and none beside a larger one. */
export function crowdsOf(
  spots: readonly Spot[],
  view: View,
  width: number,
): { readonly x: number; readonly y: number; readonly count: number }[] {
  const k = width / view.width
  const cells = new Map<string, { x: number; y: number; count: number }>()
  for (const s of spots) {
    if (!inView(s, view)) continue
    const [x, y] = [(s.x - view.x) * k, (s.y - view.y) * k]
    const key = `${Math.round(x / CROWDED)},${Math.round(y / CROWDED)}`
    const cell = cells.get(key)
    if (cell) cell.count++
    else cells.set(key, { x, y, count: 1 })
  }
  const told: { x: number; y: number; count: number }[] = []
  for (const cell of [...cells.values()].sort((a, b) => b.count - a.count)) {
    const near = told.find((t) => Math.abs(t.x - cell.x) < 2 * CROWDED && Math.abs(t.y - cell.y) < CROWDED)
    if (near) near.count += cell.count
    else told.push(cell)
  }
  return told.filter((t) => t.count > 1)
}

const TOWARD: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

/** The place in the list to go to from `from` by an arrow: straight ahead costs its distance, aside three times as much. */
export function nextSpot(key: string, from: number, spots: readonly Spot[]): number | undefined {
  const toward = TOWARD[key]
  const own = spots[from]
  if (!toward || !own) return undefined
  let best: number | undefined
  let least = Infinity
  for (const [i, s] of spots.entries()) {
    const ahead = (s.x - own.x) * toward[0] + (s.y - own.y) * toward[1]
    const aside = Math.abs((s.x - own.x) * toward[1]) + Math.abs((s.y - own.y) * toward[0])
    const cost = ahead + 3 * aside
    if (i !== from && ahead > 0 && aside < 4 * ahead && cost < least) [best, least] = [i, cost]
  }
  return best
}

/** The nearest spot within `far`, in the spots' own unit. */
export function nearestSpot({ x, y }: Spot, spots: readonly Spot[], far: number): number | undefined {
  let best: number | undefined
  let least = far
  for (const [i, s] of spots.entries()) {
    const d = Math.hypot(s.x - x, s.y - y)
    if (d <= least) [best, least] = [i, d]
  }
  return best
}
