// Clauses to begin from, as data: what public sources tell of the national agreement, and proposals of ours that say so.
import { OWN_PROPOSAL } from '../../../kernel/norm.ts'
import { NATIONAL_AGREEMENT } from '../contract/national-agreement.ts'
import type { AgreementScope, Clause } from '../contract/parts.ts'

export type ClauseTemplate = Clause & { readonly scope: AgreementScope }

const published = { certainty: 'published', source: NATIONAL_AGREEMENT.source } as const
const proposal = { certainty: 'proposal', source: OWN_PROPOSAL } as const

/** Nothing here is quoted from a signed text: `published` retells a source, `proposal` is nobody's but ours. */
export const clauseTemplates: readonly ClauseTemplate[] = [
  {
    ...{ scope: 'national', clause: 'esquemas', order: 1, bound: 'both', ...published },
    title: 'Esquemas',
    text: 'Los centros se abren bajo dos esquemas: IMSS y Empresa. (Resumen de lo publicado.)',
  },
  {
    ...{ scope: 'national', clause: 'zonas', order: 2, bound: 'both', ...published },
    title: 'Dónde',
    text: 'Polos de desarrollo para el bienestar, parques industriales, empresas y sus alrededores. (Resumen de lo publicado.)',
  },
  {
    ...{ scope: 'national', clause: 'vigencia', order: 3, bound: 'both', ...published },
    title: 'Vigencia',
    text: 'Del 21 de enero de 2026 al 30 de septiembre de 2030. (Resumen de lo publicado.)',
  },
  {
    ...{ scope: 'national', clause: 'difusion', order: 4, bound: 'party', ...proposal },
    title: 'Difusión entre empresas',
    text: 'La Secretaría de Economía da a conocer los dos esquemas a empresas, cámaras y parques, e informa al instituto cada trimestre a cuántas llegó.',
  },
  {
    ...{ scope: 'national', clause: 'asesoria', order: 5, bound: 'institute', ...proposal },
    title: 'Asesoría a las empresas interesadas',
    text: 'El instituto responde a cada empresa interesada en diez días hábiles, con su estudio de necesidades y el catálogo de modelos.',
  },
  {
    ...{ scope: 'state', clause: 'predios', order: 1, bound: 'party', ...proposal },
    title: 'Predios',
    text: 'El gobierno del estado ofrece predios de 2,000 a 3,000 m² y avanza la desincorporación hasta la escritura.',
  },
  {
    ...{ scope: 'state', clause: 'servicios', order: 2, bound: 'party', ...proposal },
    title: 'Servicios y licencias',
    text: 'El gobierno del estado y los municipios dan agua, drenaje, luz y las licencias que a ellos tocan, en los plazos del programa de obra.',
  },
  {
    ...{ scope: 'state', clause: 'operacion', order: 3, bound: 'institute', ...proposal },
    title: 'Operación',
    text: 'El instituto equipa y opera los centros y publica cada trimestre lugares y ocupación por municipio.',
  },
  {
    ...{ scope: 'company', clause: 'lugares', order: 1, bound: 'institute', ...proposal },
    title: 'Lugares para hijas e hijos de sus trabajadores',
    text: 'El instituto inscribe a quien tiene derecho por el orden de la lista de espera; la empresa no elige, no ve solicitudes ni datos de niñas y niños.',
  },
  {
    ...{ scope: 'company', clause: 'inmueble', order: 2, bound: 'party', ...proposal },
    title: 'Inmueble',
    text: 'La empresa pone el inmueble según el esquema elegido y mantiene vigentes sus licencias y su programa interno de protección civil.',
  },
  {
    ...{ scope: 'company', clause: 'informes', order: 3, bound: 'party', ...proposal },
    title: 'Informe mensual',
    text: 'La empresa informa cada mes, en totales, cuántas de sus trabajadoras y trabajadores tienen lugar, y el ausentismo y la permanencia de madres y padres y del resto.',
  },
  {
    ...{ scope: 'company', clause: 'horarios', order: 4, bound: 'both', ...proposal },
    title: 'Horario y turnos',
    text: 'Las dos partes revisan cada año si el horario del centro corresponde a los turnos.',
  },
]
