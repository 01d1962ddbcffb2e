// The land of the demonstration as facts: real figures of five whole states, where nobody brings the published lists.
import { COUNTRY_ZONE } from '../../../kernel/days.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { NATION, uuid7OfDigest } from '../../../kernel/ids.ts'
import { ASSIGNED_FROM, localityId, municipalityId, nurseryId } from '../../../kernel/told-ids.ts'
import { sha256 } from '../../../platform/digest.ts'
import { municipalities, representations, rowsOf } from '../places.ts'
import { representationOf } from '../world.ts'
import { midnightMs } from '../zones.ts'
import { localityFigures } from './localities.ts'
import { nurseryFigures } from './nurseries.ts'
import { townFigures } from './towns.ts'

const COUNTED = '2020-03-15'
const CENSUS = 'INEGI, Censo de Población y Vivienda 2020 (ITER): cinco estados, con la demostración'
const PLACES = 'INEGI, Censo 2020 y catálogo de localidades: cinco estados, con la demostración'
const POSTS = 'IMSS, datos abiertos de asegurados, puestos permanentes: cinco estados, con la demostración'
const NURSERIES = 'INEGI, DENUE 2022 (SCIAN 624411 y 624412): cinco estados, con la demostración'
const BANDS = ['0-5', '6-10', '11-30', '31-50', '51-100', '101-250', '251+'] as const

/**
 * Everything that is told of the five states, in the order it can be taken: municipalities that the network does not name, their
 * census and posts, localities, nurseries. Its ids follow from what it says, so saying it twice is saying it once.
 */
export function factsOfExampleLand(until: string, author: string): Fact[] {
  const ms = midnightMs(until, COUNTRY_ZONE) - 300 * 86_400_000
  const say = (kind: string, about: string, payload: Fact['payload']): Fact => ({
    id: uuid7OfDigest(ms, sha256(`example land|${kind}|${about}|${payload.period ?? ''}`)),
    ...{ kind, kindVersion: 1, about, book: NATION, happenedAt: new Date(ms).toISOString() },
    ...{ author, origin: 'world', payload },
  })
  return [...towns(say), ...localities(say), ...nurseries(say)]
}
type Say = (kind: string, about: string, payload: Fact['payload']) => Fact

function towns(say: Say): Fact[] {
  const named = new Set(municipalities.map((m) => m.cvegeo))
  return rowsOf(townFigures).flatMap(([key, name, seat, latitude, longitude, ...told]) => {
    const municipality = key!
    const about = municipalityId(sha256, municipality)
    const [people, women, c02, c35, grown, working, insured, posts, womenPosts] = told.map(Number)
    const jobs =
      posts === 0 && womenPosts === 0
        ? []
        : [
            say('territory.posts-told', about, {
              ...{ municipality, period: '2021-01', posts: posts!, women: womenPosts!, source: POSTS },
              men: posts! - womenPosts!,
            }),
          ]
    // posts of a state that no municipality could be told for
    if (name === '') return jobs
    const place = { cvegeo: municipality, name: name!, ...(seat ? { seat } : {}), population: people! }
    const network = named.has(municipality)
      ? []
      : [
          say('network.municipality-named', about, {
            ...{ ...place, latitude: Number(latitude), longitude: Number(longitude) },
          }),
          ...assigned(say, about, municipality),
        ]
    return [
      ...network,
      say('territory.census-told', about, {
        ...{ municipality, people: people!, women: women!, children_0_2: c02!, children_3_5: c35! },
        ...{ people_15_64: grown!, working_women: working!, insured_imss: insured! },
        ...{ as_of: COUNTED, source: CENSUS },
      }),
      ...jobs,
    ]
  })
}

/** Each of the five states has one representation. */
function assigned(say: Say, about: string, cvegeo: string): Fact[] {
  const office = representations.find((r) => r.state === cvegeo.slice(0, 2))
  if (!office) return []
  return [
    say('network.municipality-assigned', about, {
      ...{ cvegeo, representation: representationOf(office.code), from: ASSIGNED_FROM },
      ...{ confidence: 'unconfirmed', source: 'La única representación de su estado' },
    }),
  ]
}

const localities = (say: Say): Fact[] =>
  rowsOf(localityFigures).map(([key, name, kind, latitude, longitude, people]) =>
    say('territory.locality-told', localityId(sha256, key!), {
      ...{ locality: key!, municipality: key!.slice(0, 5), name: name!, kind: kind! },
      ...{ latitude: Number(latitude), longitude: Number(longitude), people: Number(people) },
      ...{ as_of: COUNTED, source: PLACES },
    }),
  )

const nurseries = (say: Say): Fact[] =>
  rowsOf(nurseryFigures).flatMap(([municipality, ...some]) =>
    some.map((text) => {
      const [code, band, latitude, longitude, elsewhere] = text.split(' ')
      return say('territory.nursery-told', nurseryId(sha256, `denue:${code}`), {
        ...{ list: 'denue', code: code!, municipality: municipality! },
        ...{ sector: band![0] === '+' ? 'public' : 'private', staff_band: BANDS[Number(band![1])]! },
        ...{ latitude: Number(latitude), longitude: Number(longitude) },
        ...{ placed: elsewhere ? 'other-municipality' : 'inside', as_of: '2022', source: NURSERIES },
      })
    }),
  )
