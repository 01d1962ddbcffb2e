// Distances between all nodes of a road network: shortest paths from every node, on undirected edges of any length.

export type Edge = readonly [from: number, to: number, length: number]

/**
 * A matrix, node by node (from 0), of shortest lengths; Infinity where there is no way. An edge told again replaces the
 * earlier one (OR-Library's rule), so its length may grow.
 */
export function shortestPaths(nodes: number, edges: readonly Edge[]): Float64Array {
  const lengthOf = new Map<number, number>()
  for (const [a, b, length] of edges)
    if (a !== b) lengthOf.set(Math.min(a, b) * nodes + Math.max(a, b), length)
  const from = new Int32Array(nodes + 1)
  const pairs = [...lengthOf].map(([key, length]) => [Math.floor(key / nodes), key % nodes, length] as const)
  for (const [a, b] of pairs) {
    from[a + 1]!++
    from[b + 1]!++
  }
  for (let a = 0; a < nodes; a++) from[a + 1]! += from[a]!
  const next = from.slice()
  const to = new Int32Array(pairs.length * 2)
  const length = new Float64Array(pairs.length * 2)
  const put = (a: number, b: number, l: number) => {
    const at = next[a]!++
    to[at] = b
    length[at] = l
  }
  for (const [a, b, l] of pairs) {
    put(a, b, l)
    put(b, a, l)
  }
  const all = new Float64Array(nodes * nodes).fill(Number.POSITIVE_INFINITY)
  const heap = new NodeHeap(nodes)
  for (let source = 0; source < nodes; source++) {
    const dist = all.subarray(source * nodes, (source + 1) * nodes)
    dist[source] = 0
    heap.push(source, dist)
    while (heap.size > 0) {
      const a = heap.pop(dist)
      const end = from[a + 1]!
      for (let k = from[a]!; k < end; k++) {
        const d = dist[a]! + length[k]!
        const b = to[k]!
        if (d < dist[b]!) {
          dist[b] = d
          heap.push(b, dist)
        }
      }
    }
  }
  return all
}

/** A binary heap of nodes by a distance kept outside; a node whose distance shrinks moves up. */
class NodeHeap {
  size = 0
  readonly #nodes: Int32Array
  readonly #place: Int32Array
  constructor(nodes: number) {
    this.#nodes = new Int32Array(nodes)
    this.#place = new Int32Array(nodes).fill(-1)
  }
  push(node: number, dist: Float64Array): void {
    let at = this.#place[node]!
    if (at < 0) at = this.size++
    const d = dist[node]!
    while (at > 0) {
      const up = (at - 1) >> 1
      const above = this.#nodes[up]!
      if (dist[above]! <= d) break
      this.#nodes[at] = above
      this.#place[above] = at
      at = up
    }
    this.#nodes[at] = node
    this.#place[node] = at
  }
  pop(dist: Float64Array): number {
    const top = this.#nodes[0]!
    this.#place[top] = -1
    const last = this.#nodes[--this.size]!
    if (this.size > 0) {
      const d = dist[last]!
      let at = 0
      for (;;) {
        let child = 2 * at + 1
        if (child >= this.size) break
        if (child + 1 < this.size && dist[this.#nodes[child + 1]!]! < dist[this.#nodes[child]!]!) child++
        const below = this.#nodes[child]!
        if (dist[below]! >= d) break
        this.#nodes[at] = below
        this.#place[below] = at
        at = child
      }
      this.#nodes[at] = last
      this.#place[last] = at
    }
    return top
  }
}
