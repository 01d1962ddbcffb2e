// What is better imported before this list: it names municipalities of which the country knows but some.

import { municipalityOf } from './places.ts'
import type { Understood } from './understand.ts'
import { type Country, knowsWholeCountry } from './value-kinds.ts'

const figures = new Intl.NumberFormat('es-MX')
const several = (n: number, one: string, more: string): string =>
  `${figures.format(n)} ${n === 1 ? one : more}`

/** A Spanish sentence for whoever brings the file, as far as its first rows tell (`whole` = these are all); null for nothing. */
export function beforeThis(u: Understood, country: Country, whole: boolean): string | null {
  const column = u.guess?.target.columns.find((c) => c.type === 'municipality')
  const home = column && u.guess!.homes.get(column.name)
  // A list of municipalities is what is missing. With the state beside, a number alone names none.
  if (!column || column.key || !home || home.beside !== undefined || knowsWholeCountry(country)) return null
  let missing = 0
  for (const { written } of u.seen[home.at]!.profile.words.values()) {
    const key = municipalityOf(written, undefined, country)
    if (key === undefined || !country.municipalities.has(key)) missing++
  }
  if (missing === 0) return null
  const known = several(country.municipalities.size, 'municipio', 'municipios')
  const lacks = `${missing === 1 ? 'falta' : 'faltan'}${whole ? '' : ' al menos'} ${figures.format(missing)}`
  return `Este país conoce ${known}; ${lacks} de los que nombra la lista: importe antes el catálogo de municipios. Sus filas no entran mientras tanto.`
}
