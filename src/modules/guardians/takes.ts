// What happens when a fact about the adults of a child arrives.
import type { Taking } from '../../kernel/taking.ts'
import { circleCarrying } from './carry.ts'
import type { Adult, AdultBlob, AdultPortrait, ChildCircle, PickupCode } from './contract.ts'
import { carryAdult, carryAdultPortrait, carryCircle, carryCode } from './rules/carried.ts'
import {
  adultOf,
  blobsOf,
  foldAdult,
  foldAdultBlob,
  foldAdultPortrait,
  foldCode,
} from './rules/fold-adult.ts'
import { foldCircle } from './rules/fold-circle.ts'

type HereChild = { readonly book: string; readonly key: string; readonly left_on: string | null }

const adult: Taking<Adult> = {
  table: 'adult',
  kinds: ['guardians.adult-named', 'guardians.adult-corrected'],
  keysOf: (f) => [adultOf(f)],
  subjectOf: (f) => ({ table: 'child', key: f.about }),
  fold: foldAdult,
  carry: carryAdult,
  lookedAt: true,
}

const circle: Taking<ChildCircle> = {
  table: 'child_circle',
  kinds: circleCarrying.kinds,
  keysOf: circleCarrying.keysOf,
  subjectOf: (f) => ({ table: 'child', key: f.about }),
  fold: foldCircle,
  carry: (r, look) => (look<HereChild>('child', r.key)?.left_on === null ? carryCircle(r) : undefined),
  // a pick-up is judged again when it changes
  lookedAt: true,
}

const portrait: Taking<AdultPortrait> = {
  table: 'adult_portrait',
  kinds: ['guardians.adult-portrait-taken', 'guardians.adult-portrait-withdrawn'],
  keysOf: (f) => [f.about],
  subjectOf: (f) => ({ table: 'adult', key: f.about }),
  fold: foldAdultPortrait,
  carry: (r, look) => (look<Adult>('adult', r.key)?.here ? carryAdultPortrait(r) : undefined),
  lookedAt: true,
}

const blobs: Taking<AdultBlob> = {
  table: 'adult_blob',
  kinds: ['guardians.adult-portrait-taken'],
  keysOf: blobsOf,
  subjectOf: (f) => ({ table: 'adult_portrait', key: f.about }),
  fold: foldAdultBlob,
  shows: (r) => (r.shown ? { about: r.adult, needs: 'children.read', plain: true } : undefined),
}

const codes: Taking<PickupCode> = {
  table: 'pickup_code',
  kinds: ['guardians.code-made', 'guardians.code-withdrawn'],
  keysOf: (f) => [String(f.payload.code)],
  subjectOf: (f) => ({ table: 'child', key: f.about }),
  fold: foldCode,
  carry: (r, look) =>
    !r.withdrawn && look<HereChild>('child', r.child)?.left_on === null ? carryCode(r) : undefined,
}

export const guardiansTakings = [adult, circle, portrait, blobs, codes]
