// What happens when something is said of a case.
import type { Taking } from '../../kernel/taking.ts'
import { carryCase } from './carry.ts'
import type { ReferralBlob, ReferralCase } from './contract.ts'
import { referralsOf } from './indicators.ts'
import { asksOf } from './rules/asks.ts'
import { caseKinds, caseOf, filesOf, foldCase, foldReferralBlob } from './rules/fold-case.ts'

const cases: Taking<ReferralCase> = {
  table: 'referral_case',
  kinds: caseKinds,
  keysOf: caseOf,
  subjectOf: (f) => ({ table: 'child', key: f.about }),
  fold: foldCase,
  carry: carryCase,
  contributes: referralsOf,
  asks: asksOf,
}

const files: Taking<ReferralBlob> = {
  table: 'referral_blob',
  kinds: ['referrals.referred', 'referrals.answer-received', 'referrals.step-brought'],
  keysOf: filesOf,
  subjectOf: (f) => ({ table: 'child', key: f.about }),
  fold: foldReferralBlob,
  shows: (r) => (r.moved ? 'lingers' : { about: r.child, needs: 'referrals.read', name: 'canalizacion' }),
}

export const referralsTakings = [cases, files]
