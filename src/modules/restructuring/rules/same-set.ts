// Whether two lists name the same things: what a person saw, and what stands when it is decided.

/** Order does not matter; a thing named twice is not the same as once. */
export function sameSet(a: Iterable<string>, b: Iterable<string>): boolean {
  const [x, y] = [[...a].sort(), [...b].sort()]
  return x.length === y.length && x.every((one, i) => one === y[i])
}
