// An instrument while it is written: every field as typed, and read into an instrument with what is wrong, table by table.
import * as v from 'valibot'
import { Instrument } from '../contract/instrument.ts'
import { ediStructure, monthsGroup } from './built-in.ts'
import { type PartTrouble, troublesOf } from './instrument-troubles.ts'

export type DomainDraft = {
  readonly id: string
  readonly es: string
  readonly en: string
  readonly risk: boolean
}
export type GroupDraft = {
  readonly id: string
  readonly unit: 'months' | 'days'
  readonly from: string
  readonly below: string
}
export type ItemDraft = {
  readonly id: string
  readonly domain: string
  readonly group: string
  readonly es: string
  readonly en: string
  readonly difficulty: string
}
export type AgeDraft = { readonly months: string; readonly mean: string; readonly sd: string }

export type InstrumentDraft = {
  readonly id: string
  readonly version: string
  readonly es: string
  readonly en: string
  readonly kind: Instrument['kind']
  readonly source: string
  readonly license: string
  readonly from: string
  readonly to: string
  readonly rule: Instrument['rule']['kind']
  /** of `milestones`, in percent */
  readonly enough: string
  readonly ruleSource: string
  readonly confirmed: boolean
  readonly called: string
  readonly permission: string
  readonly scale: string
  readonly gridFrom: string
  readonly gridTo: string
  readonly gridBy: string
  readonly ages: readonly AgeDraft[]
  readonly domains: readonly DomainDraft[]
  readonly groups: readonly GroupDraft[]
  readonly items: readonly ItemDraft[]
}

export const emptyDraft: InstrumentDraft = {
  ...{ id: '', version: '', es: '', en: '', kind: 'surveillance', source: '', license: '', from: '', to: '' },
  ...{ rule: 'milestones', enough: '50', ruleSource: '', confirmed: false },
  ...{ called: '', permission: '', scale: '', gridFrom: '', gridTo: '', gridBy: '1', ages: [] },
  ...{ domains: [], groups: [], items: [] },
}

const text = (n: number | undefined) => (n === undefined ? '' : String(n))

export const draftOf = (i: Instrument): InstrumentDraft => ({
  ...{ id: i.id, version: i.version, es: i.title.es, en: i.title.en ?? '', kind: i.kind },
  ...{ source: i.source, license: i.license, from: i.validity.from, to: i.validity.to ?? '' },
  ...{ rule: i.rule.kind, ruleSource: i.rule.source, confirmed: i.rule.confidence === 'confirmed' },
  enough: i.rule.kind === 'milestones' ? String(Math.round(i.rule.enough * 1000) / 10) : emptyDraft.enough,
  ...{ called: i.score?.called ?? '', permission: i.score?.permission ?? '', scale: text(i.score?.scale) },
  ...{
    gridFrom: text(i.score?.grid.from),
    gridTo: text(i.score?.grid.to),
    gridBy: text(i.score?.grid.by ?? 1),
  },
  ages: (i.score?.ages ?? []).map((a) => ({ months: text(a.months), mean: text(a.mean), sd: text(a.sd) })),
  domains: i.domains.map((d) => ({
    id: d.id,
    es: d.words.es,
    en: d.words.en ?? '',
    risk: d.sign === 'risk',
  })),
  groups: i.groups.map((g) =>
    g.months
      ? { id: g.id, unit: 'months', from: text(g.months.from), below: text(g.months.below) }
      : { id: g.id, unit: 'days', from: text(g.fromDays), below: text(g.toDays) },
  ),
  items: i.items.map((x) => ({
    ...{ id: x.id, domain: x.domain, group: x.group, es: x.words.es, en: x.words.en ?? '' },
    difficulty: text(x.difficulty),
  })),
})

const words = (es: string, en: string) => ({ es: es.trim(), ...(en.trim() ? { en: en.trim() } : {}) })

/** Comma or point; undefined where it is no number. */
function numberIn(typed: string): number | undefined {
  const n = Number(typed.trim().replace(',', '.'))
  return typed.trim() === '' || !Number.isFinite(n) ? undefined : n
}

/** What is no number counts as 0 and is told; nothing is signed while anything is told. */
export function readDraft(d: InstrumentDraft): { instrument: Instrument; troubles: PartTrouble[] } {
  const troubles: PartTrouble[] = []
  const tell = (part: PartTrouble['part'], row: number | null, field: string, found: string) => {
    troubles.push({ code: found.trim() === '' ? 'empty' : 'bad-number', part, row, field, found, wanted: '' })
    return 0
  }
  const number = (part: PartTrouble['part'], row: number | null, field: string, typed: string) =>
    numberIn(typed) ?? tell(part, row, field, typed)
  for (const field of ['id', 'version', 'es', 'source', 'license', 'from', 'ruleSource'] as const)
    if (d[field].trim() === '') tell('instrument', null, field, '')
  for (const field of ['id', 'version'] as const)
    if (d[field].trim() !== '' && !/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(d[field].trim()))
      troubles.push({
        ...{ code: 'bad-name', part: 'instrument', row: null, field },
        ...{ found: d[field], wanted: 'A-Z, 0-9, . _ -' },
      })
  if (d.rule === 'rasch' && d.called.trim() === '') tell('score', null, 'called', '')
  const grounds = {
    source: d.ruleSource.trim(),
    confidence: d.confirmed ? ('confirmed' as const) : ('unconfirmed' as const),
  }
  const score = (): Instrument['score'] => ({
    called: d.called.trim(),
    ...(d.permission.trim() ? { permission: d.permission.trim() } : {}),
    scale: number('score', null, 'scale', d.scale),
    grid: {
      from: number('score', null, 'gridFrom', d.gridFrom),
      to: number('score', null, 'gridTo', d.gridTo),
      by: number('score', null, 'gridBy', d.gridBy),
    },
    ages: d.ages.map((a, n) => ({
      months: number('score', n + 1, 'months', a.months),
      mean: number('score', n + 1, 'mean', a.mean),
      sd: number('score', n + 1, 'sd', a.sd),
    })),
  })
  const instrument: Instrument = {
    ...{ id: d.id.trim(), version: d.version.trim(), title: words(d.es, d.en), kind: d.kind },
    domains: d.domains.map((x) => ({
      ...{ id: x.id.trim(), words: words(x.es, x.en) },
      ...(x.risk ? { sign: 'risk' as const } : {}),
    })),
    groups: d.groups.map((g, n) => {
      const from = number('groups', n + 1, 'from', g.from)
      const below = number('groups', n + 1, 'below', g.below)
      return g.unit === 'months'
        ? monthsGroup(g.id.trim(), from, below)
        : { id: g.id.trim(), fromDays: Math.round(from), toDays: Math.round(below) }
    }),
    items: d.items.map((x, n) => ({
      ...{ id: x.id.trim(), domain: x.domain, group: x.group, words: words(x.es, x.en) },
      ...(x.difficulty.trim() ? { difficulty: number('items', n + 1, 'difficulty', x.difficulty) } : {}),
    })),
    rule:
      d.rule === 'milestones'
        ? { kind: 'milestones', enough: number('instrument', null, 'enough', d.enough) / 100, ...grounds }
        : { kind: d.rule, ...grounds },
    ...(d.rule === 'rasch' ? { score: score() } : {}),
    ...{ source: d.source.trim(), license: d.license.trim() },
    validity: { from: d.from, ...(d.to ? { to: d.to } : {}) },
  }
  // an empty name or number was told already in its own words
  const more = troublesOf(instrument).filter(
    (t) =>
      !troubles.some(
        (o) => o.part === t.part && o.row === t.row && (o.field === t.field || t.field === 'age'),
      ),
  )
  const told = [...troubles, ...more]
  const form = formOf(instrument).filter((t) => !told.some((o) => o.part === t.part && o.row === t.row))
  return { instrument, troubles: [...told, ...form] }
}

const PARTS: readonly string[] = ['domains', 'groups', 'items', 'score']

/** The schema's own word on each field, for what the tables above do not look at: a text too long, a day that does not exist. */
export function formOf(value: unknown): PartTrouble[] {
  const judged = v.safeParse(Instrument, value)
  return (judged.issues ?? []).map((issue): PartTrouble => {
    const path = (issue.path ?? []).map((p) => String(p.key))
    const part = PARTS.includes(path[0] ?? '') ? (path[0] as PartTrouble['part']) : 'instrument'
    const row = path.find((p) => /^\d+$/.test(p))
    const field = path.filter((p) => p !== row && p !== part).join('.') || (path[0] ?? '')
    const found = ['string', 'number'].includes(typeof issue.input) ? String(issue.input).slice(0, 60) : ''
    const plain = /^Invalid /.test(issue.message) ? (issue.expected ?? '') : issue.message
    return {
      code: 'form',
      part,
      row: row === undefined ? null : Number(row) + 1,
      field,
      found,
      wanted: plain,
    }
  })
}

/** A file that was read: the instrument where its form stands, and every trouble at once where it does not. */
export function instrumentFrom(value: unknown): { draft?: InstrumentDraft; troubles: PartTrouble[] } {
  const judged = v.safeParse(Instrument, value)
  return judged.success ? { draft: draftOf(judged.output), troubles: [] } : { troubles: formOf(value) }
}

/** The EDI keeps its structure: on screen its items are written and nothing else of it. */
export const isEdi = (d: Pick<InstrumentDraft, 'id'>) => d.id.trim() === ediStructure.id
