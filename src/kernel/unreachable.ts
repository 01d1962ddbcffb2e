// Ends a switch over a union, so that a new member of the union does not compile until it is handled.

/** Never reached while the types hold; throws (a fault) if data broke them. */
export function unreachable(x: never): never {
  throw new Error(`unreachable: ${JSON.stringify(x)}`)
}
