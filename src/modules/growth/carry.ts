// What a tablet carries of a measuring, and how one still in its outbox looks until the server has it.
import { withdrawn } from '../../kernel/book-kinds.ts'
import type { Fact, Stamped } from '../../kernel/fact.ts'
import type { CarriedWatch, Carrying } from '../../kernel/taking.ts'
import type { CarriedChild } from '../children/contract/rows.ts'
import type { Measured, Measurement } from './contract.ts'
import { askWeighing } from './rules/ask-weighing.ts'
import { weighTask } from './tasks.ts'

/** c: child, d: day, kg and cm by name, z: scores as judged, f: flags, by: who. */
export type CarriedMeasurement = {
  readonly c: string
  readonly d: string
  readonly kg?: number
  readonly cm?: number
  readonly p?: 'L' | 'H'
  readonly hc?: number
  readonly ac?: number
  readonly z?: Readonly<Record<string, number | null>>
  readonly f?: readonly string[]
}

const present = (z: Readonly<Record<string, number | null>>) =>
  Object.fromEntries(Object.entries(z).filter(([, x]) => x !== null))

export function carryMeasurement(r: Measurement): CarriedMeasurement {
  return {
    c: r.child,
    d: r.day,
    ...(r.weight_kg === null ? {} : { kg: r.weight_kg }),
    ...(r.length_cm === null ? {} : { cm: r.length_cm }),
    ...(r.position === null ? {} : { p: r.position }),
    ...(r.head_cm === null ? {} : { hc: r.head_cm }),
    ...(r.arm_cm === null ? {} : { ac: r.arm_cm }),
    z: present(r.z),
    ...(r.flags.length > 0 ? { f: r.flags } : {}),
  }
}

function pendingMeasurement(fact: Fact): CarriedMeasurement {
  const m = fact.payload as Measured
  return {
    c: fact.about,
    d: m.day,
    kg: m.weightKg,
    cm: m.lengthCm,
    p: m.position,
    hc: m.headCm,
    ac: m.armCm,
    ...(m.seen ? { z: m.seen.z, f: m.seen.flags } : {}),
  }
}

/** A correction bears on its own row and takes the corrected one away; what is withdrawn is gone at once. */
export const measurementCarrying: Carrying<CarriedMeasurement> = {
  table: 'measurement',
  kinds: ['growth.measured', withdrawn.kind],
  // a measuring is known by its fact: taken back here, it goes even if another tablet said it
  keysOf: (f) => (f.kind === withdrawn.kind ? [f.about] : f.corrects ? [f.id, f.corrects] : [f.id]),
  overlay: (key, carried, pending: readonly Stamped[]) => {
    const gone = (s: Stamped) =>
      s.fact.corrects === key || (s.fact.kind === withdrawn.kind && s.fact.about === key)
    if (pending.some(gone)) return undefined
    const said = pending.find((s) => s.fact.id === key)
    return said ? pendingMeasurement(said.fact) : carried
  },
}

/** Who is due to be weighed, without a network: a measuring that still lies in the outbox counts. */
export const weighingCarried: CarriedWatch = {
  tables: ['child', 'measurement'],
  look: (rows, { today, timeZone }) => {
    const last = new Map<string, string>()
    for (const [, m] of rows<CarriedMeasurement>('measurement'))
      if ((m.kg !== undefined || m.cm !== undefined) && (last.get(m.c) ?? '') < m.d) last.set(m.c, m.d)
    return [...rows<CarriedChild>('child')].flatMap(([child, { birth, room }]) => {
      if (room === null) return []
      const of = { child, birth, room, last: last.get(child) ?? null, since: null }
      return askWeighing(weighTask.id, of, today, timeZone) ?? []
    })
  },
}
