// What keeps an instrument from being put in force: looked at while it is edited, and once more where it is signed.
import { canonical } from '../../../kernel/canonical.ts'
import type { Day } from '../../../kernel/days.ts'
import type { Instrument } from '../contract/instrument.ts'
import { ediStructure, milestones } from './built-in.ts'
import { claimsDScore } from './item-bank.ts'
import type { Trouble } from './load-instrument.ts'

/** Which table of the instrument a trouble lies in; `row` counts from 1 there. */
export type Part = 'instrument' | 'domains' | 'groups' | 'items' | 'score'
export type PartTrouble = Trouble & { readonly part: Part }

const at = (
  code: Trouble['code'],
  part: Part,
  row: number | null,
  field: string,
  found = '',
  wanted = '',
): PartTrouble => ({ code, part, row, field, found, wanted })

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/

/** Names of one table: each there, well formed and once. */
function namesOf(part: Part, rows: readonly { readonly id: string }[]): PartTrouble[] {
  const seen = new Map<string, number>()
  return rows.flatMap(({ id }, i): PartTrouble[] => {
    const row = i + 1
    if (id.trim() === '') return [at('empty', part, row, 'id')]
    if (!NAME.test(id)) return [at('bad-name', part, row, 'id', id, 'A-Z, 0-9, . _ -')]
    const had = seen.get(id)
    seen.set(id, had ?? row)
    return had === undefined ? [] : [at('twice', part, row, 'id', id, String(had))]
  })
}

const wordless = (part: Part, rows: readonly { readonly words: { readonly es: string } }[]) =>
  rows.flatMap((r, i) => (r.words.es.trim() === '' ? [at('empty', part, i + 1, 'words')] : []))

const ages = (g: Instrument['groups'][number]) =>
  g.months ? `${g.months.from}–${g.months.below}` : `${g.fromDays}–${g.toDays}`

/** Each age ends after it begins, and none begins before another has ended. */
function agesOf(groups: Instrument['groups']): PartTrouble[] {
  const backwards = groups.flatMap((g, i) =>
    g.fromDays < g.toDays && (!g.months || g.months.from < g.months.below)
      ? []
      : [at('bad-age', 'groups', i + 1, 'age', ages(g), '')],
  )
  if (backwards.length > 0) return backwards
  return groups.flatMap((g, i): PartTrouble[] => {
    const under = groups.find(
      (o, n) =>
        n !== i && o.fromDays <= g.fromDays && g.fromDays < o.toDays && (o.fromDays < g.fromDays || n < i),
    )
    if (under)
      return [
        at('ages-overlap', 'groups', i + 1, 'age', `${g.id}: ${ages(g)}`, `${under.id}: ${ages(under)}`),
      ]
    const before = groups[i - 1]
    return before && before.fromDays > g.fromDays
      ? [at('ages-order', 'groups', i + 1, 'age', g.id, before.id)]
      : []
  })
}

function itemsOf(i: Instrument): PartTrouble[] {
  const domains = new Set(i.domains.map((d) => d.id))
  const groups = new Set(i.groups.map((g) => g.id))
  return i.items.flatMap((item, n): PartTrouble[] => [
    ...(domains.has(item.domain)
      ? []
      : [at('unknown-domain', 'items', n + 1, 'domain', item.domain, [...domains].join(', '))]),
    ...(groups.has(item.group)
      ? []
      : [at('unknown-group', 'items', n + 1, 'group', item.group, [...groups].join(', '))]),
    ...(i.rule.kind === 'rasch' && item.difficulty === undefined
      ? [at('no-difficulty', 'items', n + 1, 'difficulty')]
      : []),
  ])
}

/** An age or a domain nobody asks anything of is told, and may be signed. */
const emptyOf = (i: Instrument): PartTrouble[] =>
  i.id === ediStructure.id
    ? []
    : [
        ...i.groups.flatMap((g, n) =>
          i.items.some((x) => x.group === g.id)
            ? []
            : [{ ...at('no-items', 'groups', n + 1, 'id', g.id), notice: true as const }],
        ),
        ...i.domains.flatMap((d, n) =>
          i.items.some((x) => x.domain === d.id)
            ? []
            : [{ ...at('no-items', 'domains', n + 1, 'id', d.id), notice: true as const }],
        ),
      ]

/** The EDI is the EDI whole: its name, ages, axes and rule belong together, and no other instrument may take them. */
function structureOf(i: Instrument): PartTrouble[] {
  if (i.id === milestones.id) return [at('built-in', 'instrument', null, 'id', i.id)]
  if (i.id !== ediStructure.id && i.rule.kind !== 'edi') return []
  if (i.id !== ediStructure.id || i.rule.kind !== 'edi' || i.kind !== 'screening')
    return [at('edi-whole', 'instrument', null, 'rule', i.id, ediStructure.id)]
  return [
    ...(canonical(i.groups) === canonical(ediStructure.groups)
      ? []
      : [at('ages-differ', 'groups', null, 'age', '', '')]),
    ...(canonical(i.domains) === canonical(ediStructure.domains)
      ? []
      : [at('edi-whole', 'domains', null, 'id', '', ediStructure.domains.map((d) => d.id).join(', '))]),
  ]
}

function scoreOf(i: Instrument): PartTrouble[] {
  if (i.rule.kind !== 'rasch') return i.score ? [at('score-unused', 'score', null, 'called')] : []
  if (!i.score) return [at('no-scale', 'score', null, 'scale')]
  const claims = [i.score.called, i.title.es, i.title.en ?? ''].some(claimsDScore)
  return claims && !i.score.permission ? [at('d-score', 'score', null, 'permission', i.score.called)] : []
}

/** Everything at once, table by table; those with `notice` do not keep it from being signed. */
export function troublesOf(i: Instrument): PartTrouble[] {
  const years = i.validity.to !== undefined && i.validity.to < i.validity.from
  return [
    ...(i.items.length === 0 ? [at('no-rows', 'items', null, 'items')] : []),
    ...(i.domains.length === 0 ? [at('no-rows', 'domains', null, 'domains')] : []),
    ...(i.groups.length === 0 ? [at('no-rows', 'groups', null, 'groups')] : []),
    ...(years ? [at('bad-age', 'instrument', null, 'to', i.validity.to ?? '', i.validity.from)] : []),
    ...(i.rule.kind === 'milestones' && !(i.rule.enough > 0 && i.rule.enough <= 1)
      ? [at('bad-share', 'instrument', null, 'enough', String(i.rule.enough), '0–1')]
      : []),
    ...structureOf(i),
    ...namesOf('domains', i.domains),
    ...wordless('domains', i.domains),
    ...namesOf('groups', i.groups),
    ...agesOf(i.groups),
    ...namesOf('items', i.items),
    ...wordless('items', i.items),
    ...itemsOf(i),
    ...scoreOf(i),
    ...emptyOf(i),
  ]
}

/** Of each instrument the version that is in force on a day: the latest to have begun. */
export function inForce(loaded: readonly Instrument[], today: Day): Instrument[] {
  const latest = new Map<string, Instrument>()
  for (const i of loaded) {
    if (i.validity.from > today || (i.validity.to !== undefined && i.validity.to < today)) continue
    const had = latest.get(i.id)
    if (!had || had.validity.from < i.validity.from) latest.set(i.id, i)
  }
  return [...latest.values()]
}
