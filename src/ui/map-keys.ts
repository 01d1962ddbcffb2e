// Walks a map by arrows: from the shape in focus to its nearest neighbor in that direction.

const TOWARD: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

const middle = (el: SVGGraphicsElement): [number, number] => {
  const b = el.getBBox()
  return [b.x + b.width / 2, b.y + b.height / 2]
}

/**
 * The shape to move to, among those of `group` that carry `data-id`; undefined when the key is no arrow or nothing
 * lies that way. Straight ahead costs its distance, aside costs three times as much.
 */
export function neighbor(
  key: string,
  from: SVGGraphicsElement,
  group: SVGGElement,
): SVGGraphicsElement | undefined {
  const toward = TOWARD[key]
  if (!toward) return undefined
  const [x, y] = middle(from)
  let best: SVGGraphicsElement | undefined
  let least = Number.POSITIVE_INFINITY
  for (const el of group.querySelectorAll<SVGGraphicsElement>('[data-id]')) {
    if (el === from) continue
    const [a, b] = middle(el)
    const ahead = (a - x) * toward[0] + (b - y) * toward[1]
    const aside = Math.abs((a - x) * toward[1]) + Math.abs((b - y) * toward[0])
    const cost = ahead + 3 * aside
    if (ahead > 0 && aside < 4 * ahead && cost < least) {
      least = cost
      best = el
    }
  }
  return best
}
