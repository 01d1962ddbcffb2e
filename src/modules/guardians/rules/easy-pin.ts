// PINs that whoever stands behind would try first.

/** One digit over and over, or digits in a row up or down. */
export function easyPin(pin: string): boolean {
  const steps = [...pin].slice(1).map((d, i) => Number(d) - Number(pin[i]))
  return [0, 1, -1].some((step) => steps.every((s) => s === step))
}
