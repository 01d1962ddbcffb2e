// What a family is asked to agree to, each use with the law it rests on and how sure we are of it.
import { OWN_PROPOSAL } from '../../../kernel/norm.ts'
import type { Words } from '../../../kernel/verdict.ts'
import type { ConsentUse } from '../contract/agreed.ts'

export type ConsentUseTold = {
  readonly use: ConsentUse
  readonly words: Words
  /** what exactly is agreed to, as the family hears it */
  readonly about: Words
  readonly source: string
  readonly confidence: 'confirmed' | 'unconfirmed'
}

const MINORS =
  'LGPDPPSO 2025 y LFPDPPP 2025: consentimiento de quien ejerce la patria potestad o tutela; artículos por confirmar'
const IMAGE = 'LGDNNA, arts. 76 a 81 (intimidad e imagen), de memoria'

/**
 * In the order of the table. The laws were not read whole: article numbers are from memory and wait for somebody of the
 * legal office. Source: ceci.md §7 (LGPDPPSO, LFPDPPP, LGDNNA) and §2.6 (door and health).
 */
export const consentUses: readonly ConsentUseTold[] = [
  {
    use: 'photos-room',
    words: { es: 'Fotos dentro de la sala', en: 'Photos in the room' },
    about: {
      es: 'Para el expediente y la familia; no se publican.',
      en: 'For the file and the family; not published.',
    },
    source: IMAGE,
    confidence: 'unconfirmed',
  },
  {
    use: 'photos-published',
    words: { es: 'Fotos que se publican', en: 'Photos that are published' },
    about: {
      es: 'En redes, carteles o informes, donde otras personas las ven.',
      en: 'In networks, posters or reports, where others see them.',
    },
    source: IMAGE,
    confidence: 'unconfirmed',
  },
  {
    use: 'outings',
    words: { es: 'Salidas', en: 'Outings' },
    about: { es: 'Fuera del centro, con el personal.', en: 'Outside the center, with the staff.' },
    source: 'LGPSACDII y procedimiento del servicio, de memoria',
    confidence: 'unconfirmed',
  },
  {
    use: 'sun-cream',
    words: { es: 'Crema solar', en: 'Sun cream' },
    about: { es: 'La que trae la familia o la del centro.', en: 'The family’s or the center’s.' },
    source: OWN_PROPOSAL,
    confidence: 'unconfirmed',
  },
  {
    use: 'medicine',
    words: { es: 'Dar medicina con receta', en: 'Give prescribed medicine' },
    about: {
      es: 'Solo con receta vigente, en la dosis y hora que dice.',
      en: 'Only with a valid prescription, in its dose and hour.',
    },
    source: 'Coordinación guarderías–unidades médicas 3000-B01-008 (vista en índice)',
    confidence: 'unconfirmed',
  },
  {
    use: 'emergency-care',
    words: { es: 'Traslado y atención de urgencia', en: 'Emergency transfer and care' },
    about: {
      es: 'Llevar a la unidad médica si no se localiza a la familia.',
      en: 'To the medical unit if the family cannot be reached.',
    },
    source: 'Coordinación guarderías–unidades médicas 3000-B01-008 (vista en índice)',
    confidence: 'unconfirmed',
  },
  {
    use: 'health-checks',
    words: { es: 'Valoraciones de salud y desarrollo', en: 'Health and development checks' },
    about: {
      es: 'Peso, talla, tamizajes del desarrollo.',
      en: 'Weight, length, developmental screening.',
    },
    source: MINORS,
    confidence: 'unconfirmed',
  },
  {
    use: 'data-transfer',
    words: { es: 'Entregar datos a otras instituciones', en: 'Hand data to other institutions' },
    about: {
      es: 'Unidad médica, municipio o empresa del convenio, para lo que dice el aviso.',
      en: 'Medical unit, municipality or company of the agreement, as the notice says.',
    },
    source: MINORS,
    confidence: 'unconfirmed',
  },
]
