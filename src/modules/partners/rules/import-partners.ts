// Rows of files of parks, poles and organizations: each is an organization on a list, which a person's word outdoes.
import { NATION } from '../../../kernel/ids.ts'
import { readingOf } from '../../../kernel/import-cells.ts'
import type { FileRow, ImportChoice, Judged } from '../../../kernel/import-target.ts'
import { type Digest, partnerId } from '../../../kernel/told-ids.ts'
import type { KnownNetwork } from '../../network/contract.ts'
import type { PartnerKind, Precision } from '../contract/stages.ts'
import { alike, matchOf } from './names.ts'

export type KnownPartners = KnownNetwork & {
  /** what stands, as twins are looked for */
  readonly partners: readonly {
    readonly key: string
    readonly book: string
    readonly name: string
    readonly kind: PartnerKind
    readonly match: string
    readonly rfc: string | null
    readonly municipality: string | null
  }[]
}

const choice = (value: string, es: string, en: string, ...also: string[]): ImportChoice => ({
  ...{ value, words: { es, en }, also },
})
export const precisionChoices: readonly ImportChoice[] = [
  choice('exacta', 'exacta', 'exact', 'exact'),
  choice('area', 'centro del área', 'middle of the area', 'mediana', 'area'),
  choice('localidad_de_referencia', 'localidad de referencia', 'nearest town', 'localidad cercana'),
  choice('cabecera', 'cabecera municipal', 'seat', 'seat'),
]
const precisions: Readonly<Record<string, Precision>> = {
  ...{ exacta: 'exact', area: 'area', localidad_de_referencia: 'nearest-town', cabecera: 'seat' },
}
export const statusChoices: readonly ImportChoice[] = [
  choice('declarado', 'declarado', 'declared'),
  choice('anunciado', 'anunciado', 'announced'),
]
export const kindChoices: readonly ImportChoice[] = [
  choice('empresa', 'Empresa', 'Company', 'company', 'compania'),
  choice('parque', 'Parque industrial', 'Industrial park', 'park', 'parque industrial'),
  choice('polo', 'Polo de desarrollo', 'Development pole', 'pole', 'podecobi'),
  choice('camara', 'Cámara o asociación', 'Chamber', 'chamber', 'asociacion'),
  choice('gobierno_estatal', 'Gobierno estatal', 'State government', 'estado'),
  choice('municipio', 'Gobierno municipal', 'Municipality', 'ayuntamiento'),
  choice('dependencia_federal', 'Dependencia federal', 'Federal body', 'federal'),
  choice('organismo_internacional', 'Organismo internacional', 'International body', 'internacional'),
  choice('sociedad_civil', 'Sociedad civil', 'Civil society', 'osc', 'ac'),
]
const kinds: Readonly<Record<string, PartnerKind>> = {
  ...{ empresa: 'company', parque: 'park', polo: 'pole', camara: 'chamber', gobierno_estatal: 'state' },
  ...{ municipio: 'municipality', dependencia_federal: 'federal', organismo_internacional: 'international' },
  sociedad_civil: 'society',
}
/** What a row is told apart by: its name as it is written there. Two spellings are two rows, which a person may join. */
const codeOf = (list: 'retc' | 'podecobi' | 'lista', cvegeo: string, name: string) =>
  `${list}/${cvegeo}/${name.replace(/\s+/g, ' ').trim()}`

/** Parks, poles: `list` names where they come from; organizations say their kind in the row. */
export function judgePartner(
  row: FileRow,
  known: KnownPartners,
  digest: Digest,
  list: 'retc' | 'podecobi' | 'lista',
): Judged {
  const r = readingOf(row)
  const name = r.text('nombre', 200)
  const municipality = r.matching('cvegeo', /^\d{5}$/, 'la clave INEGI de 5 cifras')
  const latitude = r.decimal('lat', 14, 33.5)
  const longitude = r.decimal('lon', -119, -86)
  const factories = list === 'retc' ? r.whole('establecimientos', 0, 100_000) : undefined
  const precision =
    list === 'retc' ? 'area' : r.oneOf('precision_coord', precisions, 'uno de la plantilla', false)
  const area = list === 'retc' ? undefined : r.decimal('superficie_ha', 0, 100_000)
  const status = list === 'podecobi' ? r.text('estatus_en_fuente', 60, false) : undefined
  const confirmed = list === 'podecobi' ? r.whole('municipio_confirmado', 0, 1) : undefined
  const source = r.text('fuente', 500, false)
  const kind =
    list === 'retc'
      ? 'park'
      : list === 'podecobi'
        ? 'pole'
        : r.oneOf('tipo', kinds, 'uno de los tipos de la plantilla')
  const rfc =
    list === 'lista'
      ? r
          .matching('rfc', /^[A-ZÑ&]{3,4}\d{6}[A-Z\d]{3}$/i, 'un RFC de 12 o 13 caracteres', false)
          ?.toUpperCase()
      : undefined
  const workers = list === 'lista' ? r.whole('personal', 0, 500_000) : undefined
  const women = list === 'lista' ? r.whole('mujeres', 0, 500_000) : undefined
  const sector = list === 'lista' ? r.text('giro', 120, false) : undefined
  const where = municipality === undefined ? undefined : known.municipalities.get(municipality)
  if (municipality !== undefined && !where)
    r.wrong('cvegeo', `no hay un municipio ${municipality}`, 'uno de los importados')
  if ((latitude === undefined) !== (longitude === undefined))
    r.wrong('lat', 'va sin la otra coordenada', 'latitud y longitud juntas')
  if (workers !== undefined && women !== undefined && women > workers)
    r.wrong('mujeres', 'son más que todo el personal', `hasta ${workers}`)
  if (r.errors.length > 0) return { errors: r.errors }
  if (where!.representation === null)
    r.doubt('cvegeo', 'nadie ha dicho qué representación atiende este municipio: queda en el libro nacional')
  if (confirmed === 0)
    r.doubt('municipio_confirmado', 'el municipio de este polo no está confirmado por su fuente')
  if (precision === 'nearest-town' || precision === 'seat')
    r.doubt('precision_coord', 'el punto es el de la localidad más cercana, no el del lugar')
  const id = partnerId(digest, codeOf(list, municipality!, name!))
  const standing = known.partners.find((p) => p.key === id)
  const own = { match: matchOf(name!), rfc: rfc ?? null, municipality: municipality!, kind: kind! }
  const twin = standing ? undefined : known.partners.find((p) => alike(p, own))
  if (twin)
    r.doubt(
      'nombre',
      `se parece a «${twin.name}», que ya está: queda como otra y se propone en «Parecidas» para que alguien decida`,
    )
  const fields = {
    ...{ kind, name, municipality, latitude, longitude, rfc, workers, women, sector, factories, status },
    precision: latitude === undefined ? undefined : precision,
    area_ha: area,
    source: source ?? (list === 'retc' ? 'SEMARNAT, RETC 2018–2022' : undefined),
  }
  const book = standing?.book ?? where!.representation ?? NATION
  return {
    drafts: [
      {
        ...{ about: id, book, table: 'partner', key: id, kind: 'partners.organization-listed', as: 'whole' },
        fields,
      },
    ],
    doubts: r.doubts,
  }
}
