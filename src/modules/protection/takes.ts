// What happens when somebody is named for the protocol, relieved, or makes a key: one row, carried by the tablets under the book.
import type { Taking } from '../../kernel/taking.ts'
import type { CarriedProtocolPerson, ProtocolPerson } from './contract.ts'
import { foldProtocolPerson } from './rules/fold-protocol.ts'

const person: Taking<ProtocolPerson> = {
  table: 'protocol_person',
  kinds: ['protection.person-named', 'protection.person-ended', 'protection.key-made'],
  keysOf: (f) => [f.about],
  fold: foldProtocolPerson,
  carry: (r): CarriedProtocolPerson => ({
    ...{ book: r.book, place: r.place, phone: r.phone, x: r.x, y: r.y, from: r.from_day, to: r.to_day },
  }),
}

export const protectionTakings = [person]
