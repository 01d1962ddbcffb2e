// What was announced of the programme, as its sources said it: real figures, shown in the demonstration because they contradict each other.

type Announced = {
  readonly scope: 'nation' | 'state' | 'municipality'
  readonly place?: string
  readonly period: string
  readonly centers: number
  readonly note?: string
  readonly source: string
}

const BY_YEAR =
  'https://www.alcaldesdemexico.com/ciudadania/imss-presenta-avances-en-construccion-de-centros-de-educacion-y-cuidado-infantil/'
const CHIHUAHUA =
  'https://www.eleconomista.com.mx/politica/preparan-203-centros-educacion-cuidado-infantil-20251215-791280.html'

/** Source: press of 2025 and 2026, each line with its own; the same as `ceci-metas.csv`, so that its import finds them there. */
export const announced: readonly Announced[] = [
  {
    ...{ scope: 'nation', period: '2025', centers: 12 },
    note: 'centros en operación previstos (incluye dos del DIF/municipio)',
    source:
      'https://www.vertigopolitico.com/nacional/notas/inicia-construccion-cinco-centros-educacion-y-cuidado-infantil-del-imss-en',
  },
  {
    ...{ scope: 'nation', period: '2026', centers: 200, source: BY_YEAR },
    note: 'inicio de construcción (la Presidenta dijo 203 listos en 2026)',
  },
  { scope: 'nation', period: '2027', centers: 250, source: BY_YEAR },
  { scope: 'nation', period: '2028', centers: 200, source: BY_YEAR },
  { scope: 'nation', period: '2029', centers: 200, source: BY_YEAR },
  {
    ...{ scope: 'nation', period: '2030', centers: 200, note: 'según otra nota; el total suma mil' },
    source: 'https://elinformante.mx/?p=95225',
  },
  {
    ...{ scope: 'nation', period: 'total', centers: 1000, source: BY_YEAR },
    note: 'en 507 municipios; 150 terrenos validados a octubre de 2025',
  },
  { scope: 'state', place: '08', period: 'total', centers: 62, source: CHIHUAHUA },
  { scope: 'municipality', place: '08037', period: 'total', centers: 24, source: CHIHUAHUA },
  {
    ...{ scope: 'state', place: '05', period: 'total', centers: 50, note: 'Torreón hasta tres' },
    source: 'https://lgn.mx/proyectan-construir-50-centros-de-cuidado-infantil-html',
  },
  {
    ...{ scope: 'state', place: '16', period: 'total', centers: 19, note: 'operación en enero de 2027' },
    source:
      'https://mimorelia.com/noticias/michoacan/nuevas-guarder%C3%ADas-del-imss-operar%C3%A1n-en-michoac%C3%A1n-en-enero-de-2027',
  },
  {
    ...{ scope: 'municipality', place: '28022', period: 'total', centers: 6 },
    source:
      'https://www.info7.mx/tamaulipas/avanzan-proyectos-de-guarderias-del-imss-en-matamoros/9680950379',
  },
  {
    ...{ scope: 'state', place: '22', period: 'total', centers: 10 },
    note: 'alrededor de 10; predios de 2 a 3 mil m2',
    source: 'https://rotativo.com.mx/imss-terrenos-centros-infantiles-unidades-medicas-queretaro',
  },
]
