// Rows of files of the research cohort: what was asked, of whom, and what was answered; many answers of one visit are one statement.
import { NATION } from '../../../kernel/ids.ts'
import { readingOf } from '../../../kernel/import-cells.ts'
import type { Draft, FileRow, ImportChoice, Judged } from '../../../kernel/import-target.ts'
import { COHORT_CHILD, cohortRanges } from '../contract/cohort.ts'
import type { CohortVisit } from '../contract.ts'
import { inStudy, visitKey } from './fold-cohort.ts'

const ITEM = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/
const NUMBER = 'el número que le dio el estudio, solo cifras (nunca un nombre ni una CURP)'
const base = { about: NATION, book: NATION, as: 'whole' } as const

export const modeChoices: readonly ImportChoice[] = [
  {
    value: 'observed',
    words: { es: 'Observado', en: 'Observed' },
    also: ['observado', 'examinado', 'visto'],
  },
  {
    value: 'parent',
    words: { es: 'Madre o padre', en: 'Parent' },
    also: ['madre_o_padre', 'madre o padre', 'familia', 'preguntado'],
  },
]
export const achievedChoices: readonly ImportChoice[] = [
  {
    value: '1',
    words: { es: 'Lo logra', en: 'Achieved' },
    also: ['si', 'logra', 'yes', 'true', 'verdadero', 'pass'],
  },
  {
    value: '0',
    words: { es: 'Todavía no', en: 'Not yet' },
    also: ['no', 'no logra', 'false', 'falso', 'fail'],
  },
]

/** Nothing where the file has no such column: the one study without a name. */
function studyOf(r: ReturnType<typeof readingOf>): { study?: string } {
  const study = r.matching('estudio', ITEM, 'letras, cifras, punto o guion (hasta 40)', false)
  return study === undefined ? {} : { study }
}

export function judgeCohortItem(row: FileRow): Judged {
  const r = readingOf(row)
  const study = studyOf(r)
  const item = r.matching('reactivo', ITEM, 'letras, cifras, punto o guion (hasta 40)')
  const domain = r.text('dominio', 60)
  const mode = r.oneOf('modo', { observed: 'observed', parent: 'parent' }, 'observado o madre_o_padre', false)
  const es = r.text('texto_es', 400, false)
  const en = r.text('texto_en', 400, false)
  if (es === undefined && en === undefined && r.errors.length === 0)
    r.wrong('texto_en', 'nadie sabría qué se preguntó', 'el texto del reactivo, en español o en inglés')
  if (r.errors.length > 0) return { errors: r.errors }
  const words = { ...(es === undefined ? {} : { es }), ...(en === undefined ? {} : { en }) }
  const fields = { ...study, item, domain, mode, words }
  const key = inStudy(study.study, item!)
  const draft: Draft = { ...base, table: 'cohort_item', key, kind: 'development.cohort-item', fields }
  return { drafts: [draft], doubts: r.doubts }
}

export function judgeCohortChild(row: FileRow): Judged {
  const r = readingOf(row)
  const study = studyOf(r)
  const child = r.matching('nino', COHORT_CHILD, NUMBER)
  const gestationDays = r.whole('gestacion_dias', ...cohortRanges.gestation)
  if (r.errors.length > 0) return { errors: r.errors }
  const fields = { ...study, child, ...(gestationDays === undefined ? {} : { gestationDays }) }
  const draft: Draft = {
    ...base,
    table: 'cohort_child',
    key: inStudy(study.study, child!),
    kind: 'development.cohort-child',
    fields,
  }
  return { drafts: [draft], doubts: r.doubts }
}

type Standing = {
  readonly children: ReadonlySet<string>
  readonly visits: ReadonlyMap<string, CohortVisit['answers']>
}

/** Every good row of a visit bears the same draft: what stood of it, and over it what these rows say. */
export function judgeCohortAnswers(
  rows: readonly FileRow[],
  items: ReadonlySet<string>,
  standing: Standing,
): Judged[] {
  const visits = new Map<string, { draft: Draft; answers: CohortVisit['answers'] }>()
  return rows.map((row) => {
    const r = readingOf(row)
    const study = studyOf(r)
    const child = r.matching('nino', COHORT_CHILD, NUMBER)
    const ageDays = r.whole('edad_dias', ...cohortRanges.age)
    const item = r.matching('reactivo', ITEM, 'un reactivo de la cohorte')
    const achieved = r.oneOf('logra', { '1': 1, '0': 0 } as const, '1 (lo logra) o 0 (todavía no)')
    if (child !== undefined && !standing.children.has(inStudy(study.study, child)))
      r.wrong(
        'nino',
        `no hay en la cohorte una niña o un niño «${child}»`,
        'un número de su lista de niñas y niños',
      )
    if (item !== undefined && !items.has(inStudy(study.study, item)))
      r.wrong('reactivo', `no hay en la cohorte un reactivo «${item}»`, 'una clave de su lista de reactivos')
    if (ageDays === undefined && r.errors.length === 0)
      r.wrong('edad_dias', 'está vacía', 'la edad en días, como 91')
    if (r.errors.length > 0) return { errors: r.errors }
    const key = visitKey(study.study, child!, ageDays!)
    let visit = visits.get(key)
    if (!visit) {
      const answers = { ...standing.visits.get(key) }
      const fields = { ...study, child, ageDays, answers }
      const draft: Draft = { ...base, table: 'cohort_visit', key, kind: 'development.cohort-visit', fields }
      visit = { draft, answers }
      visits.set(key, visit)
    }
    visit.answers[item!] = achieved!
    return { drafts: [visit.draft], doubts: r.doubts }
  })
}
