// Who is not received at the door: signs that advise against it, as dated data; the rule advises, the person at the door decides.
import type { Sign } from '../contract/door.ts'

/** Value 1 keeps a child out, 0 does not; the institute may set another one on the screen Normas. */
const NORM_OF: Readonly<Record<Exclude<Sign, 'fever'>, string>> = {
  vomiting: 'door.out-vomiting',
  contagious: 'door.out-contagious',
  malaise: 'door.out-malaise',
  care: 'door.out-care',
  outbreak: 'door.out-outbreak',
  diarrhea: 'door.out-diarrhea',
  rash: 'door.out-rash',
  cough: 'door.out-cough',
  eyes: 'door.out-eyes',
}

/** The value of a norm on the day that counts; `network` holds them, whoever calls brings them. */
export type Norms = (norm: string) => number

/** Temperature from which a child is not received, °C. Source: DPSG 18-III. */
export const feverFrom = (norms: Norms): number => norms('door.fever')

/**
 * The signs of a check that advise not to receive the child, in the order given. Empty: receive. A temperature
 * counts as fever from the norm's value on; a fever ticked without a figure counts as one. Source: DPSG 18-III; ceci.md §2.6.
 */
export function judgeCheck(
  check: { readonly fever?: number | undefined; readonly signs?: readonly Sign[] | undefined },
  norms: Norms,
): Sign[] {
  const told = check.signs ?? []
  const hot = check.fever === undefined ? told.includes('fever') : check.fever >= feverFrom(norms)
  return [...(hot ? (['fever'] as const) : []), ...told.filter((s) => s !== 'fever' && norms(NORM_OF[s]) > 0)]
}
