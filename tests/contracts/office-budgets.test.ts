// What each question about the land, plans, organizations, studies and agreements costs: so many statements, however much was said.
import { afterAll, beforeAll } from 'vitest'
import { NATION, uuid7OfDigest } from '../../src/kernel/ids.ts'
import { parametersOf } from '../../src/modules/siting/rules/assumptions.ts'
import { pdf, shaOf } from '../files-for-tests.ts'
import { type Questions, testBudgets } from '../statement-costs.ts'
import { call, fact, idOf, NOW, openWorld, people, reps, TODAY, type World } from '../world.ts'
import { sides, tellSides } from '../world-sides.ts'

const { north } = reps
const { national } = people
const promoter = idOf('promoter north')
const { party, person } = sides.company
const other = sides.other.party
const papers = ['advice', 'evidence'].map((name) => pdf(`% ${name}`, 2_000))
const [advised, presented] = papers.map(shaOf) as [string, string]
/** As a browser makes an id: a time and chance. */
const browserId = (name: string) =>
  uuid7OfDigest(Date.parse(NOW), Buffer.from(idOf(name).replaceAll('-', ''), 'hex'))

let w: World
let minute = 0
const say = (
  kind: string,
  about: string,
  book: string,
  payload: Record<string, unknown>,
  author = promoter,
  origin: 'desk' | 'system' = 'desk',
) =>
  fact(kind, about, book, payload, {
    ...{ author, origin },
    happenedAt: new Date(Date.parse('2026-11-20T06:00:00.000Z') + 1_000 * minute++).toISOString(),
  })
const study = (n: number) => idOf(`study ${n}`)
const linkOf = (n: number) => `abcdefgh${'jkmnpqrstuvwxyz'[n]}2`
const openLink = 'abcdefghh3'
const openStudy = idOf('study that is open')

beforeAll(async () => {
  w = await openWorld()
  await tellSides(w)
  await w.said([
    say('staff.person-registered', promoter, north, { given: 'Promotora', first: 'Prueba' }),
    say('staff.post-held', promoter, north, { role: 'promoter', from: '2026-01-01' }),
    ...[party, other].map((id, i) =>
      say('partners.organization-registered', id, north, {
        ...{ kind: 'company', name: `Maquila ${i}`, municipality: '08001', workers: 400, latitude: 31.7 },
        longitude: -106.4,
      }),
    ),
    say('needs.study-opened', openStudy, north, { ...opened, link: openLink, parties: [party] }),
    say('needs.study-opened', study(99), north, { ...opened, how: 'once', link: 'abcdefghh4' }),
  ])
  const base = `/v1/books/${north}/blobs`
  const cookie = await w.cookie(promoter)
  await saidOf(0)
  for (const [i, bytes] of papers.entries()) {
    const told = await call(
      w,
      { cookie },
      'PUT',
      `${base}/${[advised, presented][i]}?offset=0&bytes=${bytes.length}`,
      bytes,
    )
    if (told.body.state !== 'kept') throw new Error(JSON.stringify(told.body))
  }
  folio = (await call(w, undefined, 'POST', '/v1/interests', interestBody('before'))).body.folio
}, 60_000)
afterAll(() => w.close())

const opened = {
  ...{ title: 'Estudio', parties: [party, other], how: 'shared', daily: 200, from: '2026-11-01' },
  until: '2026-12-10',
}
let folio = ''
const interestBody = (name: string) => ({
  ...{ key: browserId(name), kind: 'company', name: `Fábrica ${name}`, municipality: '08001', workers: 90 },
  ...{ contact: { name: 'Rosa Prueba', mail: 'rosa@ejemplo.mx' }, agreed: true, kept: false },
})
const range = { low: 10, mid: 20, high: 40 }
const result = {
  ...{ basis: 'both', workers: 900, answered: 60, rate: 0.07, demand: range, chance: { low: 10, high: 30 } },
  ...{
    near_home: null,
    bands: [{ band: '1', range }],
    turns: [],
    shifts: [],
    homes: [],
    care: [],
    travel: [],
    hours: null,
  },
  parties: [{ party, name: 'Maquila 0', workers: 450, answered: 30, range }],
  ...{ places: range, advice: 'own', size: 60, centers: 1, sizes: [] },
  costs: {
    ...{
      investment: range,
      operation_year: range,
      company_year: range,
      avoided_year: range,
      net_year: range,
    },
  },
  ...{ unconfirmed: 2, options: [], advised: null, supply: null, notes: [] },
}
const dated = { as_of: '2020', source: 'Censo de prueba' }
const town = '08001'
const parameters = {
  ...parametersOf(new Map(), { years: [{ year: 2027, centers: 1, budget: null }] }),
  ...{ least_each_state: 0, rural_share: 0 },
}
const planOf = (n: number) => idOf(`plan ${n}`)
const square = (at: number) => [
  [
    [
      [-106 - at, 28],
      [-106 - at, 29],
      [-105 - at, 29],
      [-106 - at, 28],
    ],
  ],
]
const interestOf = (n: number) => browserId(`interest ${n}`)

/** One round of everything there is to list. */
async function saidOf(n: number): Promise<void> {
  const partner = idOf(`partner ${n}`)
  const event = idOf(`event ${n}`)
  const agreement = idOf(`agreement ${n}`)
  const commitment = idOf(`commitment ${n}`)
  await w.said([
    ...[`Empresa ${n} del Norte`, `Empresa ${n} del Norte SA`].map((name, i) =>
      say('partners.organization-registered', i === 0 ? partner : idOf(`twin ${n}`), north, {
        ...{
          kind: 'company',
          name,
          municipality: town,
          within: party,
          latitude: 31 + n / 100,
          longitude: -106,
        },
      }),
    ),
    {
      ...say('partners.interest-told', party, north, {
        ...{ folio: `AAAA-BBBB-CC${10 + n}`, on: TODAY, channel: 'web', kind: 'company', name: 'Maquila 0' },
        workers: 400,
      }),
      id: interestOf(n),
    },
    say('partners.step-told', party, north, {
      stage: 'study',
      on: TODAY,
      next: `Paso ${n}`,
      owner: promoter,
    }),
    say('partners.step-told', partner, north, {
      stage: 'study',
      on: TODAY,
      next: 'Visitar',
      owner: promoter,
    }),
    say('partners.contact-told', party, north, {
      ...{ contact: idOf(`contact ${n}`), name: `Persona ${n}`, mail: 'x@ejemplo.mx' },
      consent: { on: TODAY, how: 'call', uses: ['events'] },
    }),
    say('partners.advised', party, north, {
      ...{ what: 'document', on: TODAY, topic: `Tema ${n}`, material: idOf(`material ${n}`), version: '1' },
      files: [advised],
    }),
    say('partners.material-added', idOf(`material ${n}`), north, {
      ...{ title: `Tríptico ${n}`, about: 'leaflet', version: '1', language: 'es', on: TODAY },
    }),
    say('partners.event-planned', event, north, {
      ...{ title: `Mesa ${n}`, on: TODAY, starts: '10:00', ends: '12:00', place: 'Cámara', agenda: [] },
      organizations: [party, partner],
    }),
    say('partners.event-held', event, north, {
      ...{ on: TODAY, attendance: [{ organization: partner, people: 3 }] },
      commitments: [{ id: idOf(`promise ${n}`), text: 'Enviar plano', due: TODAY, owner: promoter }],
    }),
    say('needs.study-opened', study(n), north, { ...opened, title: `Estudio ${n}`, link: linkOf(n) }),
    say('needs.roster-told', study(n), north, {
      ...{ party, on: TODAY, source: 'nómina', groups: [{ shift: 'morning', sex: 'F', workers: 400 }] },
    }),
    ...(['result-worked', 'report-shared'] as const).map((what) =>
      say(
        `needs.${what}`,
        study(n),
        north,
        {
          ...{ on: TODAY, assumptions: [], result },
          ...(what === 'result-worked' ? { by: promoter } : { parties: [party, other], version: 1 }),
        },
        promoter,
        'system',
      ),
    ),
    say('agreements.opened', agreement, north, {
      ...{ party, party_name: 'Maquila 0', scope: 'company', title: `Convenio ${n}`, signed: '2026-08-15' },
      ...{ ends: '2027-09-30', certainty: 'signed' },
    }),
    say('agreements.clause-put', agreement, north, {
      ...{ clause: 'informes', order: 1, title: 'Informe', bound: 'party', certainty: 'proposal' },
      text: 'La empresa informa cada mes.',
    }),
    say('agreements.commitment-made', commitment, north, {
      ...{ agreement, clause: 'informes', bound: 'party', what: 'Informar', evidence: 'Informe en Nido' },
      ...{ owner: 'Promotora', party_owner: 'RH', every: 'month', due: '2026-10-05' },
    }),
    say('agreements.evidence-presented', commitment, north, {
      ...{ due: '2026-10-05', told: 'Informe entregado', files: [{ file: presented, name: 'informe.pdf' }] },
    }),
    say('agreements.month-reported', party, north, {
      ...{ month: `2025-${String(n + 1).padStart(2, '0')}`, workers: 400, parents: 80, placed: 30, days: 22 },
    }),
    say('siting.project-begun', idOf(`project ${n}`), north, {
      ...{ plan: planOf(0), site: `loc:08001${String(n).padStart(4, '0')}`, expected: 40, places: 60 },
      ...{ name: 'Sitio', municipality: town, latitude: 28.6, longitude: -106, scheme: 'imss' },
    }),
  ])
  const land = (kind: string, payload: Record<string, unknown>) =>
    say(`territory.${kind}`, NATION, NATION, payload, national)
  await w.said([
    land('locality-told', {
      ...{ locality: `08001${String(n).padStart(4, '0')}`, municipality: town, name: `Localidad ${n}` },
      ...{ kind: 'U', people: 20_000 + n, latitude: 28 + n / 10, longitude: -106, ...dated },
    }),
    land('census-told', {
      ...{ municipality: town, people: 200_000, children_0_2: 9_000, children_3_5: 9_000 },
      ...{ working_women: 30_000, insured_imss: 40_000, source: 'Censo', as_of: String(2010 + n) },
    }),
    land('posts-told', {
      ...{ municipality: town, period: `20${10 + n}-01`, posts: 40_000, women: 20_000, men: 20_000 },
      source: 'IMSS',
    }),
    land('insured-told', { state: '08', period: `20${10 + n}-01`, insured: 700, source: 'IMSS' }),
    ...(['denue', 'imss'] as const).map((list) =>
      land('nursery-told', {
        ...{ list, code: String(n), municipality: town, sector: 'public', staff_band: '6-10', places: 60 },
        ...{ latitude: 28.6, longitude: -106, ...dated },
      }),
    ),
    land('supply-told', {
      period: `20${10 + n}`,
      scope: 'nation',
      figure: 'lugares',
      value: n,
      source: 'IMSS',
    }),
    land('boundary-told', {
      ...{ municipality: n === 0 ? town : `080${10 + n}`, name: 'Municipio', polygons: square(n / 10) },
      ...{ file: shaOf(Buffer.from(`boundaries ${n}`)), ...dated },
    }),
    say(
      'siting.assumption-set',
      NATION,
      NATION,
      {
        ...{ assumption: 'uptake', value: 0.1 + n / 100, source: 'Encuesta', confidence: 'observed' },
        reason: 'se midió',
      },
      national,
    ),
    say(
      'siting.site-fixed',
      NATION,
      NATION,
      { site: `loc:08001${String(n).padStart(4, '0')}`, to: 'in', reason: 'ya se prometió' },
      national,
    ),
    say('siting.plan-kept', planOf(n), NATION, planKept(n), national, 'system'),
    say(
      'siting.plan-proven',
      planOf(0),
      NATION,
      { bound: 60, value: 40, seconds: 20 + n, ended: 'time' },
      national,
      'system',
    ),
  ])
}
const planKept = (n: number) => ({
  ...{ name: `Plan ${n}`, parameters, bound: 60, boundBy: 'prices' },
  data: { version: 'v1', sources: [], assumptions: [] },
  outcome: {
    sites: Array.from({ length: n + 1 }, (_, k) => ({
      ...{ id: `loc:08001${String(k).padStart(4, '0')}`, kind: 'locality', name: `Localidad ${k}` },
      ...{ municipality: town, latitude: 28, longitude: -106, rural: false, year: 2027, adds: 40 },
      ...{ expected: 40, places: 110, without: 0, cost: 1e6, project: null },
    })),
    ...{ value: 40, standing: 10, total: 400, cost: 1e6, places: 110 },
    years: [{ year: 2027, centers: 1, cost: 1e6, value: 40 }],
    states: [{ state: '08', children: 400, before: 10, after: 50, centers: 1 }],
    uncovered: [{ municipality: town, children: 400, uncovered: 350 }],
  },
})

const book = `/v1/books/${north}`
const partner = idOf('partner 0')
const answered = {
  ...{ party, shift: 'morning', sex: 'F', municipality: town, travel: '30' },
  children: { 'under-1': 0, '1': 0, '2': 0, '3': 0 },
}
const questions: Questions = {
  'territory.lists': { as: promoter, path: '/v1/territory', most: 16 },
  'territory.land': { as: promoter, path: '/v1/territory/land', most: 16 },
  'territory.values': { as: promoter, path: '/v1/territory/municipalities?state=08', most: 16 },
  'territory.points': { as: promoter, path: '/v1/territory/points?of=nurseries&state=08', most: 14 },
  'territory.municipality': { as: promoter, path: `/v1/territory/municipalities/${town}`, most: 22 },
  'siting.instance': { as: national, path: '/v1/siting/instance', most: 22 },
  'siting.assumptions': { as: promoter, path: '/v1/siting/assumptions', most: 20 },
  'siting.fixed': { as: promoter, path: '/v1/siting/fixes', most: 18 },
  'siting.shares': { as: promoter, path: '/v1/siting/shares', most: 20 },
  'siting.plans': { as: promoter, path: '/v1/siting/plans', most: 18 },
  'siting.plan': { as: promoter, path: `/v1/siting/plans/${planOf(0)}`, most: 28 },
  'siting.plan-sites': { as: promoter, path: `/v1/siting/plans/${planOf(0)}/sites`, most: 20 },
  'siting.plan-pdf': { as: promoter, path: `/v1/siting/plans/${planOf(0)}/pdf`, most: 20 },
  'siting.real': { as: national, path: `/v1/siting/plans/${planOf(0)}/real`, most: 16 },
  'siting.compare': { as: promoter, path: `/v1/siting/compare?a=${planOf(0)}&b=${planOf(0)}`, most: 28 },
  'partners.list': { as: promoter, path: '/v1/partners?which=all', most: 18 },
  'partners.board': { as: promoter, path: '/v1/partners/board', most: 20 },
  'partners.one': { as: promoter, path: `${book}/partners/${party}`, most: 26 },
  'partners.side': { as: person, path: `/v1/sides/${party}/way`, most: 14 },
  'partners.of-interest': { as: promoter, path: `${book}/partners/interests/${interestOf(0)}`, most: 14 },
  'partners.contacts': { as: promoter, path: `${book}/partners/${party}/contacts`, most: 20 },
  'partners.alike': { as: promoter, path: `/v1/partners/alike?partner=${partner}`, most: 16 },
  'partners.map': { as: promoter, path: '/v1/partners/map', most: 16 },
  'partners.events': { as: promoter, path: '/v1/partners/events', most: 14 },
  'partners.event': { as: promoter, path: `${book}/partners/events/${idOf('event 0')}`, most: 20 },
  'partners.invitation': {
    ...{ as: promoter, path: `${book}/partners/events/${idOf('event 0')}/invitation`, most: 16 },
  },
  'partners.materials': { as: promoter, path: '/v1/partners/materials', most: 16 },
  'partners.file': { as: promoter, path: `${book}/partners/files/${advised}`, most: 18 },
  'partners.open-municipalities': { path: '/v1/interests/municipalities?state=08', most: 6 },
  'needs.studies': { as: promoter, path: '/v1/needs', most: 14 },
  'needs.companies': { as: promoter, path: '/v1/needs/companies?q=maquila', most: 14 },
  'needs.study': { as: promoter, path: `${book}/needs/${study(0)}`, most: 20 },
  'needs.report': { as: promoter, path: `${book}/needs/${study(0)}/report`, most: 16 },
  'needs.party-studies': { as: person, path: `/v1/sides/${party}/needs`, most: 12 },
  'needs.party-report': { as: person, path: `/v1/sides/${party}/needs/${study(0)}/report`, most: 12 },
  'needs.survey': { path: `/v1/surveys/${openLink}`, most: 6 },
  'needs.homes': { path: `/v1/surveys/${openLink}/homes?q=muni`, most: 8 },
  'agreements.list': { as: promoter, path: '/v1/agreements', most: 18 },
  'agreements.one': { as: promoter, path: `${book}/agreements/${idOf('agreement 0')}`, most: 24 },
  'agreements.file': { as: promoter, path: `${book}/agreement-files/${presented}`, most: 18 },
  'agreements.side': { as: person, path: `/v1/sides/${party}`, most: 18 },
  'agreements.side-file': { as: person, path: `/v1/sides/${party}/files/${presented}`, most: 14 },
}
const writings = (time: 0 | 1): Questions => ({
  'partners.tell-interest': {
    ...{ method: 'POST', path: '/v1/interests', body: interestBody(`time ${time}`), most: 22 },
  },
  'partners.interest-state': { method: 'POST', path: '/v1/interests/state', body: { folio }, most: 8 },
  'needs.codes': {
    ...{
      as: promoter,
      method: 'POST',
      path: `${book}/needs/${study(99)}/codes`,
      body: { count: 20 },
      most: 16,
    },
  },
  'needs.answer': {
    ...{ method: 'POST', path: `/v1/surveys/${openLink}`, most: 12 },
    body: { receipt: idOf(`receipt ${time}`), answer: answered },
  },
  'siting.plan-keep': {
    ...{ as: national, method: 'POST', path: '/v1/siting/plans', most: 28 },
    body: { name: `Plan otra vez ${time}`, parameters, open: null },
  },
  'siting.prove': {
    ...{ as: national, method: 'POST', path: `/v1/siting/plans/${planOf(0)}/prove`, body: {}, most: 18 },
  },
  'siting.project': {
    ...{ as: promoter, method: 'POST', path: `/v1/siting/plans/${planOf(0)}/project`, most: 20 },
    body: { site: 'loc:080010000' },
  },
  'territory.boundaries-brought': {
    ...{ as: national, method: 'PUT', path: `/v1/territory/boundaries?as_of=2025&source=INEGI`, most: 24 },
    body: JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          ...{ type: 'Feature', id: town, properties: {} },
          geometry: { type: 'MultiPolygon', coordinates: square(time / 2) },
        },
      ],
    }),
  },
})

testBudgets({
  ...{ world: () => w, questions, writings, say: saidOf },
  modules: /^(territory|siting|partners|needs|agreements)\./,
})
