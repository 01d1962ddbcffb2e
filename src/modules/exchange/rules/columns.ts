// Columns of each kind of file: our own tidy names, the names published files have, and a template to begin with.
import type { ImportTarget } from '../contract.ts'
import { nameKey } from './draft.ts'

export type Column = {
  /** tidy name, as in the template */
  readonly name: string
  /** other headers that mean the same */
  readonly also: readonly string[]
  readonly required: boolean
}

const must = (name: string, ...also: string[]): Column => ({ name, also, required: true })
const may = (name: string, ...also: string[]): Column => ({ name, also, required: false })

export const columnsOf: Readonly<Record<ImportTarget, readonly Column[]>> = {
  representations: [
    must('clave', 'cve_ooad', 'code'),
    must('nombre', 'name'),
    must('entidad', 'cve_ent', 'state'),
  ],
  municipalities: [
    must('cvegeo', 'municipio', 'clave'),
    must('nombre', 'name', 'nom_mun'),
    may('cabecera', 'seat', 'nom_cab'),
    may('latitud', 'lat', 'latitude'),
    may('longitud', 'lon', 'longitude'),
    may('poblacion', 'pob_2020', 'population'),
  ],
  memberships: [
    must('cvegeo', 'municipio'),
    must('representacion', 'cve_ooad', 'representation'),
    may('guarderias', 'guarderias_2009', 'nurseries'),
    may('fuente', 'source'),
  ],
  centers: [
    must('clave', 'id', 'code'),
    must('nombre', 'name'),
    must('esquema', 'scheme'),
    must('municipio', 'cvegeo', 'municipality'),
    may('representacion', 'cve_ooad', 'representation'),
    may('lugares', 'capacidad', 'places', 'capacity'),
    may('prestador', 'partner'),
    may('zona', 'zone'),
    may('latitud', 'lat', 'latitude'),
    may('longitud', 'lon', 'longitude'),
    may('abre', 'apertura', 'opens'),
    may('cierra', 'cierre', 'closes'),
    may('estado', 'estatus', 'status'),
  ],
  children: [
    may('folio', 'id'),
    must('nombre', 'given', 'nombres'),
    must('primer_apellido', 'first', 'apellido_paterno'),
    may('segundo_apellido', 'second', 'apellido_materno'),
    must('sexo', 'sex'),
    must('nacimiento', 'birth', 'fecha_nacimiento'),
    may('curp'),
    may('semanas_gestacion', 'gestational_weeks'),
    must('centro', 'center', 'clave_centro'),
    must('sala', 'room'),
    must('desde', 'from'),
  ],
}

/** An example under each header; people in them are invented. */
const examples: Readonly<Record<ImportTarget, readonly string[]>> = {
  representations: ['02', 'Baja California', '02'],
  municipalities: ['02004', 'Tijuana', 'Tijuana', '32.532461', '-117.018913', '1922523'],
  memberships: ['26055', '02', '4', ''],
  centers: [
    'C-001',
    'CECI Ejemplo',
    'imss',
    '02004',
    '02',
    '150',
    '',
    'urbana',
    '32.53',
    '-117.02',
    '07:00',
    '19:00',
    'abierto',
  ],
  children: [
    'A-17',
    'Ximena',
    'Peña',
    'Muñoz',
    'F',
    '2024-03-09',
    '',
    '39',
    'C-001',
    'Maternal A',
    '2026-09-01',
  ],
}

export const templateOf = (target: ImportTarget): string =>
  `${columnsOf[target].map((c) => c.name).join(',')}\n${examples[target].join(',')}\n`

export type Header = {
  /** place of each column that is there */
  readonly places: ReadonlyMap<string, number>
  /** the file's own word for each */
  readonly words: Readonly<Record<string, string>>
  readonly width: number
}

/** Finds our columns in a header; a sentence when one is missing or there twice. The tidy name wins over the others. */
export function headerOf(
  target: ImportTarget,
  cells: readonly string[],
): Header | { readonly sentence: string } {
  const keys = cells.map(nameKey)
  const places = new Map<string, number>()
  const words: Record<string, string> = {}
  for (const column of columnsOf[target]) {
    const at = [column.name, ...column.also].map((n) => keys.indexOf(n)).find((i) => i >= 0)
    if (at === undefined) continue
    if (keys.lastIndexOf(keys[at]!) !== at)
      return { sentence: `El encabezado tiene dos veces la columna «${cells[at]}».` }
    places.set(column.name, at)
    words[column.name] = cells[at]!.trim()
  }
  const missing = columnsOf[target].filter((c) => c.required && !places.has(c.name))
  if (missing.length === 0) return { places, words, width: cells.length }
  if (cells.length === 1 && /[;\t|]/.test(cells[0]!))
    return {
      sentence:
        'Las columnas vienen separadas por otro signo que la coma: guarde el archivo como «CSV UTF-8 (delimitado por comas)».',
    }
  const list = missing
    .map((c) => (c.also.length > 0 ? `${c.name} (o ${c.also.join(', ')})` : c.name))
    .join('; ')
  const found = cells
    .slice(0, 15)
    .map((c) => `«${c.slice(0, 30)}»`)
    .join(', ')
  return {
    sentence: `En el encabezado ${missing.length === 1 ? 'falta la columna' : 'faltan las columnas'} ${list}. Se encontró: ${found}.`,
  }
}
