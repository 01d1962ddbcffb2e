// A toy house with every shape of taking there is, so that the order of facts can be tried on all of them.
import * as v from 'valibot'
import type { Fact, Stamped } from '../../src/kernel/fact.ts'
import { foldFields } from '../../src/kernel/fields.ts'
import type { FactKind } from '../../src/kernel/kind.ts'
import type { Row, Taking } from '../../src/kernel/taking.ts'
import { houseOf } from '../../src/platform/house.ts'

type Pupil = Row & { name: string; birth: number; alerts: string[]; left: boolean; conflicts: string[] }
type Weight = Row & { child: string; grams: number; age: number }
type WeightMonth = Row & { child: string; last: number; heavy: boolean }
type Day = Row & { child: string; state: string; taps: string[] }
type Lunch = Row & { child: string; ate: string[] }
type LunchRoom = Row & { eaters: number; all: number }

const kind = (name: string, more: Partial<FactKind> = {}): FactKind => ({
  kind: `toy.${name}`,
  version: 1,
  words: { es: name, en: name },
  payload: v.record(v.string(), v.unknown()),
  permission: 'attendance.write',
  physical: true,
  door: 'any',
  ...more,
})
const ofPupil = { subject: 'toy_pupil' }
const eatersOf = (f: Fact) => Object.keys(f.payload.eaten as Record<string, string>).sort()

const kinds: FactKind[] = [
  kind('registered'),
  kind('changed', ofPupil),
  kind('alert', ofPupil),
  kind('alert-off', ofPupil),
  kind('gone', ofPupil),
  kind('back', ofPupil),
  kind('measured', ofPupil),
  kind('arrived', ofPupil),
  kind('moved', ofPupil),
  kind('left', ofPupil),
  kind('lunch', {
    persons: eatersOf,
    omit: (f, person) => {
      const { [person]: _gone, ...eaten } = f.payload.eaten as Record<string, string>
      return { ...f.payload, eaten }
    },
  }),
  kind('visited', { persons: (f) => [f.about, String(f.payload.with)] }),
  kind('same', {
    persons: (f) => [f.about, String(f.payload.with)],
    joins: (f) => ({ person: String(f.payload.with), into: f.about }),
  }),
]

const about = (f: Fact) => [f.about]
const is = (name: string) => (s: Stamped) => s.fact.kind === `toy.${name}`
const pupilOf = (f: Fact) => ({ table: 'toy_pupil', key: f.about })
const day = (f: Fact) => String(f.payload.day)

const pupil: Taking<Pupil> = {
  table: 'toy_pupil',
  kinds: ['toy.registered', 'toy.changed', 'toy.alert', 'toy.alert-off', 'toy.gone', 'toy.back', 'toy.same'],
  keysOf: about,
  fold: (book, key, facts) => {
    if (!facts.some(is('registered'))) return undefined
    const { values, conflicts } = foldFields<{ name: string; birth: number }>(
      facts.filter((s) => is('registered')(s) || is('changed')(s)),
      (s) => s.fact.payload as { name?: string; birth?: number },
    )
    const off = new Set(facts.filter(is('alert-off')).map((s) => s.fact.payload.alert))
    const moves = facts.filter((s) => is('gone')(s) || is('back')(s))
    return {
      book,
      key,
      name: values.name ?? '',
      birth: values.birth ?? 0,
      alerts: facts.filter((s) => is('alert')(s) && !off.has(s.fact.id)).map((s) => s.fact.id),
      left: moves.at(-1)?.fact.kind === 'toy.gone',
      conflicts: conflicts.map((c) => `${c.field}:${c.facts.join(',')}`),
    }
  },
  carry: (r) => (r.left ? undefined : { name: r.name, birth: r.birth, alerts: r.alerts }),
  asks: (r) =>
    r.left || r.alerts.length === 0
      ? []
      : r.alerts.map((alert) => ({
          ...{ key: alert, kind: 'toy.look', about: r.key, owner: 'director' as const },
          ...{ from: '2026-11-20T10:00:00.000Z', by: `2026-11-20T1${r.birth % 10}:00:00.000Z` },
        })),
  contributes: (r) =>
    r.left ? [] : [{ indicator: 'toy.pupils', room: r.book, period: 'now', part: 1, whole: 1 }],
}
const weight: Taking<Weight> = {
  table: 'toy_weight',
  kinds: ['toy.measured'],
  keysOf: (f) => [f.id],
  subjectOf: pupilOf,
  fold: (book, key, facts, look) => {
    const { fact } = facts[0]!
    const of = look<Pupil>('toy_pupil', fact.about)
    return (
      of && {
        book,
        key,
        child: fact.about,
        grams: Number(fact.payload.grams),
        age: Number(day(fact)) - of.birth,
      }
    )
  },
  carry: (r, look) => (look<Pupil>('toy_pupil', r.child)?.left ? undefined : { g: r.grams, a: r.age }),
  // heavy for their name, which only the lower row knows
  asks: (r, look) =>
    r.grams < 100 * (look<Pupil>('toy_pupil', r.child)?.name.length ?? 9)
      ? []
      : [
          {
            ...{ key: '', kind: 'toy.weigh', about: r.child, owner: 'educator' as const },
            ...{ from: '2026-11-20T10:00:00.000Z', by: '2026-11-20T11:00:00.000Z' },
          },
        ],
}
const weightMonth: Taking<WeightMonth> = {
  table: 'toy_weight_month',
  kinds: ['toy.measured'],
  keysOf: (f) => [`${f.about}|${Math.floor(Number(day(f)) / 30)}`],
  subjectOf: pupilOf,
  fold: (book, key, facts, look) => {
    const of = look<Pupil>('toy_pupil', facts[0]!.fact.about)
    if (!of) return undefined
    const last = Number(facts.at(-1)!.fact.payload.grams)
    return { book, key, child: facts[0]!.fact.about, last, heavy: last > 100 * of.birth }
  },
  contributes: (r) => [
    { indicator: 'toy.weighed', room: r.book, period: r.key.split('|')[1]!, part: r.heavy ? 1 : 0, whole: 1 },
  ],
}
const presence: Taking<Day> = {
  table: 'toy_day',
  kinds: ['toy.arrived', 'toy.moved', 'toy.left'],
  keysOf: (f) => [`${f.about}|${day(f)}`],
  subjectOf: pupilOf,
  fold: (book, key, facts) => ({
    book,
    key,
    child: facts[0]!.fact.about,
    state: facts.at(-1)!.fact.kind.slice(4),
    taps: facts.map((s) => `${s.estAt}${s.fact.kind}`),
  }),
  carry: (r, look) =>
    look<Pupil>('toy_pupil', r.child)?.left ? undefined : { s: r.state, t: r.taps.length },
  contributes: (r) => [
    {
      indicator: 'toy.present',
      room: r.book,
      period: r.key.split('|')[1]!,
      part: r.state === 'left' ? 0 : 1,
      whole: 1,
    },
  ],
}
const lunch: Taking<Lunch> = {
  table: 'toy_lunch',
  kinds: ['toy.lunch'],
  keysOf: (f) => eatersOf(f).map((c) => `${c}|${day(f)}`),
  fold: (book, key, facts) => {
    const child = key.split('|')[0]!
    return {
      book,
      key,
      child,
      ate: facts.map((s) => String((s.fact.payload.eaten as Record<string, string>)[child])),
    }
  },
  carry: (r) => r.ate,
}
const lunchRoom: Taking<LunchRoom> = {
  table: 'toy_lunch_room',
  kinds: ['toy.lunch'],
  keysOf: (f) => [`${f.about}|${day(f)}`],
  fold: (book, key, facts) => {
    const eaten = facts.flatMap((s) => Object.values(s.fact.payload.eaten as Record<string, string>))
    return { book, key, eaters: eaten.length, all: eaten.filter((x) => x === 'all').length }
  },
  carry: (r) => ({ n: r.eaters }),
  contributes: (r) => [
    {
      indicator: 'toy.ate',
      room: r.key.split('|')[0]!,
      period: r.key.split('|')[1]!,
      part: r.all,
      whole: r.eaters,
    },
  ],
}

const indicator = (id: string, period: 'now' | 'day') =>
  ({
    id,
    words: { es: id, en: id },
    definition: { es: id, en: id },
    unit: 'children',
    period,
    source: 'toy',
    confidence: 'confirmed',
    direction: 'none',
    sensitive: false,
  }) as const

const toyModule = {
  name: 'toy',
  kinds,
  takings: [pupil, weight, weightMonth, presence, lunch, lunchRoom],
  indicators: [
    indicator('toy.pupils', 'now'),
    ...['toy.weighed', 'toy.present', 'toy.ate'].map((id) => indicator(id, 'day')),
  ],
}
export const toyHouse = houseOf([toyModule])

/** The tables of the toys, for a test that puts them into a real database. */
export const toyTables = `
  create table toy_pupil (book uuid, key text, name text, birth integer, alerts jsonb, "left" boolean, conflicts jsonb, primary key (book, key));
  create table toy_weight (book uuid, key text, child uuid, grams integer, age integer, primary key (book, key));
  create table toy_weight_month (book uuid, key text, child uuid, last integer, heavy boolean, primary key (book, key));
  create table toy_day (book uuid, key text, child uuid, state text, taps jsonb, primary key (book, key));
  create table toy_lunch (book uuid, key text, child uuid, ate jsonb, primary key (book, key));
  create table toy_lunch_room (book uuid, key text, eaters integer, "all" integer, primary key (book, key));
  select nido_row_table(t) from unnest(array['toy_pupil', 'toy_weight', 'toy_weight_month', 'toy_day', 'toy_lunch', 'toy_lunch_room']) t;`
