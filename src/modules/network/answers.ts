// What the server answers when the desk asks about the network.
import { answer } from '../../platform/http.ts'
import { Refused } from '../../platform/refused.ts'
import { centerFile, listCenters, listMunicipalities, listNorms, listRepresentations } from './contract.ts'
import {
  calendarOf,
  center,
  centers,
  municipalities,
  normsSet,
  PAGE,
  placeOf,
  representations,
  roomsOf,
  settingFacts,
} from './reads.ts'

export const networkAnswers = [
  answer(listRepresentations, async (_input, call) => ({
    representations: await call.db.read(call.scope, representations),
  })),
  answer(listMunicipalities, async (input, call) => {
    const { rows, total } = await call.db.read(call.scope, (read) =>
      municipalities(read, { ...input, unconfirmed: input.unconfirmed === 'yes' }),
    )
    return { municipalities: rows, total, next: rows.length === PAGE ? rows[rows.length - 1]!.cvegeo : null }
  }),
  answer(listCenters, async (input, call) => {
    const { rows, total } = await call.db.read(call.scope, (read) => centers(read, input))
    return { centers: rows, total, next: rows.length === PAGE ? rows[rows.length - 1]!.code : null }
  }),
  answer(centerFile, async ({ book }, call) =>
    call.db.read(call.scope, async (read) => {
      const row = await center(read, book)
      if (!row) throw new Refused(404, 'unknown-center')
      const place = await placeOf(read, book)
      return {
        center: row,
        rooms: await roomsOf(read, book),
        calendar: await calendarOf(read, book),
        representation: place.id && place.name ? { id: place.id, name: place.name } : null,
        municipality: place.municipality,
        facts: await settingFacts(read, book),
      }
    }),
  ),
  answer(listNorms, async (_input, call) => {
    const set = await call.db.read(call.scope, normsSet)
    const words = new Map(call.house.norms.map((n) => [n.norm, n.words]))
    return {
      norms: [
        ...call.house.norms.map((n) => ({ ...n, built_in: true })),
        ...set.map((n) => ({
          norm: n.norm,
          words: words.get(n.norm) ?? { es: n.norm, en: n.norm },
          value: n.value,
          unit: n.unit,
          from_day: n.from_day,
          source: n.source,
          confidence: n.confidence,
          built_in: false,
        })),
      ],
    }
  }),
]
