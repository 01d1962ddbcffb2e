// The fields of a plot, for offering and for correcting it, and how what was filled in becomes what is said of it and of its site.
import { choicesOf } from '../../../ui/select.tsx'
import { BuildScheme, Certainty } from '../contract/stages.ts'
import type { ConstructionProject } from '../contract.ts'
import type { FormField } from './say-form.tsx'
import type { constructionText } from './text.ts'
import type { constructionWords } from './words.ts'

type T = (typeof constructionText)['es']
type W = (typeof constructionWords)['es']

export function plotFields(t: T, w: W, now?: ConstructionProject): readonly FormField[] {
  const had = (x: string | number | null | undefined) => (x === null || x === undefined ? '' : String(x))
  const field = (
    name: string,
    label: string,
    kind: FormField['kind'],
    start: string | number | null | undefined,
    more: Partial<FormField> = {},
  ): FormField => ({ name, label, kind, start: had(start), ...more })
  return [
    field('name', t.name, 'text', now?.name),
    field('code', t.code, 'text', now?.code, now ? {} : { optional: true, hint: t.codeHint }),
    field('municipality', t.municipality, 'municipality', now?.municipality),
    field('latitude', t.latitude, 'number', now?.latitude, { optional: true }),
    field('longitude', t.longitude, 'number', now?.longitude, { optional: true }),
    field('scheme', t.scheme, 'choice', now?.scheme, { choices: choicesOf(BuildScheme.options, w.schemes) }),
    field('address', t.facts.address, 'text', now?.address, { optional: true }),
    field('area', t.facts.area, 'number', now?.area, { optional: true, unit: 'm²' }),
    field('placesLeast', t.placesLeast, 'number', now?.places_least, { optional: true }),
    field('placesMost', t.placesMost, 'number', now?.places_most, { optional: true }),
    field('offeredBy', t.facts.offeredBy, 'text', now?.offered_by, { optional: true }),
    field('source', t.source, 'text', now?.source),
    field('certainty', t.facts.certainty, 'choice', now?.certainty ?? 'confirmed', {
      choices: choicesOf(Certainty.options, w.certainty),
    }),
  ]
}

const END = 6

/** Code, name, municipality and point are the site's; without a code, one is made of the municipality and the site's id. */
export function plotSaid(filled: Readonly<Record<string, unknown>>, about: string): Record<string, unknown> {
  const { name, code, municipality, latitude, longitude, ...plot } = filled
  const own = `${String(municipality ?? '')}-${about.slice(-END).toUpperCase()}`
  return { ...plot, site: { code: code ?? own, name, municipality, latitude, longitude } }
}
