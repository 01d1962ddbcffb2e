// A network of tasks and links read once into arrays in an order where no task comes before what it waits for.
import type { ScheduleLink, ScheduleTask } from '../contract.ts'

/** Why a network is none; places count from 0 in the lists given. */
export type NetworkFault =
  | { readonly code: 'task-twice'; readonly task: number }
  | { readonly code: 'duration'; readonly task: number }
  | { readonly code: 'lag'; readonly link: number }
  | { readonly code: 'unknown-task'; readonly link: number; readonly end: 'from' | 'to' }
  /** ids along the circle; the first one is told again at the end */
  | { readonly code: 'cycle'; readonly path: readonly string[] }

/** Links sorted by the place of their `to` in `order`: those of order[k] lie from starts[k] to starts[k + 1]. */
export type Network = {
  readonly size: number
  /** places of tasks, each after all it waits for */
  readonly order: Uint32Array
  readonly starts: Uint32Array
  readonly from: Uint32Array
  readonly lag: Float64Array
  /** 1 = the relation looks at the finish of its `from` (FS, FF) */
  readonly fromFinish: Uint8Array
  /** 1 = the relation holds back the finish of its `to` (FF, SF) */
  readonly toFinish: Uint8Array
}

export function networkOf(
  tasks: readonly ScheduleTask[],
  links: readonly ScheduleLink[],
):
  | { readonly stands: true; readonly network: Network }
  | { readonly stands: false; readonly fault: NetworkFault } {
  const fail = (fault: NetworkFault) => ({ stands: false as const, fault })
  const places = new Map<string, number>()
  for (const [i, { id, duration }] of tasks.entries()) {
    if (places.has(id)) return fail({ code: 'task-twice', task: i })
    if (!(duration >= 0 && Number.isFinite(duration))) return fail({ code: 'duration', task: i })
    places.set(id, i)
  }
  for (const [i, link] of links.entries()) {
    for (const end of ['from', 'to'] as const) {
      if (!places.has(link[end])) return fail({ code: 'unknown-task', link: i, end })
    }
    if (!Number.isFinite(link.lag)) return fail({ code: 'lag', link: i })
  }
  const into: number[][] = tasks.map(() => [])
  const after: number[][] = tasks.map(() => [])
  for (const [i, { from, to }] of links.entries()) {
    into[places.get(to)!]!.push(i)
    after[places.get(from)!]!.push(places.get(to)!)
  }
  const waits = into.map((list) => list.length)
  const order = tasks.map((_, i) => i).filter((i) => waits[i] === 0)
  for (let k = 0; k < order.length; k++) {
    for (const next of after[order[k]!]!) if (--waits[next]! === 0) order.push(next)
  }
  if (order.length < tasks.length)
    return fail({ code: 'cycle', path: circle(tasks, into, waits, links, places) })
  const sorted = order.flatMap((task) => into[task]!.map((i) => links[i]!))
  const starts = new Uint32Array(tasks.length + 1)
  for (const [k, task] of order.entries()) starts[k + 1] = starts[k]! + into[task]!.length
  return {
    stands: true,
    network: {
      size: tasks.length,
      order: Uint32Array.from(order),
      starts,
      from: Uint32Array.from(sorted, (l) => places.get(l.from)!),
      lag: Float64Array.from(sorted, (l) => l.lag),
      fromFinish: Uint8Array.from(sorted, (l) => (l.type === 'FS' || l.type === 'FF' ? 1 : 0)),
      toFinish: Uint8Array.from(sorted, (l) => (l.type === 'FF' || l.type === 'SF' ? 1 : 0)),
    },
  }
}

/** Every task that still waits has one before it that waits too: going back from one to the next must meet itself. */
function circle(
  tasks: readonly ScheduleTask[],
  into: readonly (readonly number[])[],
  waits: readonly number[],
  links: readonly ScheduleLink[],
  places: ReadonlyMap<string, number>,
): string[] {
  const met = new Map<number, number>()
  const path: number[] = []
  let at = waits.findIndex((w) => w > 0)
  while (!met.has(at)) {
    met.set(at, path.length)
    path.push(at)
    at = into[at]!.map((i) => places.get(links[i]!.from)!).find((before) => waits[before]! > 0)!
  }
  const round = path.slice(met.get(at)!).reverse()
  // told from the task that stands first in the list, so that the same network gives the same words
  const first = round.indexOf(Math.min(...round))
  const turned = [...round.slice(first), ...round.slice(0, first)]
  return [...turned, turned[0]!].map((i) => tasks[i]!.id)
}
