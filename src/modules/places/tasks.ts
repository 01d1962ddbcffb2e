// What places ask of somebody: a step that is late, a licence that ends, places open without anybody to care.
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { TaskKind } from '../../kernel/task.ts'

const common = { source: OWN_PROPOSAL, confidence: 'unconfirmed', subject: 'place' } as const
const see = (desk: string) => ({
  act: { words: { es: 'Ver los lugares', en: 'See the places' }, desk, needs: 'places.read' as const },
})

export const placesTasks: readonly TaskKind[] = [
  {
    ...common,
    id: 'places.late',
    pace: 'week',
    words: { es: 'Decir cómo van lugares atrasados', en: 'Say how late places are getting on' },
    why: {
      es: 'Pasó el día en que estos lugares debían dar un paso y no se ha dicho. Darlo, o decir para cuándo queda.',
      en: 'The day of a step of these places has gone by and nobody said it. Take it, or say when it will be.',
    },
    ...see('/centro/$book/lugares'),
  },
  {
    ...common,
    id: 'places.late-sites',
    pace: 'week',
    words: { es: 'Decir cómo van los sitios atrasados', en: 'Say how late sites are getting on' },
    why: {
      es: 'En algún sitio pasó el día de un paso y no se ha dicho. Darlo, decir para cuándo queda, o darlos por perdidos con su motivo.',
      en: 'The day of a step of some site has gone by and nobody said it. Take it, say when it will be, or say that they are lost and why.',
    },
    ...see('/lugares'),
  },
  {
    ...common,
    id: 'places.licence-ends',
    pace: 'week',
    words: { es: 'Renovar la licencia de lugares', en: 'Renew the licence of places' },
    why: {
      es: 'Una licencia termina. Sin ella sus lugares dejan de contarse como abiertos.',
      en: 'A licence ends. Without it its places no longer count as open.',
    },
    ...see('/centro/$book/lugares'),
  },
  {
    ...common,
    id: 'places.nobody',
    pace: 'day',
    words: { es: 'Decir quién atiende los lugares abiertos', en: 'Say who cares in the open places' },
    why: {
      es: 'Hay lugares abiertos y nadie tiene hoy puesto de educadora o educador aquí. Registrar al personal o decir que no están abiertos.',
      en: 'Places are open and nobody holds a post as educator here today. Register the staff, or say that they are not open.',
    },
    ...see('/centro/$book/lugares'),
  },
]
