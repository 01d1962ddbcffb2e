// Moves in the hierarchy and new names: each one fact, taken only if what it names exists and it changes something.
import { civilDay } from '../../kernel/days.ts'
import { NATION } from '../../kernel/ids.ts'
import type { Read } from '../../platform/db.ts'
import type { Decides } from '../../platform/house.ts'
import { center } from './reads.ts'

const isRepresentation = async (read: Read, id: string) =>
  (await read<{ key: string }>`select key from nido_representations() where key = ${id}`).length > 0

/** Refusals: unknown-center, unknown-representation, nothing-changes. */
export const movesCenter: Decides = {
  kind: 'network.center-moved',
  otherBook: (fact) => fact.about,
  decide: async (tx, _house, fact) => {
    const { representation, from } = fact.payload as { representation: string; from: string }
    if (!(await center(tx, fact.about))) return { refused: 'unknown-center', field: 'about' }
    if (!(await isRepresentation(tx, representation)))
      return { refused: 'unknown-representation', field: 'representation' }
    const [now] = await tx<{ r: string | null }>`select nido_representation_of(${fact.about}, ${from}) as r`
    if (now?.r === representation) return { refused: 'nothing-changes', field: 'representation' }
    return { letters: [] }
  },
}

/** Refusals: unknown-representation, unknown-municipality (`field` names the key), nothing-changes. */
export const movesMunicipalities: Decides = {
  kind: 'network.municipalities-moved',
  decide: async (tx, _house, fact) => {
    const { cvegeos, from } = fact.payload as { cvegeos: string[]; from: string }
    if (!(await isRepresentation(tx, fact.about)))
      return { refused: 'unknown-representation', field: 'representation' }
    const rows = await tx<{ cvegeo: string; known: boolean; same: boolean }>`
      select x.cvegeo, exists (select from municipality m where m.book = ${NATION} and m.key = x.cvegeo) as known,
        coalesce((select m.representation = ${fact.about} from municipality_membership m
          where m.book = ${NATION} and m.cvegeo = x.cvegeo and m.from_day <= ${from} order by m.from_day desc limit 1), false) as same
      from unnest(${cvegeos}::text[]) as x(cvegeo)`
    const unknown = rows.find((r) => !r.known)
    if (unknown) return { refused: 'unknown-municipality', field: unknown.cvegeo }
    if (rows.every((r) => r.same)) return { refused: 'nothing-changes', field: 'cvegeos' }
    return { letters: [] }
  },
}

/** Refusals: unknown-center, future-day, nothing-changes. A name is what people say today: it is not announced. */
export const renamesCenter: Decides = {
  kind: 'network.center-renamed',
  decide: async (tx, _house, fact, receivedAt) => {
    const { name, code, on } = fact.payload as { name?: string; code?: string; on: string }
    const row = await center(tx, fact.book)
    if (!row) return { refused: 'unknown-center', field: 'about' }
    if (on > civilDay(receivedAt, row.time_zone)) return { refused: 'future-day', field: 'on' }
    if ((name ?? row.name) === row.name && (code ?? row.code) === row.code)
      return { refused: 'nothing-changes', field: 'name' }
    return { letters: [] }
  },
}
