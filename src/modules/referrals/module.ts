// The referrals module's table of contents.
import type { Module } from '../../platform/house.ts'
import { referralsFollow, referralsGauge, referralsMoves } from './answers.ts'
import { referralsKinds } from './contract/kinds.ts'
import { referralsIndicators } from './indicators.ts'
import { referralsExports } from './offers.ts'
import { referralsNorms } from './rules/clocks.ts'
import { referralsTakings } from './takes.ts'
import { referralsTasks } from './tasks.ts'

export const referrals: Module = {
  name: 'referrals',
  kinds: referralsKinds,
  takings: referralsTakings,
  indicators: referralsIndicators,
  moves: referralsMoves,
  follows: referralsFollow,
  gauge: referralsGauge,
  tasks: referralsTasks,
  exports: referralsExports,
  norms: referralsNorms,
}
