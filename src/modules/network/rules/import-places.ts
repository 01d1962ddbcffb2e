// Rows of the network's files: representations, municipalities with the representation that can be told, and memberships.
import { NATION } from '../../../kernel/ids.ts'
import { readingOf } from '../../../kernel/import-cells.ts'
import type { Draft, FileRow, Judged } from '../../../kernel/import-target.ts'
import { ASSIGNED_FROM, type Digest, municipalityId, representationId } from '../../../kernel/told-ids.ts'
import type { KnownNetwork } from '../contract.ts'

const STATE = /^(0[1-9]|[12]\d|3[0-2])$/
const MUNICIPALITY = /^(0[1-9]|[12]\d|3[0-2])\d{3}$/

export function judgeRepresentation(row: FileRow, digest: Digest): Judged {
  const r = readingOf(row)
  const code = r.matching('clave', /^\d{2}$/, 'la clave de 2 cifras')
  const name = r.text('nombre', 200)
  const state = r.matching('entidad', STATE, 'la clave de estado, 01 a 32')
  if (r.errors.length > 0) return { errors: r.errors }
  const id = representationId(digest, code!)
  const place = { about: id, book: id, table: 'representation', key: id }
  return {
    drafts: [{ ...place, kind: 'network.representation-named', fields: { code, name, state }, as: 'whole' }],
    doubts: r.doubts,
  }
}

type Told = {
  readonly code: string
  readonly confidence: 'observed' | 'unconfirmed'
  readonly source: string
}

const OBSERVED = 'Lista de guarderías del IMSS, julio de 2009'

/**
 * Municipalities whose representation is not their state's, or is told by their neighbors alone.
 * Source: list of IMSS nurseries of July 2009; Milpa Alta is not in it and borders boroughs of the South alone.
 */
export const exceptions: Readonly<Record<string, Told>> = {
  '26055': { code: '02', confidence: 'observed', source: `${OBSERVED}: atendido por otro estado` },
  '30123': { code: '29', confidence: 'observed', source: `${OBSERVED}: atendido por otro estado` },
  '09009': {
    code: '37',
    confidence: 'unconfirmed',
    source: 'Colinda solo con alcaldías de Ciudad de México Sur; sin confirmar',
  },
}

/** What can be told of a municipality from its state: the only representation there is, or nothing. */
function toldOf(
  cvegeo: string,
  known: KnownNetwork,
): { representation: string | null; confidence: string; source: string } {
  const exception = exceptions[cvegeo]
  const other = exception && known.representations.get(exception.code)
  if (exception && other)
    return { representation: other.id, confidence: exception.confidence, source: exception.source }
  const inState = [...known.representations.values()].filter((r) => r.state === cvegeo.slice(0, 2))
  if (inState.length === 1)
    return {
      representation: inState[0]!.id,
      confidence: 'observed',
      source: 'Única representación del estado',
    }
  return {
    representation: null,
    confidence: 'unconfirmed',
    source: 'El estado tiene varias representaciones; sin confirmar',
  }
}

/** Names the municipality, and assigns it where nobody has yet: a list of municipalities never overrules an assignment. */
export function judgeMunicipality(row: FileRow, known: KnownNetwork, digest: Digest): Judged {
  const r = readingOf(row)
  const cvegeo = r.matching('cvegeo', MUNICIPALITY, 'la clave INEGI de 5 cifras')
  const there = cvegeo !== undefined && known.municipalities.has(cvegeo)
  // A list that only counts says the key of a municipality that is known, and need not name it.
  const name = r.text('nombre', 200, !there)
  const seat = r.text('cabecera', 200, false)
  const latitude = r.decimal('latitud', 14, 33.5)
  const longitude = r.decimal('longitud', -119, -86)
  const population = r.whole('poblacion', 0, 100_000_000)
  if (r.errors.length > 0) return { errors: r.errors }
  const about = municipalityId(digest, cvegeo!)
  return {
    doubts: r.doubts,
    drafts: [
      {
        ...{ about, book: NATION, table: 'municipality', key: cvegeo! },
        kind: 'network.municipality-named',
        fields: { name, seat, latitude, longitude, population },
        first: { cvegeo },
        as: 'whole',
      },
      {
        ...membershipDraft(cvegeo!, toldOf(cvegeo!, known), digest),
        when: { unknownOnly: 'representation' },
      },
    ],
  }
}

function membershipDraft(cvegeo: string, told: ReturnType<typeof toldOf>, digest: Digest): Draft {
  return {
    ...{
      about: municipalityId(digest, cvegeo),
      book: NATION,
      table: 'municipality_membership',
      key: `${cvegeo}|${ASSIGNED_FROM}`,
    },
    kind: 'network.municipality-assigned',
    fields: told,
    first: { cvegeo, from: ASSIGNED_FROM },
    as: 'whole',
  }
}

/**
 * Memberships as observed. Where one municipality was seen under two representations, the one with more nurseries has it
 * and the source says so; the other row is good and says nothing. Takes the whole file: the choice needs all rows.
 */
export function judgeMemberships(rows: readonly FileRow[], known: KnownNetwork, digest: Digest): Judged[] {
  const read = rows.map((row) => {
    const r = readingOf(row)
    const cvegeo = r.matching('cvegeo', MUNICIPALITY, 'la clave INEGI de 5 cifras')
    const code = r.matching('representacion', /^\d{2}$/, 'la clave de 2 cifras')
    const nurseries = r.whole('guarderias', 0, 10_000) ?? 0
    const source = r.text('fuente', 150, false)
    const representation = code === undefined ? undefined : known.representations.get(code)
    if (code !== undefined && !representation)
      r.wrong('representacion', `no hay una representación ${code}`, 'una de las importadas')
    if (cvegeo !== undefined && !known.municipalities.has(cvegeo))
      r.wrong('cvegeo', `no hay un municipio ${cvegeo}`, 'uno de los importados')
    return { r, cvegeo, representation, nurseries, source }
  })
  const seen = new Map<string, typeof read>()
  for (const x of read) {
    if (x.r.errors.length > 0) continue
    seen.set(x.cvegeo!, [...(seen.get(x.cvegeo!) ?? []), x])
  }
  return read.map((x): Judged => {
    if (x.r.errors.length > 0) return { errors: x.r.errors }
    const rivals = seen
      .get(x.cvegeo!)!
      .toSorted((a, b) => b.nurseries - a.nurseries || (a.representation!.id < b.representation!.id ? -1 : 1))
    if (rivals[0] !== x) return { drafts: [], doubts: [] }
    const others = rivals.slice(1).map((o) => `${o.representation!.name} ${o.nurseries}`)
    const count = x.nurseries > 0 ? `: ${x.nurseries} ${x.nurseries === 1 ? 'guardería' : 'guarderías'}` : ''
    const source = `${x.source ?? OBSERVED}${count}${others.length > 0 ? ` (también ${others.join(', ')})` : ''}`
    const told = {
      representation: x.representation!.id,
      confidence: 'observed',
      source: source.slice(0, 200),
    }
    return { drafts: [membershipDraft(x.cvegeo!, told, digest)], doubts: [] }
  })
}
