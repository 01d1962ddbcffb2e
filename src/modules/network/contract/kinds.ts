// What may be said of the network as it stands: representations, municipalities, centers, rooms, the calendar and the norms.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import type { FactKind } from '../../../kernel/kind.ts'
import {
  CenterAssigned,
  CenterFields,
  MunicipalityAssigned,
  MunicipalityNamed,
  Name,
  NormSet,
  RepresentationNamed,
  RoomFields,
} from './words.ts'

export const said = (
  kind: string,
  es: string,
  en: string,
  payload: FactKind['payload'],
  more: Partial<FactKind> = {},
): FactKind => ({
  kind: `network.${kind}`,
  version: 1,
  words: { es, en },
  payload,
  permission: 'network.write',
  physical: false,
  door: 'any',
  persons: () => [],
  ...more,
})

export const representationNamed = said(
  'representation-named',
  'Representación',
  'Representation',
  RepresentationNamed,
  { only: 'own' },
)
export const municipalityNamed = said('municipality-named', 'Municipio', 'Municipality', MunicipalityNamed, {
  only: 'nation',
})
export const municipalityAssigned = said(
  'municipality-assigned',
  'Municipio asignado a una representación',
  'Municipality assigned to a representation',
  MunicipalityAssigned,
  { only: 'nation' },
)
export const centerRegistered = said(
  'center-registered',
  'Centro registrado',
  'Center registered',
  CenterFields,
  { only: 'own' },
)
export const centerChanged = said(
  'center-changed',
  'Datos del centro corregidos',
  'Center’s data changed',
  v.partial(CenterFields),
  { subject: 'center', only: 'own' },
)
export const centerAssigned = said(
  'center-assigned',
  'Centro asignado a una representación',
  'Center assigned to a representation',
  CenterAssigned,
  { only: 'nation' },
)
export const roomOpened = said('room-opened', 'Sala abierta', 'Room opened', RoomFields)
export const roomChanged = said('room-changed', 'Sala corregida', 'Room changed', v.partial(RoomFields), {
  subject: 'room',
})
export const roomClosed = said('room-closed', 'Sala cerrada', 'Room closed', v.strictObject({ on: Day }), {
  subject: 'room',
})
export const calendarDaySet = said(
  'calendar-day-set',
  'Día del calendario del centro',
  'Day of the center’s calendar',
  v.strictObject({ day: Day, open: v.boolean(), why: Name }),
)
export const normSet = said('norm-set', 'Valor de una norma', 'Value of a norm', NormSet, { only: 'nation' })
