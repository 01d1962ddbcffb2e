// Partners of the demonstration: an organization at every stage of its way, a park and a pole, people with consent, an event and what was promised.
import { addDays, COUNTRY_ZONE, type Day } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import type { PartnerKind, PartnerModel, PartnerStage } from '../../modules/partners/contract/stages.ts'
import { folioOf } from '../../modules/partners/rules/folio.ts'
import { sha256 } from '../../platform/digest.ts'
import { entityId } from './mix.ts'
import { promoterOf } from './people.ts'
import { municipalities } from './places.ts'
import { streams } from './streams.ts'
import { representationOf, said, type World } from './world.ts'
import { midnightMs } from './zones.ts'

type Written = {
  readonly name: string
  readonly kind: PartnerKind
  readonly municipality: string
  /** null: on a list, nobody is on the way with it */
  readonly stage: PartnerStage | null
  readonly more?: Readonly<Record<string, unknown>>
  readonly model?: PartnerModel
  /** days until its next step; below 0 it is late */
  readonly due?: number
  readonly next?: string
}
const company = (
  name: string,
  municipality: string,
  stage: PartnerStage,
  [workers, women, sector]: readonly [number, number, string],
  way: Pick<Written, 'model' | 'due' | 'next'> = {},
): Written => ({ name, kind: 'company', municipality, stage, more: { workers, women, sector }, ...way })
const next = (due: number, words: string, model?: PartnerModel) => ({
  ...{ due, next: words },
  ...(model ? { model } : {}),
})

/** Own, invented: no organization of these names is meant. */
const written: readonly Written[] = [
  {
    ...{ name: 'Parque Industrial de Ejemplo El Encino', kind: 'park', municipality: '02004', stage: null },
    more: { latitude: 32.5149, longitude: -116.9353, precision: 'area', area_ha: 120, factories: 34 },
  },
  {
    ...{ name: 'Polo de Bienestar de Ejemplo Frontera', kind: 'pole', municipality: '02002', stage: null },
    more: {
      latitude: 32.6278,
      longitude: -115.4545,
      precision: 'nearest-town',
      area_ha: 210,
      status: 'anunciado',
    },
  },
  company('Ensambles de Ejemplo La Costa, S.A. de C.V.', '02004', 'interest', [640, 360, 'Electrónica']),
  company(
    'Arneses de Ejemplo Tecate, S. de R.L.',
    '02004',
    'study',
    [1250, 740, 'Autopartes'],
    next(6, 'Cerrar la encuesta al personal'),
  ),
  company(
    'Textiles de Ejemplo Mar Adentro',
    '02001',
    'advice',
    [420, 300, 'Textil'],
    next(-4, 'Visita técnica al predio'),
  ),
  {
    ...{ name: 'Cámara de Ejemplo de la Industria', kind: 'chamber', municipality: '02004', stage: 'advice' },
    ...next(12, 'Mesa de diálogo con sus socias'),
  },
  company(
    'Equipos Médicos de Ejemplo del Norte',
    '02004',
    'model',
    [2100, 1180, 'Dispositivos médicos'],
    next(9, 'Enviar el borrador de convenio', 'imss'),
  ),
  company(
    'Logística de Ejemplo Frontera',
    '02002',
    'agreement',
    [980, 410, 'Logística'],
    next(20, 'Firmar el convenio', 'company'),
  ),
  {
    ...{ name: 'Municipio de Ejemplo de San Quintín', kind: 'municipality', municipality: '02006' },
    ...{ stage: 'project', more: { workers: 350, women: 160 }, ...next(30, 'Entregar el predio', 'imss') },
  },
  company(
    'Alimentos de Ejemplo del Valle',
    '02002',
    'operating',
    [1500, 830, 'Alimentos'],
    next(60, 'Revisar la ocupación del trimestre', 'company'),
  ),
  company(
    'Muebles de Ejemplo Rosarito',
    '02004',
    'renewal',
    [700, 310, 'Muebles'],
    next(1500, 'Renovar el convenio', 'imss'),
  ),
  company('Plásticos de Ejemplo Otay', '02004', 'ended', [90, 30, 'Plásticos']),
  company('ENSAMBLES DE EJEMPLO LA COSTA SA DE CV', '02004', 'interest', [600, 350, 'Electrónica']),
]
const WAY: readonly PartnerStage[] = [
  'study',
  'advice',
  'model',
  'agreement',
  'project',
  'operating',
  'renewal',
]
/** Days a stage took. Own, invented. */
const STEP = 35
const municipalityOf = new Map(municipalities.map((m) => [m.cvegeo, m]))
const ids = (world: World, nth: number) => entityId(streams.partner, nth, world.seed)

/** Organizations of the demonstration, with their books: whatever else is told of them names them by these. */
export const worldPartners = (world: World) =>
  written.map((w, i) => ({
    ...{ id: ids(world, i), book: representationOf(municipalityOf.get(w.municipality)!.representation) },
    ...{ name: w.name, kind: w.kind, stage: w.stage, municipality: w.municipality },
  }))

/** Ways at their stage today, as the steps of each were said. */
export function factsOfPartners(world: World): Fact[] {
  const facts: Fact[] = []
  const { until } = world
  const today = (days: number) => addDays(until, days)
  const sayOf = (nth: number, about: string) => {
    const code = municipalityOf.get(written[nth]!.municipality)!.representation
    const author = promoterOf(world, code).id
    let tick = 0
    return {
      author,
      say: (kind: string, day: Day, payload: Fact['payload'], what: string = about) => {
        const at = midnightMs(day, COUNTRY_ZONE) + 39_000_000 + nth * 60_000 + tick * 1_000
        const book = representationOf(code)
        const fact = said(world, {
          kind: `partners.${kind}`,
          entity: 800_000 + nth,
          tick: tick++,
          about: what,
          book,
          at,
          author,
          payload,
        })
        facts.push(fact)
        return fact.id
      },
    }
  }
  for (const [i, w] of written.entries()) {
    const id = ids(world, i)
    const { say, author } = sayOf(i, id)
    const { name, kind, municipality } = w
    if (w.stage === null) {
      say('organization-listed', today(-400), {
        name,
        kind,
        municipality,
        ...w.more,
        source: 'lista de ejemplo',
      })
      continue
    }
    const passed = WAY.slice(0, w.stage === 'ended' ? 1 : WAY.indexOf(w.stage) + 1)
    const asked = today(w.stage === 'interest' ? -i + 1 : -(passed.length + 1) * STEP)
    const told = {
      ...{
        folio: folioOf(sha256(`demo/${id}`)),
        on: asked,
        channel: i % 3 === 0 ? 'desk' : 'web',
        kind,
        name,
        municipality,
      },
      ...{ ...w.more, children: Math.round(Number(w.more?.workers ?? 60) * 0.11) },
    }
    const interest = say('interest-told', asked, {
      ...told,
      message: 'Texto de ejemplo: nuestro personal pide un centro cerca.',
    })
    say('contact-told', asked, {
      ...{ contact: ids(world, 100 + i), name: `Persona de Ejemplo ${i}`, post: 'Recursos humanos' },
      ...{
        mail: `persona${i}@ejemplo.invalid`,
        consent: { on: asked, how: 'web', uses: ['follow-up', 'events'] },
      },
    })
    if (w.stage === 'interest') continue
    const answered = addDays(asked, 3)
    say('interest-answered', answered, { interest, on: answered, how: 'mail' })
    say('organization-registered', asked, {
      ...{ name, kind, municipality, ...w.more, ...(i === 6 ? { within: ids(world, 0) } : {}) },
    })
    for (const [nth, stage] of passed.entries()) {
      const on = addDays(asked, STEP * (nth + 1))
      const last = stage === w.stage
      say('step-told', on, {
        ...{ stage, on, owner: author, ...(w.model && WAY.indexOf(stage) >= 2 ? { model: w.model } : {}) },
        ...(last && w.next ? { next: w.next, due: today(w.due ?? 10) } : {}),
      })
      if (stage === 'advice')
        say('advised', on, { what: 'visit', on, topic: 'Recorrido por la planta y el predio' })
    }
    if (w.stage === 'ended')
      say('step-told', today(-20), {
        stage: 'ended',
        on: today(-20),
        reason: 'no-demand',
        note: 'Texto de ejemplo.',
      })
  }
  const { say } = sayOf(5, ids(world, 5))
  const material = ids(world, 300)
  say(
    'material-added',
    today(-200),
    {
      title: 'Catálogo de modelos (ejemplo)',
      about: 'model-imss',
      version: '1.0',
      language: 'es',
      on: today(-200),
    },
    material,
  )
  say(
    'material-added',
    today(-60),
    {
      title: 'Catálogo de modelos (ejemplo)',
      about: 'model-imss',
      version: '1.1',
      language: 'es',
      on: today(-60),
    },
    material,
  )
  say(
    'advised',
    today(-50),
    { what: 'document', on: today(-50), topic: 'Catálogo de modelos', material, version: '1.1' },
    ids(world, 6),
  )
  const invited = [3, 4, 6, 7].map((n) => ids(world, n))
  const plan = (on: Day) => ({
    ...{
      title: 'Mesa de diálogo con empresas (ejemplo)',
      on,
      starts: '10:00',
      ends: '12:00',
      place: 'Cámara de Ejemplo, Tijuana',
    },
    ...{
      agenda: ['Bienvenida', 'Modelos IMSS y Empresa', 'Qué pide un estudio de necesidades'],
      organizations: invited,
    },
  })
  const past = ids(world, 301)
  say('event-planned', today(-30), plan(today(-12)), past)
  say(
    'event-held',
    today(-12),
    {
      ...{
        on: today(-12),
        attendance: invited.slice(0, 3).map((organization) => ({ organization, people: 2 })),
      },
      commitments: [
        { id: ids(world, 310), text: 'Enviar el plano del predio', organization: invited[1], due: today(-2) },
        { id: ids(world, 311), text: 'Visitar las tres plantas', due: today(8) },
      ],
    },
    past,
  )
  say('event-planned', today(-5), plan(today(18)), ids(world, 302))
  return facts
}
