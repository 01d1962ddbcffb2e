// What the columns of six published files are: their home in what is imported, or none and what their values are; and other titles for them.
import type { ValueKind } from '../../src/modules/exchange/rules/value-kinds.ts'

export type ColumnTruth = {
  /** tidy name in the target; null = no target has a place for it */
  readonly home: string | null
  /** what its values may rightly be called */
  readonly kinds: readonly ValueKind[]
  /** titles other offices give it */
  readonly titles: readonly string[]
}
export type FileTruth = {
  readonly file: string
  readonly target: string | null
  readonly columns: Readonly<Record<string, ColumnTruth>>
}

const home = (name: string, ...titles: string[]): ColumnTruth => ({ home: name, kinds: [], titles })
const none = (kinds: string, ...titles: string[]): ColumnTruth => ({
  home: null,
  kinds: kinds.split(' ') as ValueKind[],
  titles,
})
/** Columns of a list whose titles are those of what is imported. */
const homes = (...names: string[]) => Object.fromEntries(names.map((n) => [n, home(n)]))
const counts = (...names: string[]) => Object.fromEntries(names.map((n) => [n, none('count')]))

const KEY = ['Clave INEGI', 'CVEGEO', 'Cve. Municipio', 'Clave del municipio', 'Clave geoestadística']
const LAT = ['Latitud', 'LAT', 'latitude', 'Latitud (grados)']
const LON = ['Longitud', 'LONG', 'lng', 'Longitud (grados)']

export const truths: readonly FileTruth[] = [
  {
    file: 'geo/municipios.csv',
    target: 'municipalities',
    columns: {
      cvegeo: home('cvegeo', ...KEY),
      cve_ent: none('state-key', 'Clave de entidad', 'ENT', 'Cve. Entidad'),
      cve_mun: none('municipality-number', 'MUN', 'Núm. de municipio'),
      nombre: home('nombre', 'Municipio', 'NOM_MUN', 'Nombre del municipio'),
      cabecera: home('cabecera', 'Cabecera municipal', 'NOM_CAB'),
      lat: home('latitud', ...LAT),
      lon: home('longitud', ...LON),
      coord_tipo: none('category text'),
      pob_2020: home('poblacion', 'Población total', 'POBTOT', 'Habitantes', 'Población 2020'),
      pob_fem_2020: none('count', 'Población femenina', 'POBFEM'),
      hablantes_lengua_indigena_2020: none('count', 'Hablantes de lengua indígena'),
      zona_metropolitana: none('text category municipality', 'Zona metropolitana'),
      en_censo_2020: none('yes-no count category'),
    },
  },
  {
    file: 'oferta/denue-guarderias-2022.csv',
    target: 'nursery-directory',
    columns: {
      id_denue: home('clave', 'ID', 'Id DENUE'),
      cvegeo: home('cvegeo', ...KEY),
      scian: none('code category', 'Código SCIAN'),
      sector: home('sector', 'Sector'),
      personal_ocupado: home('personal_ocupado', 'Personal ocupado'),
      ageb: none('code', 'AGEB'),
      lat: home('lat', ...LAT),
      lon: home('lon', ...LON),
      validacion_coord: home('validacion_coord'),
    },
  },
  {
    file: 'oferta/imss-guarderias-subrogadas-2009.csv',
    target: 'centers',
    columns: {
      id: home('clave', 'Clave guardería', 'CVE_GUARDERIA', 'Identificador'),
      numero: none('code count'),
      esquema: home('esquema', 'Modalidad', 'ESQUEMA', 'Tipo de guardería'),
      nombre: home('nombre', 'Nombre de la guardería', 'NOMBRE', 'Denominación'),
      prestador: home('prestador', 'Prestador del servicio', 'Proveedor'),
      cve_ooad: home('representacion', 'Delegación', 'OOAD', 'Clave de la delegación'),
      cve_ent: none('state-key', 'Entidad', 'ENT'),
      cvegeo: home('municipio', ...KEY),
      localidad_original: none('text municipality category state', 'Localidad'),
      metodo_cvegeo: none('category text'),
      capacidad: home('lugares', 'Capacidad instalada', 'Lugares autorizados', 'CAPACIDAD', 'Cupo'),
      cuota_mensual_por_nino_mxn: none('money', 'Cuota mensual', 'Cuota mensual por niño'),
      inicio_operacion: none('day', 'Inicio de operación'),
      contrato_inicio: none('day', 'Inicio del contrato'),
      contrato_fin: none('day', 'Fin del contrato'),
      contratacion: none('category text'),
    },
  },
  {
    file: 'imss/imss-puestos-permanentes-municipio.csv',
    target: 'insured-posts',
    columns: {
      periodo: home('periodo', 'Mes', 'Periodo'),
      cvegeo: home('cvegeo', ...KEY),
      ...homes(
        'puestos',
        'puestos_mujer',
        'puestos_hombre',
        'menores_30',
        'de_30_a_50',
        'mayores_50',
        'agro',
        'mineria',
      ),
      ...homes('manufactura', 'construccion', 'energia', 'comercio', 'transporte', 'servicios'),
      ...homes('patron_hasta_5', 'patron_6_50', 'patron_mas_50'),
    },
  },
  {
    file: 'demanda/censo-2020-municipio.csv',
    target: 'census',
    columns: {
      cvegeo: home('cvegeo', ...KEY),
      pob_total: home('pob_total', 'Población total', 'POBTOT', 'Total de habitantes'),
      ...homes('pob_fem', 'pob_0a2', 'pob_3a5', 'pob_6a11'),
      ...counts('pob_15a17'),
      ...homes('pob_15a64', 'pob_60ymas', 'con_discapacidad'),
      ...homes('pe_inactiva', 'ocupada', 'ocupada_fem', 'desocupada', 'sin_derechohabiencia', 'der_imss'),
      ...counts('der_insabi'),
      ...homes('hogares', 'hogares_jefa', 'viviendas_total', 'viv_electricidad', 'viv_agua_dentro'),
      ...homes('viv_internet', 'viv_celular'),
      ...counts('viv_computadora', 'viv_sin_tic'),
    },
  },
  {
    file: 'desarrollo/talla-nl-200.csv',
    target: null,
    columns: {
      nino: none('code count', 'Folio', 'Clave del niño'),
      edad_anios: none('decimal', 'Edad', 'Edad (años)'),
      sexo: none('sex', 'Sexo', 'Género'),
      gestacion_semanas: none('count', 'Semanas de gestación'),
      peso_nacer_g: none('count', 'Peso al nacer (g)'),
      talla_cm: none('decimal', 'Talla', 'Longitud (cm)', 'Talla en cm'),
    },
  },
]
