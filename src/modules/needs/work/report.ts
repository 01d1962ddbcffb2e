// The report of a study as a document in the company's name: its words and figures as data, its charts as drawings, set by the house's template.
import { dayWords } from '../../../kernel/days.ts'
import { Refused } from '../../../platform/refused.ts'
import { type Typeset, type TypesetFiles, typeset } from '../../../platform/typesetting.ts'
import type { Assumption, NeedsResult, Range } from '../contract/result.ts'
import type { NeedsStudy, StudyVersion } from '../contract.ts'
import type { StudyParty } from '../reads.ts'
import { completed } from '../rules/assumptions.ts'
import { type ResultWords, resultWords } from '../rules/result-words.ts'
import { rangeBars } from './range-bars.ts'
import { reportSource } from './report-source.ts'

type Language = 'es' | 'en'
const LOCALE = { es: 'es-MX', en: 'en-US' } as const

const figures = (language: Language) => {
  const whole = new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 0 })
  const fine = new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 2 })
  const number = (x: number) => whole.format(Math.round(x) === 0 ? 0 : x)
  return {
    number,
    exact: (x: number) => fine.format(x),
    pesos: (x: number) => `${x < 0 ? '−' : ''}$${whole.format(Math.abs(Math.round(x)))}`,
    percent: (x: number) => `${whole.format(100 * x)} %`,
    range: (w: ResultWords, r: Range, f: (x: number) => string = number) =>
      r.low === r.high ? f(r.mid) : w.range(f(r.low), f(r.mid), f(r.high)),
  }
}
type Figures = ReturnType<typeof figures>

/** The table of one option, and what speaks against it. */
const optionRows = (w: ResultWords, f: Figures, r: NeedsResult) =>
  r.options.map((o, i) => ({
    title: `${w.option(o.centers.length)}${r.advised === i ? ` (${w.advised})` : ''}`,
    against: o.against.map((a) => w.against[a]).join('; '),
    centers: o.centers.map((c) => [
      c.name,
      f.number(c.parties.length),
      c.demand ? f.range(w, c.demand) : w.hidden,
      c.places === null ? '—' : f.number(c.places),
      c.occupancy ? f.range(w, c.occupancy, f.percent) : w.hidden,
      `${f.exact(c.mean_km)} / ${f.exact(c.most_km)}`,
    ]),
    year: f.range(w, o.year, f.pesos),
    investment: f.range(w, o.investment, f.pesos),
    child: o.per_child === null ? '—' : f.pesos(o.per_child),
    without: f.range(w, o.without),
  }))

const hiddenOr = (w: ResultWords, f: Figures, n: number | null) => (n === null ? w.hidden : f.number(n))

function dataOf(
  study: Pick<NeedsStudy, 'title' | 'from_day' | 'until_day'>,
  version: StudyVersion,
  parties: readonly Pick<StudyParty, 'name'>[],
  language: Language,
) {
  const w = resultWords[language]
  const f = figures(language)
  const r = version.result
  const all: Assumption[] = completed(version.assumptions)
  const share = new Set([
    'maybe-share',
    'unanswered-ratio',
    'roster-uptake',
    'occupancy-least',
    'company-share',
  ])
  for (const id of ['absence-avoided', 'turnover-year', 'turnover-avoided']) share.add(id)
  const worth = (a: Assumption, x: number) => (share.has(a.id) ? f.percent(x) : f.exact(x))
  return {
    w: Object.fromEntries(Object.entries(w).filter(([, x]) => typeof x === 'string')),
    lang: language,
    title: w.report,
    subtitle: study.title,
    party: parties.map((p) => p.name).join(' · '),
    day: version.on.split('-').map(Number),
    shownDay: dayWords(version.on)[language],
    version: w.version(version.version, dayWords(version.on)[language]),
    period: `${dayWords(study.from_day)[language]} – ${dayWords(study.until_day)[language]}`,
    headline: [
      [`${f.number(r.demand.low)}–${f.number(r.demand.high)}`, w.demand],
      [`${f.number(r.places.low)}–${f.number(r.places.high)}`, w.places],
      ...(r.answered === null
        ? []
        : [
            [
              f.number(r.answered),
              r.rate === null ? w.answered : `${w.answered}: ${f.percent(r.rate)} ${w.rate}`,
            ],
          ]),
    ],
    advice:
      r.advice === 'own'
        ? w.advice.own(f.number(r.size ?? 0))
        : r.advice === 'several'
          ? w.advice.several(f.number(r.centers), f.number(r.size ?? 0))
          : w.advice[r.advice],
    hours: r.hours ? w.hours(r.hours.from, r.hours.to, f.percent(r.hours.covers)) : w.noHours,
    chance: r.chance ? w.chance(f.number(r.chance.low), f.number(r.chance.high)) : '',
    basis: w.basis[r.basis],
    nearHome: r.near_home ? w.nearHome(f.number(r.near_home)) : '',
    notes: r.notes.map((n) => w.notes[n]),
    note: version.note ?? '',
    bands: r.bands.map((b) => [
      w.bands[b.band],
      f.number(b.range.low),
      f.number(b.range.mid),
      f.number(b.range.high),
    ]),
    shifts: r.shifts.map((s) => [
      w.shifts[s.shift],
      hiddenOr(w, f, s.answered),
      s.range ? f.range(w, s.range) : w.hidden,
    ]),
    homes: r.homes.map((h) => [h.municipality === null ? w.otherHomes : h.name, hiddenOr(w, f, h.answered)]),
    care: r.care.map((c) => [w.care[c.of as keyof typeof w.care], hiddenOr(w, f, c.n)]),
    travel: r.travel.map((c) => [w.travel[c.of as keyof typeof w.travel], hiddenOr(w, f, c.n)]),
    parties:
      r.parties.length < 2
        ? []
        : r.parties.map((p) => [
            p.name,
            p.workers === null ? '—' : f.number(p.workers),
            hiddenOr(w, f, p.answered),
            p.range ? f.range(w, p.range) : w.hidden,
          ]),
    sizes: r.sizes.map((s) => [
      f.number(s.places),
      f.range(w, s.occupancy, f.percent),
      f.range(w, s.without),
    ]),
    costs: (Object.keys(r.costs) as (keyof typeof r.costs)[]).map((k) => [
      w.costs[k],
      f.pesos(r.costs[k].low),
      f.pesos(r.costs[k].mid),
      f.pesos(r.costs[k].high),
    ]),
    unconfirmed: w.unconfirmed(f.number(r.unconfirmed), f.number(all.length)),
    options: optionRows(w, f, r),
    noneAdvised: r.options.length > 0 && r.advised === null,
    centersNear: !r.centers_near
      ? ''
      : r.centers_near.centers.length > 0
        ? w.centersNear(f.number(r.centers_near.km))
        : w.noCentersNear(f.number(r.centers_near.km)),
    centers: (r.centers_near?.centers ?? []).map((c) => [
      ...[c.name, f.exact(c.km), f.number(c.open)],
      hiddenOr(w, f, c.occupied),
    ]),
    nearest: (r.supply?.nearest ?? []).map((n) => [
      ...[n.name, f.exact(n.km)],
      n.places === null ? '—' : f.number(n.places),
    ]),
    bothNear: r.supply !== null && (r.centers_near?.centers.length ?? 0) > 0,
    supply: r.supply
      ? w.supply(f.number(r.supply.nurseries), f.number(r.supply.km), r.supply.source, r.supply.as_of ?? '—')
      : '',
    assumptions: all.map((a) => [
      w.assumptions[a.id],
      a.low === a.high ? worth(a, a.mid) : `${worth(a, a.low)} · ${worth(a, a.mid)} · ${worth(a, a.high)}`,
      `${a.source} (${dayWords(a.on)[language]})`,
      w.confidences[a.confidence],
    ]),
    chartAlt: r.bands.map((b) => `${w.bands[b.band]}: ${f.range(w, b.range)}`).join('; '),
  }
}

/** An emblem as it is kept; only what a document can carry. */
export type Logo = { readonly bytes: Uint8Array; readonly type: string }
const ENDING: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg' }

/** The version as PDF/UA, in the names of its companies; with the emblem where it is of one. */
export function reportOf(
  study: Pick<NeedsStudy, 'title' | 'from_day' | 'until_day'>,
  version: StudyVersion,
  parties: readonly Pick<StudyParty, 'name'>[],
  language: Language,
  logo?: Logo,
): Promise<Typeset> {
  const w = resultWords[language]
  const bars = rangeBars(
    version.result.bands.map((b) => ({ label: w.bands[b.band], range: b.range })),
    language,
  )
  const data = { ...dataOf(study, version, parties, language), logoAlt: w.logoOf(parties[0]?.name ?? '') }
  const set = (path: string, files: TypesetFiles) =>
    typeset(reportSource, { ...data, logo: path }, { files: { '/bands.svg': bars, ...files } })
  const path = logo && ENDING[logo.type] ? `/logo.${ENDING[logo.type]}` : undefined
  if (!logo || !path) return set('', {})
  return set(path, { [path]: logo.bytes }).catch((e: unknown) => {
    // an emblem whose picture nobody can read keeps no report from its company
    if (e instanceof Refused) throw e
    return set('', {})
  })
}
