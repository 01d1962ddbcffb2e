// Figures of the network: centers open and places. Until a ledger of places exists, places are the rooms' capacity.
import type { Contribution, Indicator } from '../../kernel/indicator.ts'
import type { Center, Room } from './contract.ts'

export const networkIndicators: readonly Indicator[] = [
  {
    id: 'network.centers',
    words: { es: 'Centros abiertos', en: 'Open centers' },
    definition: {
      es: 'Centros con estado abierto, sobre todos los registrados que no han cerrado.',
      en: 'Centers whose status is open, over all registered ones that have not closed.',
    },
    unit: 'centers',
    period: 'now',
    source: 'Registro de centros (network)',
    confidence: 'confirmed',
    direction: 'none',
    sensitive: false,
  },
  {
    id: 'network.places',
    words: { es: 'Lugares', en: 'Places' },
    definition: {
      es: 'Suma de la capacidad de las salas que no han cerrado. Un centro importado sin salas tiene una sala sin desglose.',
      en: 'Sum of the capacity of rooms that have not closed. An imported center without rooms has one undivided room.',
    },
    unit: 'places',
    period: 'now',
    source: 'Salas registradas (network); lugares publicados por IMSS en centros importados',
    confidence: 'confirmed',
    direction: 'none',
    sensitive: false,
  },
]

export const placesOf = {
  center: (c: Center): Contribution[] =>
    c.status === 'closed'
      ? []
      : [
          {
            indicator: 'network.centers',
            room: c.book,
            period: 'now',
            part: c.status === 'open' ? 1 : 0,
            whole: 1,
          },
        ],
  room: (r: Room): Contribution[] =>
    r.closed_on === null
      ? [{ indicator: 'network.places', room: r.key, period: 'now', part: r.places, whole: r.places }]
      : [],
}
