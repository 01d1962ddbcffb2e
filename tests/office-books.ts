// Whole books of an office as they fill: a representation's organizations, study and agreement; the nation's land, assumptions and plans.
import type { Fact } from '../src/kernel/fact.ts'
import { NATION } from '../src/kernel/ids.ts'
import type { NeedsResult } from '../src/modules/needs/contract/result.ts'
import { parametersOf } from '../src/modules/siting/rules/assumptions.ts'
import type { Said } from './real-book.ts'
import { centers, fact, idOf, people, reps } from './world.ts'

type More = Partial<Fact> & { readonly phone?: true }

/** Says one thing after the other in a book, a minute apart; what a phone says of nobody with a post waits for a person. */
function saying(book: string) {
  const said: Said[] = []
  const device = idOf('phone of an office')
  const say = (kind: string, about: string, payload: Record<string, unknown>, more: More = {}): Fact => {
    const { phone, ...own } = more
    const f = fact(kind, about, book, payload, {
      happenedAt: new Date(Date.parse('2026-11-02T15:00:00.000Z') + 60_000 * said.length).toISOString(),
      author: people.national,
      ...(phone && { author: idOf('nobody with a post'), origin: 'tablet', device }),
      ...own,
    })
    said.push({ fact: f, source: phone ? { by: 'device', device, book } : { by: 'system' } })
    return f
  }
  const withdraw = (f: Fact, reason = 'no era así') => say('book.withdrawn', f.id, { reason })
  const resolve = (f: Fact, decision: 'stands' | 'void') =>
    say('book.review-resolved', f.id, { decision, reason: 'se revisó' })
  return { said, say, withdraw, resolve }
}
type Saying = ReturnType<typeof saying>

const named = (name: string) => idOf(`office book: ${name}`)
const [maquila, twin, apart, park, listed] = ['maquila', 'twin', 'apart', 'park', 'listed'].map(named) as [
  ...[string, string, string, string, string],
]
const file = (n: number) => `${n}${n}`.repeat(32)

/** Organizations on their way, with twins joined and split, people to talk with, events and materials. */
function sayPartners({ say, withdraw, resolve }: Saying): void {
  const p = (kind: string, about: string, payload: Record<string, unknown>, more: More = {}) =>
    say(`partners.${kind}`, about, payload, more)
  p('organization-listed', listed, { kind: 'park', name: 'Parque de una lista', municipality: '08001' })
  p('organization-listed', listed, { kind: 'park', name: 'Parque de otra lista', area_ha: 12 })
  p('organization-registered', park, { kind: 'park', name: 'Parque Norte', municipality: '08001' })
  const told = { on: '2026-11-02', channel: 'web', kind: 'company' }
  const interest = p('interest-told', maquila, {
    ...{
      ...told,
      folio: 'ABCD-1234-EFGH',
      name: 'Maquilas',
      municipality: '08001',
      workers: 900,
      women: 500,
    },
    ...{ children: 140, message: 'Tres turnos' },
  })
  p('interest-told', twin, { ...told, folio: 'ABCD-1234-EFGJ', name: 'MAQUILAS SA', workers: 880 })
  p('organization-registered', maquila, {
    ...{ kind: 'company', name: 'Maquilas del Norte', names: ['Maquilas'], municipality: '08001' },
    ...{ latitude: 31.7, longitude: -106.4, within: park, workers: 910 },
  })
  p('organization-registered', twin, { kind: 'company', name: 'Maquilas SA', municipality: '08001' })
  p('organization-registered', apart, { kind: 'company', name: 'Maquila', municipality: '08001' })
  p('organization-changed', maquila, { sector: 'Arneses', workers: 920 })
  withdraw(p('organization-changed', maquila, { workers: 9_200 }))
  const slip = p('organization-changed', park, { area_ha: 400 })
  p('organization-changed', park, { area_ha: 40 }, { corrects: slip.id, reason: 'un cero de más' })
  p('interest-answered', maquila, { interest: interest.id, on: '2026-11-04', how: 'call', note: 'Se llamó' })
  p('interest-answered', maquila, { interest: interest.id, on: '2026-11-05', how: 'mail' })
  const contact = { name: 'Rosa Prueba', mail: 'rosa@ejemplo.mx' }
  const consent = { on: '2026-11-03', how: 'call', uses: ['events'] }
  p('contact-told', maquila, { contact: named('rosa'), ...contact, consent: null })
  p('contact-told', maquila, { contact: named('rosa'), ...contact, post: 'RH', consent })
  p('contact-told', twin, { contact: named('luis'), name: 'Luis', phone: '656 123 4567', consent })
  p('contact-withdrawn', twin, { contact: named('luis'), on: '2026-11-05' })
  p('step-told', maquila, { stage: 'study', on: '2026-11-03', next: 'Encuesta', due: '2026-12-01' })
  p('step-told', maquila, { stage: 'advice', on: '2026-11-04', owner: people.supervisor, model: 'imss' })
  p('step-told', maquila, { stage: 'study', on: '2026-11-05', note: 'se vuelve atrás' })
  // a letter moves it forward only
  p('step-told', maquila, { stage: 'interest', on: '2026-11-05' }, { origin: 'letter' })
  p('step-told', maquila, { stage: 'model', on: '2026-11-06', model: 'company' }, { origin: 'letter' })
  p('step-told', twin, { stage: 'study', on: '2026-11-03', next: 'Visitar', due: '2030-12-01' })
  p('step-told', apart, { stage: 'ended', on: '2026-11-05', reason: 'no-money' })
  p('interest-told', apart, { ...told, on: '2026-11-06', folio: 'ABCD-1234-EFGK', name: 'Maquila' })
  const joined = { kind: 'company', name: 'Maquilas del Norte', municipality: '08001', workers: 930 }
  p('organizations-merged', maquila, { organization: twin, fields: joined, reason: 'mismo domicilio' })
  const wrong = p('organizations-merged', maquila, {
    organization: apart,
    fields: { ...joined, workers: 990 },
    reason: 'mismo dueño',
  })
  p('organizations-split', maquila, { merge: wrong.id, reason: 'son dos plantas' })
  say('book.withdrawn', wrong.id, { reason: 'son dos plantas' })
  p('organizations-distinct', maquila, { organization: apart, reason: 'dos plantas' })
  // given, given anew for both of two that were joined, and taken away
  for (const [of, logo] of [
    [maquila, file(2)],
    [twin, file(9)],
    [apart, file(9)],
    [apart, null],
  ] as const)
    p('logo-given', of, { file: logo })
  const advised = { on: '2026-11-04', topic: 'Modelos' }
  p('advised', maquila, { what: 'visit', ...advised, files: [file(1), file(2)] })
  p('advised', twin, { what: 'call', ...advised, told: 'Se explicó', files: [file(2)] })
  const held = ['stands', 'void', 'waits'].map((what) =>
    p(
      'organizations-distinct',
      park,
      { organization: named(what), reason: `de campo: ${what}` },
      { phone: true },
    ),
  )
  resolve(held[0]!, 'stands')
  resolve(held[1]!, 'void')
  const visit = p('advised', park, { what: 'visit', ...advised, topic: 'Predios' }, { phone: true })
  resolve(visit, 'void')
  const event = named('event')
  const plan = {
    ...{ title: 'Mesa de diálogo', on: '2026-11-10', starts: '10:00', ends: '12:00', place: 'Cámara' },
    ...{ agenda: ['Bienvenida'], organizations: [maquila, park] },
  }
  p('event-planned', event, plan)
  p('event-cancelled', event, { on: '2026-11-04', reason: 'sin sala' })
  p('event-planned', event, { ...plan, starts: '09:00' })
  const promise = { id: named('promise'), text: 'Enviar plano', due: '2026-11-25', organization: maquila }
  p('event-held', event, {
    ...{ on: '2026-11-10', attendance: [{ organization: maquila, people: 3 }], told: 'Hubo acuerdo' },
    commitments: [promise, { id: named('other promise'), text: 'Dar fechas', due: '2026-11-20' }],
  })
  const followed = { commitment: promise.id, on: '2026-11-11', note: 'Se recorre' }
  p('commitment-followed', event, { ...followed, outcome: 'moved', due: '2026-12-02' })
  withdraw(p('commitment-followed', event, { ...followed, outcome: 'done' }))
  // held before anybody planned it, and one that nobody plans: it waits for ever
  p('event-cancelled', named('event of nobody'), { on: '2026-11-04', reason: 'no se planeó' })
  const leaflet = { title: 'Tríptico', about: 'leaflet', language: 'es' }
  p('material-added', named('leaflet'), { ...leaflet, version: '2', on: '2026-11-03', file: file(3) })
  p('material-added', named('leaflet'), { ...leaflet, version: '1', on: '2026-10-03', file: file(2) })
  p('material-added', named('leaflet'), { ...leaflet, version: '2', on: '2026-11-03', file: file(4) })
}

const range = (mid: number) => ({ low: mid / 2, mid, high: 2 * mid })
const resultOf = (parties: readonly string[], mid: number): NeedsResult => ({
  ...{ basis: 'both', workers: 900, answered: 60, rate: 0.07, demand: range(mid) },
  ...{ chance: { low: mid - 5, high: mid + 5 }, near_home: null, bands: [], turns: [], shifts: [] },
  ...{ homes: [], care: [], travel: [], hours: null },
  parties: parties.map((party) => ({
    party,
    name: 'Empresa',
    workers: 450,
    answered: 30,
    range: range(mid),
  })),
  ...{ places: range(mid), advice: 'own', size: 60, centers: 1, sizes: [] },
  costs: {
    ...{ investment: range(1e6), operation_year: range(1e5), company_year: range(1e4) },
    ...{ avoided_year: range(1e3), net_year: range(1e2) },
  },
  ...{ unconfirmed: 2, options: [], advised: null, supply: null, notes: ['few-answers'] },
})

/** A study of two companies, worked out twice and delivered; one withdrawn; one that nobody opened. */
function sayNeeds({ say, withdraw, resolve }: Saying): void {
  const study = named('study')
  const parties = [maquila, apart]
  const n = (kind: string, payload: Record<string, unknown>, about = study, more: More = {}) =>
    say(`needs.${kind}`, about, payload, more)
  const opened = {
    ...{ title: 'Estudio del parque', parties, place: park, how: 'once', link: 'abcdefghjk', daily: 200 },
    ...{ from: '2026-10-01', until: '2026-12-10' },
  }
  n('study-opened', opened)
  n('study-changed', { title: 'Estudio del Parque Norte' })
  n('study-changed', { daily: 300, until: '2026-12-20' })
  withdraw(n('study-changed', { title: 'Otro estudio' }))
  const roster = {
    ...{ party: maquila, on: '2026-10-10', source: 'nómina' },
    groups: [{ shift: 'morning', sex: 'F', workers: 400 }],
  }
  const first = n('roster-told', roster)
  n('roster-told', { ...roster, source: 'nómina de octubre', absenceDays: 4 })
  n('roster-told', { ...roster, party: apart, turnover: 0.3 })
  n('roster-told', { ...roster, source: 'otra' }, study, { corrects: first.id, reason: 'otra hoja' })
  n('roster-listed', { ...roster, source: 'un archivo', turnover: 0.5 })
  n('roster-listed', { ...roster, party: apart, source: 'un archivo' })
  n('survey-closed', { parties, on: '2026-11-01' })
  const sums = {
    answered: 60,
    groups: [],
    homes: [],
    travel: [],
    care: [],
    use: [],
    near: [],
    from: [],
    to: [],
  }
  n('survey-counted', { parties, on: '2026-11-01', tally: sums })
  n('survey-counted', { parties, on: '2026-11-02', tally: { ...sums, answered: 61 } })
  const assumption = {
    ...{ id: 'day-cost', low: 400, mid: 500, high: 600, source: 'nómina', on: '2026-11-01' },
    confidence: 'company',
  }
  const asked = { on: '2026-11-02', assumptions: [assumption], note: 'con su costo' }
  n('result-asked', asked)
  n('result-worked', { ...asked, by: people.national, result: resultOf(parties, 50) })
  n('result-worked', { ...asked, on: '2026-11-03', by: people.national, result: resultOf(parties, 55) })
  for (const version of [1, 2]) {
    n('report-delivered', { version, on: '2026-11-04', to: 'Dirección' })
    n('report-shared', {
      ...{ parties, version, on: '2026-11-04', result: resultOf(parties, 45 + 5 * version) },
      assumptions: [assumption],
    })
  }
  const gone = named('study withdrawn')
  n('study-opened', { ...opened, parties: [twin], link: 'bcdefghjkm' }, gone)
  n('study-withdrawn', { parties: [twin], on: '2026-11-05', reason: 'empresa equivocada' }, gone)
  // said by a phone of nobody: one counts after all, one never did
  const late = ['2026-12-24', '2026-12-28'].map((until) =>
    n('study-changed', { until }, study, { phone: true }),
  )
  resolve(late[0]!, 'stands')
  resolve(late[1]!, 'void')
  n('roster-told', roster, named('study of nobody'))
}

/** An agreement with its clauses, what each side promises and proves, months in totals; and words about what nobody opened. */
function sayAgreements({ say, withdraw, resolve }: Saying): void {
  const [agreement, other] = [named('agreement'), named('other agreement')]
  const [monthly, ours, dropped] = [named('monthly'), named('ours'), named('dropped')]
  const a = (kind: string, about: string, payload: Record<string, unknown>, more: More = {}) =>
    say(`agreements.${kind}`, about, payload, more)
  // a commitment may come before its agreement, and evidence before both
  const evidence = { due: '2026-10-05', told: 'Informe entregado' }
  a('evidence-presented', monthly, { ...evidence, files: [{ file: file(5), name: 'informe.pdf' }] })
  const commitment = {
    ...{
      agreement,
      clause: 'informes',
      bound: 'party',
      what: 'Informar el mes',
      evidence: 'Informe en Nido',
    },
    ...{ owner: 'Promotora', party_owner: 'Recursos humanos', every: 'month', due: '2026-10-05' },
  }
  a('commitment-made', monthly, commitment)
  const opened = {
    ...{ party: maquila, party_name: 'Maquilas', scope: 'company', title: 'Convenio con Maquilas' },
    ...{ model: 'company', signed: '2026-08-15', starts: '2026-09-01', ends: '2027-08-31' },
    certainty: 'signed',
  }
  a('opened', agreement, opened)
  a('opened', other, { ...opened, party: apart, party_name: 'Maquila', title: 'Convenio con Maquila' })
  const clause = {
    ...{ clause: 'informes', order: 2, title: 'Informe mensual', bound: 'party', certainty: 'proposal' },
    text: 'La empresa informa cada mes, en totales.',
  }
  a('clause-put', agreement, clause)
  a('clause-put', agreement, {
    ...clause,
    text: 'La empresa informa cada mes, en totales, a más tardar el día 5.',
  })
  a('clause-put', agreement, { ...clause, clause: 'lugares', order: 1, bound: 'institute' })
  withdraw(a('clause-put', agreement, { ...clause, clause: 'de-mas', order: 3 }))
  a('commitment-made', ours, { ...commitment, bound: 'institute', what: 'Abrir lugares', every: 'quarter' })
  a('commitment-made', dropped, { ...commitment, every: 'once', what: 'Dar una plática' })
  a('commitment-dropped', dropped, { on: '2026-11-03', why: 'ya no hace falta' })
  a('commitment-made', named('of nobody'), { ...commitment, agreement: named('agreement of nobody') })
  a('evidence-judged', monthly, { due: '2026-10-05', accepted: false, reason: 'falta la firma' })
  a('evidence-presented', monthly, { ...evidence, files: [{ file: file(6), name: 'firmado.pdf' }] })
  a('evidence-judged', monthly, { due: '2026-10-05', accepted: true })
  a('evidence-answered', monthly, { due: '2026-10-05', accepted: false, reason: 'no cuenta' })
  // the same file with two commitments, and twice with one
  a('evidence-presented', ours, { ...evidence, files: [{ file: file(6), name: 'copia.pdf' }] })
  a('evidence-answered', ours, { due: '2026-10-05', accepted: true })
  const said = ['2026-11-05', '2026-12-05'].map((due) =>
    a('evidence-presented', monthly, { ...evidence, due, files: [] }, { phone: true }),
  )
  resolve(said[0]!, 'stands')
  resolve(said[1]!, 'void')
  a('changed', agreement, { what: 'renewed', on: '2026-11-03', ends: '2031-12-31', why: 'prórroga' })
  a('changed', agreement, { what: 'amended', on: '2026-11-04', why: 'otra cláusula' })
  a('changed', other, { what: 'ended', on: '2026-11-04', why: 'cerró la planta' })
  a('center-named', agreement, { center: centers.one, opened: '2026-09-01' })
  a('center-named', agreement, { center: centers.two })
  const totals = { workers: 400, parents: 80, days: 22, parents_absent: 60, others_absent: 300 }
  const month = a('month-reported', maquila, { month: '2026-10', placed: 30, ...totals })
  a('month-reported', maquila, { month: '2026-09', placed: 12, ...totals })
  const better = { month: '2026-10', placed: 31, ...totals }
  a('month-reported', maquila, better, { corrects: month.id, reason: 'faltaba una persona' })
  a('month-reported', maquila, { ...better, month: '2026-09', placed: 13 })
  const base = { first_month: '2026-03', last_month: '2026-08', ...totals, days: 128 }
  a('baseline-told', maquila, base)
  a('baseline-told', maquila, { ...base, first_month: '2026-02', method: 'reloj checador' })
}

/** Everything said in a representation about organizations, in the order it happened. */
export function representationBook(): Said[] {
  const it = saying(reps.north)
  sayPartners(it)
  sayNeeds(it)
  sayAgreements(it)
  const site = {
    ...{ plan: named('plan'), site: 'loc:080010001', expected: 40.5, places: 60, name: 'Localidad' },
    ...{ municipality: '08001', latitude: 28.6, longitude: -106, scheme: 'imss' },
  }
  it.say('siting.project-begun', named('project'), site)
  it.say('siting.project-begun', named('project'), { ...site, places: 90 })
  it.withdraw(it.say('siting.project-begun', named('project taken back'), site))
  return it.said
}

const dated = { as_of: '2020', source: 'Censo de prueba' }

function sayLand({ say, withdraw, resolve }: Saying): void {
  const t = (kind: string, payload: Record<string, unknown>, more: More = {}) =>
    say(`territory.${kind}`, NATION, payload, more)
  const place = {
    ...{ locality: '080010001', municipality: '08001', name: 'Localidad', kind: 'U', people: 120_000 },
    ...{ latitude: 28.6, longitude: -106, ...dated },
  }
  t('locality-told', place)
  t('locality-told', { ...place, people: 125_000, women: 64_000 })
  t('locality-told', { ...place, locality: '080010002', kind: 'R', people: 900, altitude: 1_400 })
  withdraw(t('locality-told', { ...place, locality: '080010003' }))
  const census = {
    municipality: '08001',
    people: 200_000,
    children_0_2: 9_000,
    children_3_5: 9_100,
    ...dated,
  }
  t('census-told', census)
  t('census-told', { ...census, as_of: '2010', people: 170_000 })
  const slip = t('census-told', { ...census, municipality: '08002', people: 2_000 })
  t(
    'census-told',
    { ...census, municipality: '08002', people: 20_000 },
    { corrects: slip.id, reason: 'un cero' },
  )
  const posts = { municipality: '08001', period: '2021-01', posts: 40, women: 15, men: 25, source: 'IMSS' }
  t('posts-told', posts)
  t('posts-told', { ...posts, period: '2020-12', posts: 38, men: 23 })
  t('posts-told', {
    ...{ ...posts, posts: 41, men: 26, under_30: 11 },
    employers: { up_to_5: 10, from_6_to_50: 11, over_50: 20 },
  })
  for (const insured of [700, 710])
    t('insured-told', { state: '08', period: '2021-01', insured, source: 'IMSS' })
  const nursery = { list: 'denue', code: '1', municipality: '08001', sector: 'public', ...dated }
  t('nursery-told', nursery)
  t('nursery-told', { ...nursery, latitude: 28.6, longitude: -106, staff_band: '6-10' })
  t('nursery-told', { ...nursery, list: 'imss', places: 120, as_of: '2009' })
  const printed = { period: '2024', scope: 'nation', figure: 'lugares', value: 200_000, source: 'IMSS' }
  t('supply-told', printed)
  t('supply-told', { ...printed, value: 201_000 })
  t('supply-told', { ...printed, source: 'otra' })
  const ring = (side: number) => [
    [
      [-106, 28],
      [-106, 28 + side],
      [-106 + side, 28 + side],
      [-106, 28],
    ],
  ]
  const outline = { municipality: '08001', name: 'Municipio', file: file(7), ...dated }
  t('boundary-told', { ...outline, polygons: [ring(1)] })
  t('boundary-told', { ...outline, polygons: [ring(1), ring(2)], file: file(8) })
  // a phone of nobody brings a list: one of them stands
  const brought = ['080010004', '080010005'].map((locality) =>
    t('locality-told', { ...place, locality }, { phone: true }),
  )
  resolve(brought[0]!, 'stands')
  resolve(brought[1]!, 'void')
}

function sayPlans({ say, withdraw }: Saying): void {
  const s = (kind: string, about: string, payload: Record<string, unknown>, more: More = {}) =>
    say(`siting.${kind}`, about, payload, more)
  const assumption = { source: 'Encuesta', confidence: 'observed', reason: 'se midió' }
  for (const value of [0.2, 0.25]) s('assumption-set', NATION, { assumption: 'uptake', value, ...assumption })
  withdraw(s('assumption-set', NATION, { assumption: 'uptake', value: 0.9, ...assumption }))
  s('assumption-set', NATION, { assumption: 'detour', value: 1.3, ...assumption })
  for (const to of ['in', 'out', 'free', 'out'])
    s('site-fixed', NATION, { site: 'loc:080010001', to, reason: `queda ${to}` })
  s('site-fixed', NATION, { site: 'loc:080010002#2', to: 'in', reason: 'ya se prometió' })
  const chosen = {
    ...{ id: 'loc:080010001', kind: 'locality', name: 'Localidad', municipality: '08001', latitude: 28.6 },
    ...{ longitude: -106, rural: false, year: 2026, adds: 40, expected: 40, places: 60, without: 0 },
    ...{ cost: 1e6, project: null },
  }
  const kept = (value: number) => ({
    ...{ name: `Plan de ${value}`, parameters: parametersOf(), bound: value + 20, boundBy: 'prices' },
    data: {
      ...{ version: 'v1', sources: [] },
      assumptions: [{ key: 'uptake', value: 0.15, source: 'propia', confidence: 'unconfirmed' }],
    },
    outcome: {
      ...{ sites: [chosen], value, standing: 10, total: 400, cost: 1e6, places: 60 },
      years: [{ year: 2026, centers: 1, cost: 1e6, value }],
      states: [{ state: '08', children: 400, before: 10, after: 10 + value, centers: 1 }],
      uncovered: [{ municipality: '08001', children: 400, uncovered: 390 - value }],
    },
  })
  const [plan, better, gone] = [named('plan'), named('better plan'), named('plan withdrawn')]
  s('plan-kept', plan, kept(40))
  // said twice under one id: the first word stands
  s('plan-kept', plan, kept(45))
  s('plan-kept', better, { ...kept(48), from: plan })
  s('plan-kept', gone, kept(30))
  const proof = { value: 40, seconds: 20 }
  s('plan-proven', plan, { ...proof, bound: 55, ended: 'time' })
  s('plan-proven', plan, { ...proof, bound: 48, ended: 'proven', better })
  s('plan-proven', plan, { ...proof, bound: 52, ended: 'stopped' })
  withdraw(s('plan-proven', better, { ...proof, bound: 12, ended: 'proven' }))
  s('plan-withdrawn', gone, { reason: 'datos viejos' })
  s('plan-withdrawn', gone, { reason: 'otra vez' })
  s('plan-proven', named('plan of nobody'), { ...proof, bound: 50, ended: 'time' })
}

/** Everything lists said of the land and the nation of plans, in the order it happened. */
export function nationBook(): Said[] {
  const it = saying(NATION)
  sayLand(it)
  sayPlans(it)
  return it.said
}
