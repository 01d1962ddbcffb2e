// What names a round among those of its child: it stays when an observation in it is corrected or comes late.
import type { Round } from '../contract.ts'

export const roundId = (r: Pick<Round, 'instrument' | 'version' | 'group'>): string =>
  `${r.instrument}|${r.version}|${r.group}`
