// Figures of the day as seen from above: centers and rooms that open today and have not said a word by the hour of the norm.
import type { Indicator } from '../../kernel/indicator.ts'

const SOURCE = 'Pendientes del reloj (oversight); hora en la norma day.first-word'

export const oversightIndicators: readonly Indicator[] = [
  {
    id: 'oversight.centers-no-word',
    words: { es: 'Centros sin registro hoy', en: 'Centers without a record today' },
    definition: {
      es: 'Centros que abren hoy y a la hora de la norma no tienen ni un registro, sobre los centros abiertos.',
      en: 'Centers that open today and have not one record by the hour of the norm, over open centers.',
    },
    unit: 'centers',
    period: 'now',
    source: SOURCE,
    confidence: 'unconfirmed',
    direction: 'down',
    sensitive: false,
  },
  {
    id: 'oversight.rooms-no-word',
    words: { es: 'Salas sin registro hoy', en: 'Rooms without a record today' },
    definition: {
      es: 'Salas con niñas y niños, en centros que ya registraron hoy, que a la hora de la norma no tienen registro, sobre las salas con niñas y niños.',
      en: 'Rooms with children, in centers that have recorded today, without a record by the hour of the norm, over rooms with children.',
    },
    unit: 'percent',
    period: 'now',
    source: SOURCE,
    confidence: 'unconfirmed',
    direction: 'down',
    sensitive: false,
  },
]
