// What happens when something is said of an organization, its people, an event or a material.
import type { Taking } from '../../kernel/taking.ts'
import type {
  Partner,
  PartnerAdvice,
  PartnerContact,
  PartnerDistinct,
  PartnerEvent,
  PartnerFile,
  PartnerInterest,
  PartnerMaterial,
} from './contract.ts'
import { interestCounts, partnerCounts } from './indicators.ts'
import { asksOfEvent, asksOfInterest, asksOfPartner } from './rules/asks.ts'
import {
  eventKinds,
  eventOf,
  fileKinds,
  filesOf,
  foldEvent,
  foldFile,
  foldMaterial,
  materialOf,
} from './rules/fold-dialogue.ts'
import { foldPartner, partnerKinds, partnerOf } from './rules/fold-partner.ts'
import {
  adviceOf,
  contactKinds,
  contactOf,
  distinctOf,
  foldAdvice,
  foldContact,
  foldDistinct,
  foldInterest,
  interestKinds,
  interestOf,
} from './rules/fold-parts.ts'

const partner: Taking<Partner> = {
  table: 'partner',
  kinds: partnerKinds,
  keysOf: partnerOf,
  fold: foldPartner,
  contributes: partnerCounts,
  asks: asksOfPartner,
  lookedAt: true,
}
const interest: Taking<PartnerInterest> = {
  table: 'partner_interest',
  kinds: interestKinds,
  keysOf: interestOf,
  fold: foldInterest,
  contributes: interestCounts,
  asks: asksOfInterest,
}
const contact: Taking<PartnerContact> = {
  table: 'partner_contact',
  kinds: contactKinds,
  keysOf: contactOf,
  fold: foldContact,
}
const advice: Taking<PartnerAdvice> = {
  table: 'partner_advice',
  kinds: ['partners.advised'],
  keysOf: adviceOf,
  fold: foldAdvice,
}
const event: Taking<PartnerEvent> = {
  table: 'partner_event',
  kinds: eventKinds,
  keysOf: eventOf,
  fold: foldEvent,
  asks: asksOfEvent,
}
const material: Taking<PartnerMaterial> = {
  table: 'partner_material',
  kinds: ['partners.material-added'],
  keysOf: materialOf,
  fold: foldMaterial,
}
const file: Taking<PartnerFile> = {
  table: 'partner_file',
  kinds: fileKinds,
  keysOf: filesOf,
  fold: foldFile,
  shows: (r) => ({ about: r.of, needs: 'partners.read', name: r.material ? 'material' : 'documento' }),
}
const distinct: Taking<PartnerDistinct> = {
  table: 'partner_distinct',
  kinds: ['partners.organizations-distinct'],
  keysOf: distinctOf,
  fold: foldDistinct,
}

export const partnersTakings = [partner, interest, contact, advice, event, material, file, distinct]
