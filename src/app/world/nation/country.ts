// Every municipality of the country with the representation that serves it: where the centers of a nation may stand.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, COUNTRY_ZONE } from '../../../kernel/days.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { NATION } from '../../../kernel/ids.ts'
import { ASSIGNED_FROM, municipalityId } from '../../../kernel/told-ids.ts'
import { sha256 } from '../../../platform/digest.ts'
import { nationalOf } from '../people.ts'
import { representations } from '../places.ts'
import { representationOf, said, type World } from '../world.ts'
import { midnightMs } from '../zones.ts'

export type CountryMunicipality = {
  /** INEGI's key of 5 digits */
  readonly cvegeo: string
  readonly name: string
  readonly seat?: string
  readonly latitude?: number
  readonly longitude?: number
  /** of the census of 2020; a municipality younger than that has none */
  readonly population?: number
  readonly representation: string
  readonly told: keyof typeof SOURCES
}

/** How a municipality's representation is known. */
const SOURCES = {
  o: { confidence: 'observed', source: 'Lista de guarderías del IMSS, julio de 2009' },
  s: { confidence: 'unconfirmed', source: 'La única representación de su estado' },
  n: { confidence: 'unconfirmed', source: 'Como el municipio más cercano de su estado en la lista de 2009' },
} as const

let kept: readonly CountryMunicipality[] | undefined

/**
 * All 2,478, by key. Source: INEGI, Catálogo Único de Claves 2025 (names, seats, coordinates) and Censo 2020 (population);
 * IMSS, list of nurseries of July 2009 (representations; where it is silent, see `SOURCES`).
 */
export function countryMunicipalities(): readonly CountryMunicipality[] {
  kept ??= readFileSync(join(import.meta.dirname, 'municipalities.txt'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [cvegeo, name, seat, latitude, longitude, population, representation, told] = line.split('|')
      return {
        cvegeo: cvegeo!,
        name: name!,
        ...(seat ? { seat } : {}),
        ...(latitude ? { latitude: Number(latitude), longitude: Number(longitude) } : {}),
        ...(population ? { population: Number(population) } : {}),
        representation: representation!,
        told: told as CountryMunicipality['told'],
      }
    })
  return kept
}

/** Geography is real and is said as such: representations, and municipalities with who serves them. */
export function factsOfCountry(world: World): Fact[] {
  const at = midnightMs(addDays(world.until, -731), COUNTRY_ZONE) + 36_000_000
  const author = nationalOf(world).id
  const named = representations.map(({ code, name, state }) => {
    const book = representationOf(code)
    const base = { entity: Number(code), tick: 0, about: book, book, at, author }
    return said(world, { ...base, kind: 'network.representation-named', payload: { code, name, state } })
  })
  const towns = countryMunicipalities().flatMap(({ representation, told, ...payload }) => {
    const { cvegeo } = payload
    const about = municipalityId(sha256, cvegeo)
    const base = { entity: Number(cvegeo), tick: 0, about, book: NATION, at, author }
    const assigned = { cvegeo, representation: representationOf(representation), from: ASSIGNED_FROM }
    return [
      said(world, { ...base, kind: 'network.municipality-named', payload }),
      said(world, {
        ...base,
        kind: 'network.municipality-assigned',
        payload: { ...assigned, ...SOURCES[told] },
      }),
    ]
  })
  return [...named, ...towns]
}
