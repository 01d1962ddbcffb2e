// How an agreement stands on a day: it has not begun, is in force, ran out without anybody saying so, or was ended.
import type { AgreementListed } from '../contract.ts'

export type Standing = 'before' | 'force' | 'over' | 'ended'

/** Whoever never ended one whose last day is past must renew it or end it. */
export function standingOn(a: Pick<AgreementListed, 'starts' | 'ends' | 'ended'>, today: string): Standing {
  if (a.ended !== null) return 'ended'
  if (a.ends !== null && a.ends < today) return 'over'
  return a.starts !== null && a.starts > today ? 'before' : 'force'
}
