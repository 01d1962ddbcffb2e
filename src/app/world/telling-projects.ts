// How a project of the world is told: from its offer to where it stands, stage by stage, with its papers, contract, works and money.
import { addDays, type Day, daysBetween } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import type { BuildScheme, Stage } from '../../modules/construction/contract/stages.ts'
import { requirements } from '../../modules/construction/rules/requirements.ts'
import { papersOf, stagesOf } from '../../modules/construction/rules/stage-line.ts'

export type ToldProject = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly municipality: string
  readonly latitude: number
  readonly longitude: number
  readonly scheme: BuildScheme
  readonly places: number
  /** the last stage that is over */
  readonly reached: Stage
  /** how much longer than planned each stage took: 1 = as planned */
  readonly slip: number
  readonly out?: 'risk'
  /** seen during works and not mended */
  readonly finding?: string
  /** ids of its works and its supervision contract */
  readonly contracts: readonly [works: string, supervision: string]
  /** of its places; without it, its site and its places are told elsewhere */
  readonly lot?: string
  /** a number for its tender and contracts */
  readonly nth: number
}
export type Voices = { readonly promoter: string; readonly watcher: string; readonly national: string }
export type SayOnDay = (
  kind: string,
  about: string,
  day: Day,
  author: string,
  payload: Fact['payload'],
) => void

/** Planned days of each stage. Own, invented: no statistic of any real programme. */
const PLANNED: Readonly<Record<Stage, number>> = {
  ...{ offered: 0, visited: 20, validated: 30, file: 90, accepted: 45, deed: 60, design: 60, tender: 50 },
  ...{ contract: 15, works: 270, equipment: 45, staffing: 30, licence: 20, open: 15 },
}
/** Days since the last stage was over, and pesos a place. Own, invented. */
const SINCE = 40
const FALLEN = 60
const A_PLACE = 210_000
const SHARES = [
  ['cimentacion', 'Cimentación', 0.25],
  ['estructura', 'Estructura', 0.45],
  ['acabados', 'Acabados e instalaciones', 0.3],
] as const

const workingDays = (calendar: number) => Math.floor((calendar * 5) / 7)

/** Everything that has been said of it by a day, in the order of the days; what the rules refuse is never said. */
export function tellProject(p: ToldProject, voices: Voices, until: Day, say: SayOnDay): void {
  const line = stagesOf(p.scheme)
  const over = line.slice(0, line.indexOf(p.reached) + 1)
  const took = (s: Stage) => Math.round(PLANNED[s] * p.slip)
  const since = p.out ? FALLEN + SINCE : SINCE
  const start = addDays(until, -since - over.reduce((sum, s) => sum + took(s), 0))
  const planned = new Map<Stage, Day>()
  const actual = new Map<Stage, Day>()
  let [plan, day] = [start, start]
  for (const s of line) {
    plan = addDays(plan, PLANNED[s])
    planned.set(s, plan)
    if (!over.includes(s)) continue
    day = addDays(day, took(s))
    actual.set(s, day)
  }
  const { promoter, watcher, national } = voices
  const about = (kind: string, on: Day, author: string, payload: Fact['payload']) =>
    say(`construction.${kind}`, p.id, on, author, payload)
  const { code, name, municipality, latitude, longitude } = p
  const site = { code, name, municipality, latitude, longitude }
  if (p.lot) say('places.site-registered', p.id, start, promoter, site)
  about('plot-offered', start, promoter, {
    ...{
      site,
      scheme: p.scheme,
      area: p.places * 12,
      placesLeast: p.places,
      placesMost: p.places,
      on: start,
    },
    ...{ offeredBy: 'Ayuntamiento (inventado)', source: 'Demostración', certainty: 'confirmed' },
  })
  if (p.lot)
    say('places.planned', p.id, start, national, {
      ...{
        lot: p.lot,
        places: p.places,
        on: start,
        reason: 'Módulo previsto',
        due: { open: planned.get('open')! },
      },
    })
  for (const [stage, on] of planned)
    if (stage !== 'offered') about('stage-dated', start, promoter, { stage, of: 'planned', on })
  for (const stage of over) {
    const on = actual.get(stage)!
    if (stage === 'visited')
      about('plot-visited', on, promoter, {
        ...{ on, risks: [], services: ['water', 'sewer', 'power', 'street'], fit: 'yes' },
      })
    for (const document of papersOf(stage))
      about('document-told', addDays(on, -3), promoter, {
        ...{ document, state: 'accepted', on: addDays(on, -3), folio: `${code}/${document}` },
      })
    if (stage === 'tender') tellTender(on)
    if (stage === 'contract') tellContracts(on)
    if (stage === 'works' && p.scheme !== 'municipal') tellProgress(actual.get('contract')!, on)
    const phase =
      stage === 'design' ? 'design' : stage === 'works' ? 'works' : stage === 'open' ? 'opening' : undefined
    for (const r of phase ? requirements.filter((x) => x.phases.includes(phase)) : [])
      about('requirement-checked', on, watcher, { requirement: r.id, phase, result: 'met', on })
    if (stage !== 'offered' && stage !== 'visited')
      about('stage-dated', on, promoter, { stage, of: 'actual', on })
  }
  const next = line[over.length]
  if (next === 'works' && p.scheme !== 'municipal') tellProgress(actual.get('contract')!, until)
  if (next === 'file')
    for (const document of papersOf('file').slice(0, 4))
      about('document-told', addDays(until, -9), promoter, {
        ...{ document, state: document === 'offer' ? 'accepted' : 'received', on: addDays(until, -9) },
      })
  if (p.out)
    about('fell-out', addDays(until, -FALLEN), promoter, {
      ...{ on: addDays(until, -FALLEN), reason: p.out, text: 'El predio se inunda: se descarta' },
    })
  else if (next) tellForecast(next)

  function tellForecast(at: Stage): void {
    let on = addDays(until, -SINCE)
    for (const s of line.slice(line.indexOf(at))) {
      on = addDays(on, took(s))
      if (on < addDays(until, 7)) on = addDays(until, 7)
      if (s === at || s === 'works' || s === 'open')
        about('stage-dated', addDays(until, -8), promoter, { stage: s, of: 'forecast', on })
    }
  }
  function tellTender(award: Day): void {
    const number = `LO-50-GYR-050GYR988-N-${p.nth}-${award.slice(0, 4)}`
    for (const [step, back] of [
      ['call', 40],
      ['clarifications', 30],
      ['opening', 15],
      ['award', 0],
    ] as const)
      about('tender-told', addDays(award, -back), promoter, {
        ...{ number, for: 'works', step, on: addDays(award, -back) },
      })
  }
  function amounts() {
    const works = p.places * A_PLACE
    return { works, watching: Math.round(works * 0.05), all: Math.round(works * 1.12) }
  }
  function tellContracts(on: Day): void {
    const { works, watching, all } = amounts()
    about('budget-approved', addDays(on, -60), national, {
      ...{ year: Number(on.slice(0, 4)), amount: all, on: addDays(on, -60) },
      ...{ act: `Acuerdo ${p.nth} (inventado)`, by: 'H. Consejo Técnico' },
    })
    const starts = addDays(on, 5)
    const ends = addDays(starts, PLANNED.works)
    const signed = { on, starts, ends }
    about('contract-signed', on, national, {
      ...{
        contract: p.contracts[0],
        for: 'works',
        number: `OBRA-${p.nth}`,
        amount: works,
        retention: 5,
        ...signed,
      },
      contractor: `Constructora Inventada ${1 + (p.nth % 4)}, S.A. de C.V.`,
    })
    about('contract-signed', on, national, {
      ...{
        contract: p.contracts[1],
        for: 'supervision',
        number: `SUP-${p.nth}`,
        amount: watching,
        ...signed,
      },
      contractor: 'Supervisora Inventada, S.C.',
    })
    const days = workingDays(PLANNED.works)
    let rest = works
    const tasks = SHARES.map(([id, label, share], i) => {
      const amount = i === SHARES.length - 1 ? rest : Math.round(works * share)
      rest -= amount
      return { id, name: label, duration: Math.floor(days * share), amount }
    })
    const links = SHARES.slice(1).map(([id], i) => ({ from: SHARES[i]![0], to: id, type: 'FS', lag: 0 }))
    about('schedule-set', on, promoter, { contract: p.contracts[0], on, tasks, links })
    about('payment-made', addDays(starts, 3), national, {
      ...{
        contract: p.contracts[0],
        on: addDays(starts, 3),
        for: 'advance',
        number: '1',
        paid: Math.round(works * 0.2),
      },
    })
    if (p.lot)
      say('places.stepped', p.id, starts, national, {
        ...{
          lot: p.lot,
          from: 'planned',
          to: 'works',
          places: p.places,
          on: starts,
          reason: 'Inicio de obra',
        },
      })
    about('committee-formed', addDays(starts, 10), promoter, {
      ...{ on: addDays(starts, 10), members: 7, calledBy: 'Asamblea vecinal (inventada)' },
    })
  }
  function tellProgress(signed: Day, last: Day): void {
    const { works } = amounts()
    const starts = addDays(signed, 5)
    const whole = took('works') - 5
    let before = 0
    for (let nth = 1; nth <= 40; nth++) {
      const on = addDays(starts, nth * 30) < last ? addDays(starts, nth * 30) : last
      if (on > until) break
      const physical = Math.min(100, Math.round((100 * daysBetween(starts, on)) / whole))
      const ended = on === last && actual.get('works') === last
      const reported = ended ? 100 : Math.min(physical, 97)
      if (reported >= before && daysBetween(starts, on) > 0) {
        about('progress-told', on, watcher, {
          ...{
            contract: p.contracts[0],
            on,
            physical: reported,
            people: 30 + (nth % 5) * 6,
            local: 18 + (nth % 4) * 4,
          },
        })
        const earned = Math.round(works * 0.75 * ((reported - before) / 100))
        if (earned > 0)
          about('payment-made', on, national, {
            ...{ contract: p.contracts[0], on, for: 'estimate', number: String(nth) },
            ...{ paid: Math.round(earned * 0.95), held: Math.round(earned * 0.05) },
          })
        before = reported
      }
      if (on === last) break
    }
    const seen = addDays(last, -12)
    if (seen > starts)
      about('log-noted', seen, watcher, {
        on: seen,
        what: 'visit',
        text: 'Recorrido con la residencia de obra',
      })
    if (p.finding && seen > starts)
      about('log-noted', seen, watcher, { on: seen, what: 'finding', text: p.finding, grave: true })
  }
}
