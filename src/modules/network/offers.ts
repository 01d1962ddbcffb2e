// What the network offers upward: its lists, to be taken away as their screens show them.

import type { BuiltInNorm } from '../../kernel/norm.ts'
import { stateName } from '../../kernel/state-names.ts'
import { EXPORT_PAGE, type ExportColumn, type ListExport, listExport } from '../../platform/house.ts'
import {
  type CenterListed,
  centerFile,
  listCenters,
  listMunicipalities,
  listNorms,
  listRepresentations,
  type MunicipalityListed,
  type Room,
} from './contract.ts'
import { calendarOf, centers, municipalities, normsSet, representations, roomsOf } from './reads.ts'
import { networkText } from './screens/desk-text.ts'

const text = <R>(head: string, value: (row: R) => string | null): ExportColumn<R> => ({
  head,
  type: 'text',
  value,
})
const number = <R>(head: string, value: (row: R) => number | null): ExportColumn<R> => ({
  head,
  type: 'number',
  value,
})
const day = <R>(head: string, value: (row: R) => string | null): ExportColumn<R> => ({
  head,
  type: 'day',
  value,
})

/** How long a list is, is asked with its first page alone. */
const part = (after: string | null) => ({ page: EXPORT_PAGE, counted: after === null })

const centersList = listExport(listCenters, {
  words: { es: 'Centros', en: 'Centers' },
  columns: ({ language }) => {
    const t = networkText[language]
    return [
      text<CenterListed>(t.centers.code, (c) => c.code),
      text<CenterListed>(t.centers.center, (c) => c.name),
      text<CenterListed>(t.centers.scheme, (c) => t.scheme[c.scheme]),
      text<CenterListed>(t.centers.zone, (c) => t.zone[c.zone]),
      text<CenterListed>(t.centers.status, (c) => t.status[c.status]),
      text<CenterListed>(t.center.municipalityKey, (c) => c.municipality),
      text<CenterListed>(t.centers.municipality, (c) => c.municipality_name),
      text<CenterListed>(t.centers.representation, (c) => c.representation_name),
      number<CenterListed>(t.centers.places, (c) => c.places),
      number<CenterListed>(t.export.latitude, (c) => c.latitude),
      number<CenterListed>(t.export.longitude, (c) => c.longitude),
      text<CenterListed>(t.export.sample, (c) => (c.synthetic ? t.invented : null)),
    ]
  },
  page: async (at, filters, after) => {
    const { rows, total } = await at.db.read(at.scope, (read) =>
      centers(read, { ...filters, ...(after === null ? {} : { after }) }, part(after)),
    )
    return {
      rows,
      ...(after === null && { total }),
      next: rows.length === EXPORT_PAGE ? rows.at(-1)!.code : null,
    }
  },
})

const municipalitiesList = listExport(listMunicipalities, {
  words: { es: 'Municipios', en: 'Municipalities' },
  columns: ({ language }) => {
    const t = networkText[language]
    return [
      text<MunicipalityListed>(t.municipalities.key, (m) => m.cvegeo),
      text<MunicipalityListed>(t.municipalities.municipality, (m) => m.name),
      text<MunicipalityListed>(t.municipalities.state, (m) => stateName(m.state)),
      number<MunicipalityListed>(t.municipalities.population, (m) => m.population),
      text<MunicipalityListed>(t.municipalities.representation, (m) => m.representation_name),
      text<MunicipalityListed>(t.municipalities.confidence, (m) =>
        m.confidence ? t.confidence[m.confidence] : null,
      ),
      text<MunicipalityListed>(t.municipalities.source, (m) => m.source),
      number<MunicipalityListed>(t.export.latitude, (m) => m.latitude),
      number<MunicipalityListed>(t.export.longitude, (m) => m.longitude),
    ]
  },
  page: async (at, { unconfirmed, ...filters }, after) => {
    const wanted = { ...filters, unconfirmed: unconfirmed === 'yes', ...(after === null ? {} : { after }) }
    const { rows, total } = await at.db.read(at.scope, (read) => municipalities(read, wanted, part(after)))
    return {
      rows,
      ...(after === null && { total }),
      next: rows.length === EXPORT_PAGE ? rows.at(-1)!.cvegeo : null,
    }
  },
})

type RepresentationListed = Awaited<ReturnType<typeof representations>>[number]

const representationsList = listExport(listRepresentations, {
  words: { es: 'Representaciones', en: 'Representations' },
  columns: ({ language }) => {
    const t = networkText[language].representations
    return [
      text<RepresentationListed>(t.code, (r) => r.code),
      text<RepresentationListed>(t.representation, (r) => r.name),
      text<RepresentationListed>(t.state, (r) => stateName(r.state)),
      number<RepresentationListed>(t.municipalities, (r) => r.municipalities),
      number<RepresentationListed>(t.unconfirmed, (r) => r.unconfirmed),
    ]
  },
  page: async (at) => {
    const rows = await at.db.read(at.scope, representations)
    return { rows, total: rows.length, next: null }
  },
})

const roomsList = {
  ...listExport(centerFile, {
    words: { es: 'Salas', en: 'Rooms' },
    columns: ({ language }) => {
      const t = networkText[language].rooms
      return [
        text<Room>(t.room, (r) => r.name),
        number<Room>(t.from, (r) => r.from_months),
        number<Room>(t.to, (r) => r.to_months),
        number<Room>(t.places, (r) => r.places),
        day<Room>(networkText[language].export.closedOn, (r) => r.closed_on),
      ]
    },
    page: async (at, { book }) => {
      const rows = await at.db.read(at.scope, (read) => roomsOf(read, book))
      return { rows, total: rows.length, next: null }
    },
  }),
  id: 'network.rooms',
}

type CalendarListed = Awaited<ReturnType<typeof calendarOf>>[number]

const calendarList = {
  ...listExport(centerFile, {
    words: { es: 'Días que cambian el calendario', en: 'Days that change the calendar' },
    columns: ({ language }) => {
      const t = networkText[language].calendar
      return [
        day<CalendarListed>(t.day, (d) => d.day),
        text<CalendarListed>(t.what, (d) => (d.open ? t.opens : t.closes)),
        text<CalendarListed>(t.why, (d) => d.why),
      ]
    },
    page: async (at, { book }) => {
      const rows = await at.db.read(at.scope, (read) => calendarOf(read, book))
      return { rows, total: rows.length, next: null }
    },
  }),
  id: 'network.calendar',
}

type NormListed = BuiltInNorm & { builtIn: boolean }

const normsList = listExport(listNorms, {
  words: { es: 'Valores de las normas', en: 'Values of the norms' },
  columns: ({ language }) => {
    const t = networkText[language]
    return [
      text<NormListed>(t.norms.norm, (n) => n.words[language]),
      number<NormListed>(t.norms.value, (n) => n.value),
      text<NormListed>(t.export.unit, (n) => n.unit),
      day<NormListed>(t.norms.from, (n) => n.from_day),
      text<NormListed>(t.norms.confidence, (n) => t.confidence[n.confidence]),
      text<NormListed>(t.norms.origin, (n) => (n.builtIn ? t.norms.builtIn : t.norms.set)),
      text<NormListed>(t.norms.source, (n) => n.source),
    ]
  },
  page: async (at) => {
    const set = await at.db.read(at.scope, normsSet)
    const words = new Map(at.house.norms.map((n) => [n.norm, n.words]))
    const rows: NormListed[] = [
      ...at.house.norms.map((n) => ({ ...n, builtIn: true })),
      ...set.map((n) => ({
        ...n,
        words: words.get(n.norm) ?? { es: n.norm, en: n.norm },
        builtIn: false,
      })),
    ]
    return { rows, total: rows.length, next: null }
  },
})

export const networkExports: readonly ListExport[] = [
  ...[centersList, municipalitiesList, representationsList, roomsList, calendarList, normsList],
]
