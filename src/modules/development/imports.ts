// What files may bring of development: a research cohort, in three lists, that stays outside of every figure.
import { importColumn as column, type ImportTarget, importTarget } from '../../kernel/import-target.ts'
import { cohortChildrenAmong, cohortItemKeys, cohortVisitsAmong, hasCohortChildren } from './reads.ts'
import { inStudy, visitKey } from './rules/fold-cohort.ts'
import {
  achievedChoices,
  judgeCohortAnswers,
  judgeCohortChild,
  judgeCohortItem,
  modeChoices,
} from './rules/import-cohort.ts'

const must = { required: true } as const
const words = (es: string, en: string) => ({ es, en })
const item = (more: object) =>
  column('reactivo', 'code', words('Reactivo', 'Item'), 'gmd068', 'clave reactivo | item cohorte', {
    ...must,
    ...more,
  })
const child = (more: object) =>
  column(
    'nino',
    'code',
    words('Número en el estudio', 'Number in the study'),
    '5300001',
    'nino cohorte | sujeto',
    {
      ...must,
      ...more,
    },
  )
const study = () =>
  column('estudio', 'code', words('Estudio', 'Study'), 'nl-2020', 'estudio | nombre del estudio', {})
const permission = 'development.load' as const

const items = importTarget({
  ...{ id: 'cohort-items', permission, tables: ['cohort_item'] },
  words: words('Cohorte: reactivos', 'Cohort: items'),
  about: words(
    'Qué se preguntó en una cohorte de investigación; no son niñas ni niños de los centros',
    'What was asked in a research cohort; not of children of the centers',
  ),
  columns: [
    study(),
    item({ key: true }),
    column('dominio', 'text', words('Dominio', 'Domain'), 'motricidad_gruesa', 'area desarrollo', must),
    column('modo', 'choice', words('Modo', 'Mode'), 'observado', 'modo aplicacion', { choices: modeChoices }),
    column(
      'texto_es',
      'text',
      words('Texto en español', 'Spanish text'),
      'Camina sin ayuda',
      'texto espanol',
    ),
    column('texto_en', 'text', words('Texto en inglés', 'English text'), 'Walks alone', 'texto ingles'),
  ],
  known: () => Promise.resolve(undefined),
  judge: (rows) => rows.map(judgeCohortItem),
})

const children = importTarget({
  ...{ id: 'cohort-children', permission, tables: ['cohort_child'] },
  words: words('Cohorte: niñas y niños', 'Cohort: children'),
  about: words(
    'Números y semanas de gestación de una cohorte de investigación: sin nombre, sin centro, fuera de toda cifra',
    'Numbers and gestation of a research cohort: no name, no center, outside of every figure',
  ),
  columns: [
    study(),
    child({ key: true }),
    column(
      'gestacion_dias',
      'whole',
      words('Gestación (días)', 'Gestation (days)'),
      '280',
      'dias gestacion',
      {
        ...must,
      },
    ),
  ],
  known: () => Promise.resolve(undefined),
  judge: (rows) => rows.map(judgeCohortChild),
})

const answers = importTarget({
  ...{ id: 'cohort-answers', permission, tables: ['cohort_visit'] },
  words: words('Cohorte: respuestas', 'Cohort: answers'),
  about: words(
    'Qué lograba cada quien a qué edad en una cohorte de investigación, una respuesta por fila',
    'What each child achieved at which age in a research cohort, one answer a row',
  ),
  columns: [
    study(),
    child({}),
    column('edad_dias', 'whole', words('Edad (días)', 'Age (days)'), '456', 'edad en dias', {
      ...must,
    }),
    item({}),
    column('logra', 'choice', words('Lo logra', 'Achieved'), '1', 'logrado | lo logra', {
      ...must,
      choices: achievedChoices,
    }),
  ],
  known: async (read) => ({ items: await cohortItemKeys(read), children: await hasCohortChildren(read) }),
  tooEarly: (known) =>
    known.items.size > 0 && known.children
      ? undefined
      : 'Importe antes los reactivos y las niñas y niños de la cohorte: estas filas hablan de ellos.',
  tells: ({ cells }) => `${cells.estudio ?? ''}|${cells.nino}|${cells.edad_dias}|${cells.reactivo}`,
  found: async (read, rows) => {
    const numbers = [...new Set(rows.map(({ cells: c }) => inStudy(c.estudio, c.nino ?? '')))]
    const visits = [
      ...new Set(rows.map(({ cells: c }) => visitKey(c.estudio, c.nino ?? '', Number(c.edad_dias)))),
    ]
    return {
      children: new Set(await cohortChildrenAmong(read, numbers)),
      visits: new Map((await cohortVisitsAmong(read, visits)).map((v) => [v.key, v.answers])),
    }
  },
  judge: (rows, known, _parts, found) => judgeCohortAnswers(rows, known.items, found),
})

export const developmentImports: readonly ImportTarget[] = [items, children, answers]
