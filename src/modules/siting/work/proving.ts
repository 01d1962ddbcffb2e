// "Prove it" as long work: bound and gap are told as they move, it is stopped when asked, and what it found is said of the plan as a fact.
import * as v from 'valibot'
import { timeOf, Uuid, uuid7OfDigest } from '../../../kernel/ids.ts'
import type { Words } from '../../../kernel/verdict.ts'
import { apart } from '../../../platform/apart.ts'
import { sha256 } from '../../../platform/digest.ts'
import type { LongWork, Working } from '../../../platform/house.ts'
import { WorkFailed } from '../../../platform/long-work.ts'
import { type PlanKept, type PlanProven, planProven } from '../contract/kinds.ts'
import type { SitingPlan, YearsProof } from '../contract/plans.ts'
import { MOST_PROOF_SECONDS, type ProofDone } from '../contract.ts'
import { planBy } from '../reads.ts'
import { instanceBefore } from './instance.ts'
import { keepPlan, sayOfPlan } from './keep-plan.ts'
import type { ProveEnd, ProveJob, ProveTold } from './prove-worker.ts'

/** Where nobody says for how long. */
const SECONDS = 300
/** A bound within so small a part of the plan's value is no difference any more. */
const NOTHING = 1e-6

const words = {
  prove: { es: 'Demostrar un plan de ubicación', en: 'Prove a siting plan' },
  waiting: { es: 'Espera a que termine otra demostración', en: 'Waits for another proof to end' },
  reading: { es: 'Reuniendo población y candidatos', en: 'Gathering people and candidates' },
  pricing: { es: 'Buscando la cota por precios', en: 'Looking for the bound by prices' },
  keeping: { es: 'Guardando la demostración', en: 'Keeping the proof' },
  unknown: { es: 'Ese plan no existe.', en: 'There is no such plan.' },
  withdrawn: {
    es: 'El plan se retiró: ya no se demuestra.',
    en: 'The plan was withdrawn: it is proven no more.',
  },
  stale: {
    es: 'Los datos con que se hizo el plan se reemplazaron: una cota de los nuevos no diría nada de él. Hágalo otra vez con los datos de hoy y demuestre ese.',
    en: 'The data the plan was made from have been replaced: a bound of the new ones would say nothing of it. Make it again with today’s data and prove that one.',
  },
} satisfies Record<string, Words>

export const gapOf = (value: number, bound: number): number =>
  bound <= value * (1 + NOTHING) ? 0 : value > 0 ? (bound - value) / value : 1

const number = (x: number, language: 'es-MX' | 'en') => Math.round(x).toLocaleString(language)
function standing({ value, bound }: ProveTold): Words {
  const gap = (language: 'es-MX' | 'en') =>
    (100 * gapOf(value, bound)).toLocaleString(language, { maximumFractionDigits: 3 })
  return {
    es: `Plan ${number(value, 'es-MX')}, cota ${number(bound, 'es-MX')}: brecha ${gap('es-MX')} %`,
    en: `Plan ${number(value, 'en')}, bound ${number(bound, 'en')}: gap ${gap('en')} %`,
  }
}

/** One proof at a time: the solver takes a gigabyte. */
let turn: Promise<unknown> = Promise.resolve()
async function inTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const before = turn
  const { promise, resolve } = Promise.withResolvers<void>()
  turn = promise
  try {
    await before
    if (signal.aborted) throw new Error('cancelled while it waited')
    return await work()
  } finally {
    resolve()
  }
}

export const proveWork: LongWork<{ plan: string; seconds?: number | undefined }> = {
  kind: 'siting.prove',
  input: v.object({
    plan: Uuid,
    seconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(MOST_PROOF_SECONDS))),
  }),
  words: () => words.prove,
  permission: 'siting.write',
  scopeOf: () => ({ kind: 'nation' }),
  // from its beginning; what it says has ids of its own, so that nothing is said twice
  afterCrash: 'resume',
  run: (working, { plan, seconds = SECONDS }) => {
    working.progress(0, 100, words.waiting)
    return inTurn(working.signal, () => proven(working, plan, seconds))
  },
}

async function proven(working: Working, id: string, seconds: number): Promise<ProofDone> {
  const { db, scope, signal, progress, now } = working
  progress(1, 100, words.reading)
  const plan = await db.read(scope, (read) => planBy(read, id))
  if (!plan) throw new WorkFailed(words.unknown)
  // said before a crash that came before the work knew that it was over
  const said = plan.proofs.find((x) => x.id === idIn(working, 'proven'))
  if (said) {
    const { better, value, bound, ended } = said
    return { plan: id, better, value, bound, gap: gapOf(value, bound), ended }
  }
  if (plan.withdrawn) throw new WorkFailed(words.withdrawn)
  const instance = await instanceBefore(db, plan.scope, plan.data.version, now)
  if (!instance) throw new WorkFailed(words.stale)
  const job: ProveJob = {
    ...{ instance, parameters: plan.parameters, seconds },
    sites: plan.sites.map(({ id: site, year }) => ({ id: site, year })),
  }
  const start = performance.now()
  const passed = () => (performance.now() - start) / 1000
  let last: ProveTold = { value: plan.value, bound: plan.bound }
  const share = () => Math.min(98, 2 + Math.round((96 * passed()) / seconds))
  progress(2, 100, words.pricing)
  let end: ProveEnd
  let stopped = false
  try {
    end = await apart<ProveEnd, ProveTold>(new URL('prove-worker.ts', import.meta.url), job, {
      signal,
      progress: (at) => {
        last = { value: at.value, bound: Math.min(last.bound, at.bound) }
        progress(share(), 100, standing(last))
      },
    })
  } catch (e) {
    // who stops it keeps the bound that was found; a server that closes begins it again
    if (signal.reason !== 'cancel') throw e
    stopped = true
    end = { bound: last.bound, value: plan.value, better: null }
  }
  if ('unknown' in end) throw new WorkFailed(words.stale)
  progress(99, 100, words.keeping)
  return keepProof(working, plan, { ...end, bound: Math.min(last.bound, end.bound) }, passed(), stopped)
}

/** The same for the same work, so that what a crash let it say already is known. */
const idIn = (working: Pick<Working, 'id'>, what: string) =>
  uuid7OfDigest(timeOf(working.id), sha256(`${working.id}|${what}`))

/** The better plan first, if there is one: a proof names it. */
async function keepProof(
  working: Working,
  plan: SitingPlan,
  { bound, value, better, years }: Exclude<ProveEnd, { unknown: true }>,
  seconds: number,
  stopped: boolean,
): Promise<ProofDone> {
  const of = (what: string) => idIn(working, what)
  const by = working.who.person
  const at = Math.max(bound, value)
  const gap = gapOf(value, at)
  const ended = gap === 0 ? 'proven' : stopped ? 'stopped' : 'time'
  const betterId = better ? of('better') : undefined
  const had = betterId ? await working.db.read(working.scope, (read) => planBy(read, betterId)) : undefined
  if (better && betterId && !had) {
    const payload: PlanKept = {
      name: `${plan.name.slice(0, 105)} · mejorado`,
      ...{ from: plan.key, parameters: plan.parameters, data: plan.data },
      ...{ outcome: better, bound: at, boundBy: 'solver' },
    }
    await keepPlan(working, by, { id: betterId, fact: of('better kept'), payload })
  }
  const proof = (of_: number, ofYears: YearsProof | undefined): PlanProven => ({
    ...{ bound: at, value: of_, seconds: Math.round(seconds), ended },
    ...(ofYears ? { years: ofYears } : {}),
  })
  const most = years?.most ?? 0
  if (betterId && !had?.proofs.length)
    await sayOfPlan(working, by, {
      ...{ id: of('better proven'), kind: planProven.kind, plan: betterId },
      payload: proof(value, years && { value: years.value, bound: years.bound, most }),
    })
  await sayOfPlan(working, by, {
    ...{ id: of('proven'), kind: planProven.kind, plan: plan.key },
    payload: {
      ...proof(plan.value, years && { value: years.given, bound: years.same ? years.bound : null, most }),
      ...(betterId ? { better: betterId } : {}),
    },
  })
  return { plan: plan.key, better: betterId ?? null, value, bound: at, gap, ended }
}
