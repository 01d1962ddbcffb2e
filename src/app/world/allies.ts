// Agreements of the demonstration: the national one as published, a company's with its months and evidence, a state's; and who comes in for each.
import { addDays, addMonths, COUNTRY_ZONE, type Day, monthOf } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { NATION } from '../../kernel/ids.ts'
import { NATIONAL_AGREEMENT } from '../../modules/agreements/contract/national-agreement.ts'
import { clauseTemplates } from '../../modules/agreements/rules/clause-templates.ts'
import type { PartnerKind } from '../../modules/partners/contract/stages.ts'
import { draw, entityId } from './mix.ts'
import { nationalOf, promoterOf } from './people.ts'
import { streams } from './streams.ts'
import { representationOf, said, type World } from './world.ts'
import { midnightMs } from './zones.ts'

const own = (world: World, nth: number) => entityId(streams.ally, nth, world.seed)
const codeOf = (world: World) => world.centers[0]!.municipality.representation

type Ally = {
  readonly nth: number
  readonly name: string
  readonly kind: PartnerKind
  readonly scope: 'national' | 'state' | 'company'
  readonly login?: string
}
/** Own, invented, but for the ministry: no company nor government of these names is meant. */
const written: readonly Ally[] = [
  { nth: 0, name: NATIONAL_AGREEMENT.with, kind: 'federal', scope: 'national' },
  {
    nth: 1,
    name: 'Manufacturas de Ejemplo El Mezquite, S.A. de C.V.',
    kind: 'company',
    scope: 'company',
    login: 'empresa',
  },
  { nth: 2, name: 'Gobierno del Estado de Ejemplo', kind: 'state', scope: 'state', login: 'estado' },
]

/** Who comes in for a company and for a state in the demonstration. */
export const alliesComing = (world: World) =>
  written.flatMap((a) =>
    a.login === undefined
      ? []
      : [
          {
            login: a.login,
            person: own(world, 100 + a.nth),
            party: own(world, a.nth),
            book: representationOf(codeOf(world)),
          },
        ],
  )

/** The company that comes in to its own side: its study is told with the others. */
export const companyComing = (world: World) => {
  const { municipality } = world.centers[0]!
  const { nth, name } = written.find((a) => a.scope === 'company')!
  return {
    ...{ id: own(world, nth), name, municipality: municipality.cvegeo, study: own(world, 10_000 + nth) },
    book: representationOf(codeOf(world)),
  }
}
const signedOn = (world: World) => addDays(world.until, -240)

export function factsOfAllies(world: World): Fact[] {
  const facts: Fact[] = []
  const { until } = world
  let tick = 0
  for (const a of written) {
    const nation = a.scope === 'national'
    const book = nation ? NATION : representationOf(codeOf(world))
    const author = nation ? nationalOf(world).id : promoterOf(world, codeOf(world)).id
    const party = own(world, a.nth)
    const agreement = own(world, 10 + a.nth)
    const say = (kind: string, about: string, day: Day, payload: Fact['payload'], by = author) =>
      facts.push(
        said(world, {
          ...{ kind, entity: 900_000 + a.nth, tick, about, book, author: by, payload },
          at: midnightMs(day, COUNTRY_ZONE) + 40_000_000 + tick++ * 1_000,
        }),
      )
    const signed = nation ? NATIONAL_AGREEMENT.signed : signedOn(world)
    say('partners.organization-registered', party, addDays(signed, -60), {
      ...{ kind: a.kind, name: a.name },
      ...(nation ? {} : { municipality: world.centers[0]!.municipality.cvegeo }),
      ...(a.scope === 'company' ? { workers: 640, women: 350, sector: 'Autopartes' } : {}),
    })
    say('agreements.opened', agreement, signed, {
      ...{
        party,
        party_name: a.name,
        scope: a.scope,
        title: `Convenio con ${a.name}`,
        signed,
        starts: signed,
      },
      ...{ ends: NATIONAL_AGREEMENT.ends, certainty: nation ? 'published' : 'proposal' },
      source: nation ? NATIONAL_AGREEMENT.source : 'Convenio de ejemplo: nadie lo firmó',
      ...(a.scope === 'company' ? { model: 'imss' } : {}),
      ...{ owner: 'Promotora de la representación', party_owner: 'Enlace de la organización' },
    })
    for (const { scope, ...clause } of clauseTemplates)
      if (scope === a.scope) say('agreements.clause-put', agreement, signed, clause)
    const promise = (nth: number, day: Day, more: Fact['payload']) => {
      const id = own(world, 1_000 + a.nth * 100 + nth)
      say('agreements.commitment-made', id, signed, {
        ...{ agreement, owner: 'Promotora de la representación', party_owner: 'Enlace de la organización' },
        ...{ every: 'once', due: day },
        ...more,
      })
      return id
    }
    const person = own(world, 100 + a.nth)
    const present = (id: string, due: Day, on: Day, told: string) =>
      say('agreements.evidence-presented', id, on, { due, told, files: [] }, person)
    const judge = (id: string, due: Day, on: Day, accepted: boolean, reason?: string) =>
      say('agreements.evidence-judged', id, on, { due, accepted, ...(reason ? { reason } : {}) })
    /** What registering the agreement and building for it moved on; said last, so that no earlier fact is another one. */
    const step = (on: Day, payload: Fact['payload']) =>
      say('partners.step-told', party, on, { on, owner: author, ...payload })
    const agreed = { stage: 'agreement', link: agreement }
    if (nation) {
      promise(1, addDays(until, 25), {
        ...{
          clause: 'difusion',
          bound: 'party',
          every: 'quarter',
          what: 'Informar a cuántas empresas se llegó',
        },
        evidence: 'Lista de empresas por estado',
      })
      step(signed, agreed)
      continue
    }
    say('staff.person-registered', person, addDays(signed, 1), {
      ...{
        given: 'Persona de Ejemplo',
        first: a.scope === 'company' ? 'Empresa' : 'Estado',
        party,
        synthetic: true,
      },
    })
    say('staff.post-held', person, addDays(signed, 1), { role: 'party', from: addDays(signed, 1), party })
    if (a.scope === 'state') {
      const land = promise(1, addDays(until, -20), {
        ...{ clause: 'predios', bound: 'party', what: 'Ofrecer tres predios de 2,000 m² o más' },
        evidence: 'Oficio con las cédulas catastrales',
      })
      present(land, addDays(until, -20), addDays(until, -24), 'Se ofrecieron tres predios; va el oficio.')
      promise(2, addDays(until, -6), {
        ...{ clause: 'servicios', bound: 'party', what: 'Dar la factibilidad de agua y drenaje' },
        evidence: 'Constancia de factibilidad',
      })
      promise(3, addDays(until, 40), {
        ...{
          clause: 'operacion',
          bound: 'institute',
          every: 'quarter',
          what: 'Publicar lugares y ocupación',
        },
        evidence: 'Tablero del trimestre',
      })
      step(signed, { ...agreed, next: 'Recibir los predios que ofrece el estado', due: addDays(until, 45) })
      continue
    }
    // the company: its baseline, its months since opening, and what it owes
    const opened = addMonths(`${monthOf(until)}-01`, -5)
    say('agreements.center-named', agreement, opened, { center: world.centers[0]!.id, opened })
    const monthly = promise(1, addMonths(opened, 1), {
      ...{ clause: 'informes', bound: 'party', every: 'month', what: 'Entregar el informe del mes' },
      evidence: 'Informe del mes en «Mi lado»',
    })
    promise(2, addDays(until, 60), {
      ...{
        clause: 'horarios',
        bound: 'institute',
        every: 'year',
        what: 'Revisar si el horario corresponde a los turnos',
      },
      evidence: 'Minuta firmada por las dos partes',
    })
    promise(3, '2030-12-15', {
      ...{ clause: 'inmueble', bound: 'party', what: 'Renovar el programa interno de protección civil' },
      evidence: 'Dictamen vigente',
    })
    say(
      'agreements.baseline-told',
      party,
      opened,
      {
        ...{ first_month: monthOf(addMonths(opened, -6)), last_month: monthOf(addMonths(opened, -1)) },
        ...{ workers: 640, parents: 118, days: 126, parents_absent: 610, others_absent: 1_960 },
        ...{ parents_left: 31, others_left: 96, method: 'Nómina de ejemplo' },
      },
      person,
    )
    for (let i = 0; i < 4; i++) {
      const month = addMonths(opened, i)
      const wave = draw(streams.ally, i, 7, world.seed) % 12
      const on = addDays(addMonths(month, 1), 3)
      say(
        'agreements.month-reported',
        party,
        on,
        {
          ...{ month: monthOf(month), workers: 644 + i, parents: 120 + i, placed: 41 + 6 * i, days: 21 },
          ...{ parents_absent: 92 - 6 * i + wave, others_absent: 318 + wave },
          ...{ parents_left: 4 - Math.min(i, 2), others_left: 15 },
        },
        person,
      )
      const due = addMonths(addMonths(opened, 1), i)
      present(monthly, due, on, 'Se entregó el informe del mes.')
      if (i < 2) judge(monthly, due, addDays(on, 2), true)
      if (i === 2) judge(monthly, due, addDays(on, 2), false, 'Falta la nota sobre los días de paro')
    }
    step(signed, { ...agreed, model: 'imss' })
    step(addDays(signed, 30), { stage: 'project' })
    step(opened, {
      ...{ stage: 'operating', center: world.centers[0]!.id },
      ...{ next: 'Revisar si el horario corresponde a los turnos', due: addDays(until, 60) },
    })
    step(addDays(signed, -28), { stage: 'study', link: companyComing(world).study })
  }
  return facts.filter((f) => Date.parse(f.happenedAt) <= midnightMs(addDays(until, 1), COUNTRY_ZONE))
}
