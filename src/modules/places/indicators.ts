// Figures of places: those that are open today, under a licence that holds, and how many of them are occupied.
import type { Contribution, Indicator } from '../../kernel/indicator.ts'
import type { Counted } from './contract.ts'

export const placesIndicators: readonly Indicator[] = [
  {
    id: 'places.open',
    words: { es: 'Lugares abiertos', en: 'Places open' },
    definition: {
      es: 'Lugares con personal y con licencia vigente hoy que el centro abrió, sobre todos los de su cuenta que no se han perdido ni convertido.',
      en: 'Places with staff and with a licence that holds today that the center opened, over all in its account that were not lost or converted.',
    },
    unit: 'places',
    period: 'now',
    source: 'Cuentas de lugares (places)',
    confidence: 'confirmed',
    direction: 'up',
    sensitive: false,
    opens: {
      needs: 'places.read',
      ...{ nation: '/lugares', representation: '/lugares/representacion/$id', center: '/centro/$id/lugares' },
    },
  },
  {
    id: 'places.occupied',
    words: { es: 'Lugares ocupados', en: 'Places occupied' },
    definition: {
      es: 'De los lugares abiertos, tantos como niñas y niños inscritos con sala; quien pasa de ellos no ocupa un lugar.',
      en: 'Of the places open, as many as there are children enrolled with a room; who is beyond them occupies no place.',
    },
    unit: 'percent',
    period: 'now',
    source: 'Cuentas de lugares (places) y registro de niñas y niños (children)',
    confidence: 'confirmed',
    direction: 'none',
    sensitive: true,
    opens: {
      needs: 'places.read',
      ...{ nation: '/lugares', representation: '/lugares/representacion/$id', center: '/centro/$id/lugares' },
    },
  },
]

/** `live`: all places in the account that did not end. */
export const placeCounts = (book: string, c: Counted, live: number): Contribution[] => [
  { ...{ indicator: 'places.open', room: book, period: 'now' }, part: c.open, whole: live },
  { ...{ indicator: 'places.occupied', room: book, period: 'now' }, part: c.occupied ?? 0, whole: c.open },
]
