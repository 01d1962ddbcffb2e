// What a center's building must have, as data with source and certainty, checked from its design to its opening.

import type { Words } from '../../../kernel/verdict.ts'
import type { CheckPhase } from '../contract/stages.ts'
import type { ConstructionProject } from '../contract.ts'

export type Requirement = {
  readonly id: string
  readonly group: 'gas' | 'exits' | 'space' | 'fire' | 'around' | 'security'
  readonly words: Words
  /** what is measured, and the least or the most of it that is enough */
  readonly unit?: string
  readonly least?: number
  readonly most?: number
  readonly phases: readonly CheckPhase[]
  /** unmet, the center does not open */
  readonly blocks: boolean
  readonly source: string
  readonly confidence: 'confirmed' | 'observed' | 'unconfirmed'
}

const all: readonly CheckPhase[] = ['design', 'works', 'opening']
const built: readonly CheckPhase[] = ['works', 'opening']
const last: readonly CheckPhase[] = ['opening']

const NOM009 = 'NOM-009-SEGOB-2015 (sus cifras no se han tenido a la vista)'
const SEDEQ = 'SEDEQ Querétaro, requisitos de incorporación de educación inicial'
const LAW = 'LGPSACDII: sin actividades de riesgo a 50 m'
const EXAMPLE = 'Inventario de una guardería del IMSS; no es una norma'
const IMSS = 'IMSS, enero de 2026: los CECI no llevan gas'

const requirement = (
  id: string,
  group: Requirement['group'],
  es: string,
  en: string,
  more: Pick<Requirement, 'phases' | 'blocks' | 'source' | 'confidence'> & Partial<Requirement>,
): Requirement => ({ id, group, words: { es, en }, ...more })

/** The institute's own catalog was not found: what stands here says where it comes from and how sure that is. */
export const requirements: readonly Requirement[] = [
  requirement('gas-free', 'gas', 'Sin instalación de gas', 'No gas installation', {
    ...{ phases: all, blocks: true, source: IMSS, confidence: 'observed' },
  }),
  requirement('exits', 'exits', 'Salidas de emergencia independientes', 'Independent emergency exits', {
    ...{ phases: all, blocks: true, unit: 'salidas', least: 2, source: NOM009, confidence: 'unconfirmed' },
  }),
  requirement('main-door', 'exits', 'Ancho de la puerta principal', 'Width of the main door', {
    ...{ phases: all, blocks: true, unit: 'm', least: 1.2, source: SEDEQ, confidence: 'observed' },
  }),
  requirement('room-door', 'exits', 'Ancho de la puerta de cada sala', 'Width of each room’s door', {
    ...{ phases: all, blocks: false, unit: 'm', least: 0.9, source: SEDEQ, confidence: 'observed' },
  }),
  requirement('corridor', 'exits', 'Ancho de los pasillos', 'Width of corridors', {
    ...{ phases: all, blocks: true, unit: 'm', least: 1.2, source: SEDEQ, confidence: 'observed' },
  }),
  requirement('floors', 'exits', 'Pisos (planta baja y uno más)', 'Floors (ground floor and one more)', {
    ...{
      phases: ['design', 'works'],
      blocks: true,
      unit: 'pisos',
      most: 2,
      source: SEDEQ,
      confidence: 'observed',
    },
  }),
  requirement('stairs', 'exits', 'Ninguna escalera de caracol', 'No spiral stairs', {
    ...{ phases: ['design', 'works'], blocks: true, source: SEDEQ, confidence: 'observed' },
  }),
  requirement('handrail', 'exits', 'Altura del pasamanos infantil', 'Height of the child’s handrail', {
    ...{
      phases: built,
      blocks: false,
      unit: 'm',
      least: 0.4,
      most: 0.5,
      source: SEDEQ,
      confidence: 'observed',
    },
  }),
  requirement('room-area', 'space', 'Superficie de la sala más chica', 'Area of the smallest room', {
    ...{ phases: all, blocks: true, unit: 'm²', least: 25, source: SEDEQ, confidence: 'observed' },
  }),
  requirement('area-infant', 'space', 'Superficie por lactante', 'Area per infant', {
    ...{
      phases: all,
      blocks: true,
      unit: 'm²',
      least: 2.5,
      source: `${SEDEQ}: 25 m² para 10`,
      confidence: 'unconfirmed',
    },
  }),
  requirement('area-toddler', 'space', 'Superficie por maternal', 'Area per toddler', {
    ...{
      phases: all,
      blocks: true,
      unit: 'm²',
      least: 1.6,
      source: `${SEDEQ}: 25 m² para 15`,
      confidence: 'unconfirmed',
    },
  }),
  requirement('outdoors', 'space', 'Área de recreo por niña o niño', 'Recreation area per child', {
    ...{ phases: all, blocks: false, unit: 'm²', least: 1, source: SEDEQ, confidence: 'observed' },
  }),
  requirement('detectors', 'fire', 'Detectores de humo', 'Smoke detectors', {
    ...{
      phases: built,
      blocks: true,
      unit: 'piezas',
      least: 1,
      source: `${NOM009}. ${EXAMPLE}: 31`,
      confidence: 'unconfirmed',
    },
  }),
  requirement('extinguishers', 'fire', 'Extintores', 'Extinguishers', {
    ...{
      phases: built,
      blocks: true,
      unit: 'piezas',
      least: 1,
      source: `${NOM009}. ${EXAMPLE}: 22`,
      confidence: 'unconfirmed',
    },
  }),
  requirement('alarm', 'fire', 'Alarma que se oye en todas las salas', 'Alarm heard in every room', {
    ...{ phases: built, blocks: true, source: 'Contenido del PIPC del IMSS', confidence: 'observed' },
  }),
  requirement(
    'emergency-light',
    'fire',
    'Luz de emergencia en las rutas',
    'Emergency light along the routes',
    {
      ...{ phases: built, blocks: true, source: 'Contenido del PIPC del IMSS', confidence: 'observed' },
    },
  ),
  requirement(
    'retardant',
    'fire',
    'Materiales retardantes y película en vidrios',
    'Retardant materials and film on glass',
    {
      ...{ phases: built, blocks: false, source: 'Contenido del PIPC del IMSS', confidence: 'observed' },
    },
  ),
  requirement(
    'within-50',
    'around',
    'Sin actividades de riesgo a 50 m',
    'No activities of risk within 50 m',
    {
      ...{ phases: all, blocks: true, source: LAW, confidence: 'observed' },
    },
  ),
  requirement(
    'neighbors',
    'around',
    'Colindancias sin riesgo (muros, barda, instalaciones)',
    'Neighbors without risk (walls, fence, installations)',
    {
      ...{ phases: all, blocks: true, source: NOM009, confidence: 'unconfirmed' },
    },
  ),
  requirement(
    'ground',
    'around',
    'Sin riesgo de inundación, ladera o falla',
    'No risk of flood, slope or fault',
    {
      ...{ phases: ['design', 'opening'], blocks: true, source: NOM009, confidence: 'unconfirmed' },
    },
  ),
  requirement('cameras', 'security', 'Cámaras, con su inventario', 'Cameras, with their inventory', {
    ...{
      phases: last,
      blocks: false,
      unit: 'piezas',
      least: 1,
      source: 'Cédula de seguridad del IMSS: grabación de hasta 60 días',
      confidence: 'observed',
    },
  }),
  requirement(
    'filter',
    'security',
    'Filtro de entrada con mesa de revisión',
    'Entrance filter with its table',
    {
      ...{ phases: all, blocks: false, source: SEDEQ, confidence: 'observed' },
    },
  ),
]
const byId = new Map(requirements.map((r) => [r.id, r]))
export const requirementOf = (id: string): Requirement | undefined => byId.get(id)

/** What was measured decides; without a measure, what the person says. undefined = it takes both. */
export function resultFits(
  of: Requirement,
  check: { readonly result: 'met' | 'unmet' | 'not-needed'; readonly value?: number | undefined },
): boolean {
  if (check.result !== 'met' || check.value === undefined) return true
  return (
    (of.least === undefined || check.value >= of.least) && (of.most === undefined || check.value <= of.most)
  )
}

export type Standing = 'met' | 'unmet' | 'open'

/** How a requirement stands in a phase: the last check of that phase; nobody looked = open. */
export function standingIn(
  project: Pick<ConstructionProject, 'checks'>,
  of: Requirement,
  phase: CheckPhase,
): Standing {
  const check = project.checks.findLast((c) => c.requirement === of.id && c.phase === phase)
  if (check === undefined) return 'open'
  // a measure outside the requirement is not met, whoever says it is
  return check.result === 'unmet' || !resultFits(of, { ...check, value: check.value ?? undefined })
    ? 'unmet'
    : 'met'
}

/** What keeps a phase from being over: unmet, or never looked at, where it blocks. */
export const blocking = (
  project: Pick<ConstructionProject, 'checks'>,
  phase: CheckPhase,
): readonly Requirement[] =>
  requirements.filter((r) => r.blocks && r.phases.includes(phase) && standingIn(project, r, phase) !== 'met')
