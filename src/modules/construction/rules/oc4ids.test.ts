// The published file: valid against the standard's own schema, whatever is known of a project, and without any person's name.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import draft04 from 'ajv-draft-04'
import formats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import type { Stamped } from '../../../kernel/fact.ts'
import { NATION } from '../../../kernel/ids.ts'
import type { Look } from '../../../kernel/taking.ts'
import type { PlaceSite } from '../../places/contract.ts'
import type { ConstructionContract, ConstructionProject } from '../contract.ts'
import { foldContract } from './fold-parts.ts'
import { foldProject } from './fold-project.ts'
import { oc4idsHead, oc4idsProject } from './oc4ids.ts'
import { oc4idsWords } from './oc4ids-words.ts'
import { stagesOf } from './stage-line.ts'

const folder =
  process.env.NIDO_OC4IDS ??
  join(import.meta.dirname, ...Array<string>(5).fill('..'), 'shared', 'reference', 'oc4ids')
const there = existsSync(join(folder, 'project-schema.json'))
if (!there) process.stdout.write(`skipped: the schema of OC4IDS is not in ${folder}; set NIDO_OC4IDS\n`)

const NOW = '2026-11-20T12:00:00.000Z'
const key = '00000000-0000-4000-8000-0000000000aa'
const contract = '00000000-0000-4000-8000-0000000000c1'
const who = '00000000-0000-4000-8000-0000000000b0'
const site: PlaceSite = {
  ...{ book: NATION, key, code: 'S-1', name: 'Las Gladiolas', municipality: '08037' },
  ...{ latitude: 31.7, longitude: -106.4, note: null, source: null },
}
const look: Look = <R>() => site as R
let n = 0
const said = (kind: string, payload: object): Stamped => ({
  estAt: NOW,
  fact: {
    ...{
      id: `019a0000-0000-7000-8000-${String(++n).padStart(12, '0')}`,
      kind: `construction.${kind}`,
      kindVersion: 1,
    },
    ...{ about: key, book: NATION, happenedAt: NOW, author: who, origin: 'desk' as const },
    payload: payload as Record<string, unknown>,
  },
})
const offered = said('plot-offered', {
  scheme: 'imss',
  source: 'oficio',
  certainty: 'confirmed',
  on: '2025-03-01',
})
const tender = 'LO-09-217-009217002-N-110-2026'
const whole = foldProject(
  NATION,
  key,
  [
    offered,
    said('plot-changed', { placesLeast: 110, placesMost: 250, address: 'Calle 1' }),
    ...stagesOf('imss')
      .slice(1)
      .map((stage, i) => said('stage-dated', { stage, of: i < 8 ? 'actual' : 'forecast', on: '2026-02-01' })),
    said('stage-dated', { stage: 'open', of: 'planned', on: '2027-01-15' }),
    said('tender-told', { number: tender, for: 'works', step: 'call', on: '2026-01-02' }),
    said('tender-told', {
      number: `${tender.slice(0, -4)}2027`,
      for: 'equipment',
      step: 'call',
      on: '2026-10-02',
    }),
    said('budget-approved', {
      year: 2026,
      amount: 46e6,
      on: '2026-01-10',
      act: 'Acuerdo 1',
      by: 'H. Consejo Técnico',
    }),
    said('budget-approved', {
      year: 2027,
      amount: 4e6,
      on: '2026-01-10',
      act: 'Acuerdo 1',
      by: 'H. Consejo Técnico',
    }),
  ],
  look,
)!
const works = foldContract(NATION, contract, [
  said('contract-signed', {
    ...{
      contract,
      for: 'works',
      number: 'SICT-1',
      contractor: 'Obras del Norte, S.A.',
      amount: 40e6,
      tender,
    },
    ...{ on: '2026-02-01', starts: '2026-02-02', ends: '2026-10-30', retention: 5 },
  }),
  said('progress-told', { contract, on: '2026-05-01', physical: 30 }),
  said('order-changed', {
    contract,
    on: '2026-05-02',
    number: 'C1',
    amount: 2e6,
    days: 30,
    why: 'Suelo distinto',
  }),
  said('payment-made', { contract, on: '2026-06-01', for: 'advance', number: '1', paid: 9e6 }),
])!
const file = (
  ...told: readonly { project: ConstructionProject; contracts: readonly ConstructionContract[] }[]
) => ({
  ...oc4idsHead(key, NOW),
  projects: told.map((t) =>
    oc4idsProject({ ...t, municipality: 'Juárez', state: 'Chihuahua' }, NOW, oc4idsWords.es),
  ),
})

describe.skipIf(!there)('against the schema', () => {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const ajv = new draft04.default({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema(read('project-schema.json'))
  const valid = ajv.compile(read('project-package-schema.json'))

  test('its own example stands, and what breaks it does not: the check can fail', () => {
    expect(valid(read('example.json')), JSON.stringify(valid.errors)).toBe(true)
    expect(valid({ ...file({ project: whole, contracts: [works] }), projects: [] })).toBe(false)
    expect(valid({ ...file(), projects: [{ id: 'x', status: 'abierto' }] })).toBe(false)
  })

  test('a project with everything, with nothing but its offer, fallen out, and open', () => {
    const bare = foldProject(NATION, key, [offered], look)!
    const named = (project: ConstructionProject, id: string) => ({ ...project, key: id })
    const out = { on: '2026-10-01', reason: 'legal' as const, text: 'En juicio', by: who }
    const told = file(
      { project: whole, contracts: [works] },
      { project: named(bare, 'b'), contracts: [] },
      {
        project: { ...named(whole, 'c'), out },
        contracts: [{ ...works, physical: 100, paid: works.amount_now }],
      },
      { project: { ...named(whole, 'd'), stage: null }, contracts: [] },
    )
    expect(valid(told), JSON.stringify(valid.errors)).toBe(true)
    expect(told.projects.map((p) => p.status)).toEqual([
      'implementation',
      'identification',
      'cancelled',
      'maintenance',
    ])
  })
})

test('plan, forecast and what happened stay apart, and no person is named', () => {
  const told = oc4idsProject(
    { project: whole, contracts: [works], municipality: 'Juárez', state: 'Chihuahua' },
    NOW,
    oc4idsWords.en,
  )
  expect(told.milestones).toContainEqual(
    expect.objectContaining({ id: 'validated', status: 'met', dateMet: '2026-02-01T00:00:00-06:00' }),
  )
  const licence = (told.milestones as { id: string }[]).find((m) => m.id === 'licence')
  expect(licence).toMatchObject({ status: 'scheduled' })
  expect(licence).not.toHaveProperty('dateMet')
  expect(told.contractingProcesses).toMatchObject([
    { id: 'SICT-1', summary: { nature: ['construction'], status: 'active', externalReference: tender } },
    { summary: { status: 'pre-award' } },
  ])
  expect(JSON.stringify(told)).not.toContain(who)
})
