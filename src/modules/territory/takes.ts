// What happens when a list's word about the land arrives: the row of its key is folded anew. Nothing of it goes to a tablet.
import type { Taking } from '../../kernel/taking.ts'
import type {
  Locality,
  MunicipalityBoundary,
  MunicipalityFigures,
  MunicipalityPosts,
  NurserySupply,
  StateInsured,
  SupplyPublished,
} from './contract.ts'
import {
  foldBoundary,
  foldFigures,
  foldInsured,
  foldLocality,
  foldNursery,
  foldPosts,
  foldPublished,
  keyOf,
} from './rules/fold-territory.ts'

const locality: Taking<Locality> = {
  table: 'locality',
  kinds: ['territory.locality-told'],
  keysOf: (f) => [keyOf.locality(f)],
  fold: foldLocality,
}
const figures: Taking<MunicipalityFigures> = {
  table: 'municipality_figures',
  kinds: ['territory.census-told'],
  keysOf: (f) => [keyOf.figures(f)],
  fold: foldFigures,
}
const posts: Taking<MunicipalityPosts> = {
  table: 'municipality_posts',
  kinds: ['territory.posts-told'],
  keysOf: (f) => [keyOf.posts(f)],
  fold: foldPosts,
}
const insured: Taking<StateInsured> = {
  table: 'state_insured',
  kinds: ['territory.insured-told'],
  keysOf: (f) => [keyOf.insured(f)],
  fold: foldInsured,
}
const nursery: Taking<NurserySupply> = {
  table: 'nursery_supply',
  kinds: ['territory.nursery-told'],
  keysOf: (f) => [keyOf.nursery(f)],
  fold: foldNursery,
}
const published: Taking<SupplyPublished> = {
  table: 'supply_published',
  kinds: ['territory.supply-told'],
  keysOf: (f) => [keyOf.published(f)],
  fold: foldPublished,
}
const boundary: Taking<MunicipalityBoundary> = {
  table: 'municipality_boundary',
  kinds: ['territory.boundary-told'],
  keysOf: (f) => [keyOf.boundary(f)],
  fold: foldBoundary,
}

export const territoryTakings = [locality, figures, posts, insured, nursery, published, boundary]
