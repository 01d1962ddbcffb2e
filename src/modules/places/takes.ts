// What happens when a word about places arrives: an account is folded anew, a site is named, a target stands beside the others.
import type { Taking } from '../../kernel/taking.ts'
import type { PlaceAccount, PlacePlan, PlaceSite, PlaceTarget } from './contract.ts'
import { foldAccount } from './rules/account.ts'
import { foldPlan, foldSite, foldTarget, targetKeyOf } from './rules/fold-places.ts'

/** Nothing of it goes to a tablet: places are decided at desks. */
const site: Taking<PlaceSite> = {
  table: 'place_site',
  kinds: ['places.site-registered'],
  keysOf: (f) => [f.about],
  fold: foldSite,
  lookedAt: true,
}
const account: Taking<PlaceAccount> = {
  table: 'place_account',
  version: 'place-account/2',
  kinds: [
    ...['places.planned', 'places.due', 'places.stepped', 'places.licence-renewed', 'places.converted'],
    ...['places.reversed', 'places.handed', 'places.handed-back', 'places.lost', 'places.received'],
  ],
  keysOf: (f) => [f.about],
  fold: foldAccount,
}
const plan: Taking<PlacePlan> = {
  table: 'place_plan',
  kinds: ['places.planned'],
  keysOf: (f) => [String(f.payload.lot)],
  fold: foldPlan,
}
const target: Taking<PlaceTarget> = {
  table: 'place_target',
  kinds: ['places.target-published'],
  keysOf: targetKeyOf,
  fold: foldTarget,
}

export const placesTakings = [site, account, plan, target]
