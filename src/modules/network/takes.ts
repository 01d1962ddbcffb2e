// What happens when a fact about the network arrives: which rows it bears on, what tablets carry of them, what they add.
import type { Fact } from '../../kernel/fact.ts'
import type { Taking } from '../../kernel/taking.ts'
import type {
  CalendarDay,
  Center,
  CenterMembership,
  Municipality,
  MunicipalityMembership,
  Norm,
  Representation,
  Room,
} from './contract.ts'
import { placesOf } from './indicators.ts'
import {
  foldCalendarDay,
  foldCenter,
  foldCenterMembership,
  foldMunicipality,
  foldMunicipalityMembership,
  foldNorm,
  foldRepresentation,
} from './rules/fold-network.ts'
import { foldRoom, roomsOf } from './rules/fold-room.ts'

const about = (f: Fact) => [f.about]
const text = (f: Fact, field: string) => String(f.payload[field])

const representation: Taking<Representation> = {
  table: 'representation',
  kinds: ['network.representation-named'],
  keysOf: about,
  fold: foldRepresentation,
  version: 'representation/2',
  carry: (r) => ({ name: r.name }),
  carriedBy: 'own',
}
const municipality: Taking<Municipality> = {
  table: 'municipality',
  kinds: ['network.municipality-named'],
  keysOf: (f) => [text(f, 'cvegeo')],
  fold: foldMunicipality,
}
const municipalityMembership: Taking<MunicipalityMembership> = {
  table: 'municipality_membership',
  kinds: ['network.municipality-assigned', 'network.municipalities-moved'],
  keysOf: (f) =>
    ((f.payload.cvegeos as string[] | undefined) ?? [text(f, 'cvegeo')]).map(
      (c) => `${c}|${text(f, 'from')}`,
    ),
  fold: foldMunicipalityMembership,
  regroups: (before, after) => (before ?? after)?.from_day,
}
const center: Taking<Center> = {
  table: 'center',
  kinds: [
    'network.center-registered',
    'network.center-changed',
    'network.center-renamed',
    'network.center-closed',
    'network.center-reopened',
    'network.center-merged',
  ],
  keysOf: about,
  fold: foldCenter,
  // A municipality corrected was always the right one.
  regroups: (before, after) =>
    before && after && before.municipality !== after.municipality ? '0001-01-01' : undefined,
  carry: (r) => ({ name: r.name, code: r.code, opens: r.opens, closes: r.closes, timeZone: r.time_zone }),
  contributes: placesOf.center,
}
const centerMembership: Taking<CenterMembership> = {
  table: 'center_membership',
  kinds: ['network.center-assigned', 'network.center-moved'],
  keysOf: (f) => [`${(f.payload.center as string | undefined) ?? f.about}|${text(f, 'from')}`],
  fold: foldCenterMembership,
  regroups: (before, after) => (before ?? after)?.from_day,
}
const room: Taking<Room> = {
  table: 'room',
  kinds: [
    'network.room-opened',
    'network.room-changed',
    'network.room-closed',
    'network.center-closed',
    'network.center-reopened',
    'network.center-split',
    'network.center-merged',
    'network.rooms-received',
    'network.rooms-recut',
  ],
  keysOf: roomsOf,
  fold: foldRoom,
  carry: (r) =>
    r.closed_on
      ? undefined
      : { name: r.name, from: r.from_months, to: r.to_months, places: r.places, order: r.order },
  contributes: placesOf.room,
}
const calendarDay: Taking<CalendarDay> = {
  table: 'calendar_day',
  kinds: ['network.calendar-day-set'],
  keysOf: (f) => [text(f, 'day')],
  fold: foldCalendarDay,
  carry: (r) => ({ day: r.day, open: r.open, why: r.why }),
}
const norm: Taking<Norm> = {
  table: 'norm',
  kinds: ['network.norm-set'],
  keysOf: (f) => [`${text(f, 'norm')}|${text(f, 'from')}`],
  fold: foldNorm,
  carry: (r) => ({ norm: r.norm, value: r.value, unit: r.unit, from: r.from_day, confidence: r.confidence }),
}

export const networkTakings = [
  representation,
  municipality,
  municipalityMembership,
  center,
  centerMembership,
  room,
  calendarDay,
  norm,
]
