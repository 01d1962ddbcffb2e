// What files may bring of places: published targets, and what is planned for sites and centers.
import { importColumn as column, type ImportTarget, importTarget } from '../../kernel/import-target.ts'
import { knownNetwork } from '../network/reads.ts'
import { sitesByCode } from './reads.ts'
import { judgePlan, judgeTarget, scopeChoices } from './rules/import-places.ts'

const must = { required: true } as const
const words = (es: string, en: string) => ({ es, en })
const SOURCE = 'source | url | enlace | liga | referencia'
const note = column('nota', 'text', words('Nota', 'Note'), '', 'note | comentario | observaciones')

const targets = importTarget({
  id: 'place-targets',
  words: words('Metas publicadas', 'Published targets'),
  about: words(
    'Cuántos centros o lugares se anunciaron, para cuándo y dónde, con su fuente',
    'How many centers or places were announced, for when and where, with their source',
  ),
  permission: 'places.target',
  tables: ['place_target'],
  columns: [
    column('ambito', 'choice', words('Ámbito', 'Scope'), 'nacional', 'nivel | scope | alcance', {
      ...must,
      choices: scopeChoices,
    }),
    column('clave', 'text', words('Clave INEGI', 'INEGI key'), '', 'clave lugar | cvegeo | clave inegi'),
    column('periodo', 'text', words('Periodo', 'Period'), '2027', 'ano | anio | period | year', must),
    column(
      'centros',
      'whole',
      words('Centros', 'Centers'),
      '250',
      'numero centros | centers | meta centros',
      {
        range: [0, 100_000],
      },
    ),
    column('lugares', 'whole', words('Lugares', 'Places'), '', 'numero lugares | places | meta lugares', {
      range: [0, 10_000_000],
    }),
    column('fecha', 'day', words('Publicada el', 'Published on'), '', 'fecha publicacion | fecha fuente'),
    note,
    column('fuente', 'text', words('Fuente', 'Source'), 'https://ejemplo.mx/nota', SOURCE, must),
  ],
  known: () => Promise.resolve(undefined),
  judge: (rows) => rows.map(judgeTarget),
})

const months = { range: [0, 84] } as const
const plans = importTarget({
  id: 'place-plans',
  words: words('Lugares planeados', 'Places planned'),
  about: words(
    'Cuántos lugares tendrá cada sitio o centro, para qué edades y para cuándo',
    'How many places each site or center will have, for which ages and by when',
  ),
  permission: 'places.write',
  tables: ['place_plan'],
  columns: [
    column(
      'clave',
      'text',
      words('Sitio o centro', 'Site or center'),
      'CECI-PUB-001',
      'clave sitio | clave centro | sitio | centro',
      must,
    ),
    column(
      'lugares',
      'whole',
      words('Lugares', 'Places'),
      '110',
      'lugares planeados | capacidad planeada | places',
      {
        ...must,
        range: [1, 2000],
      },
    ),
    column(
      'desde_meses',
      'whole',
      words('Desde (meses)', 'From (months)'),
      '',
      'edad minima meses | desde',
      months,
    ),
    column(
      'hasta_meses',
      'whole',
      words('Hasta (meses)', 'To (months)'),
      '',
      'edad maxima meses | hasta',
      months,
    ),
    column(
      'planeado_el',
      'day',
      words('Planeado el', 'Planned on'),
      '2026-02-01',
      'fecha plan | planeado',
      must,
    ),
    column('obra', 'day', words('Obra para', 'Works by'), '', 'inicio obra | fecha obra'),
    column('licencia', 'day', words('Licencia para', 'Licence by'), '', 'fecha licencia | autorizacion'),
    column('personal', 'day', words('Personal para', 'Staff by'), '', 'fecha plantilla | contratacion'),
    column('apertura', 'day', words('Apertura para', 'Opening by'), '2027-08-30', 'fecha apertura | abre el'),
    column('motivo', 'text', words('Motivo', 'Reason'), '', 'razon | reason'),
    column('fuente', 'text', words('Fuente', 'Source'), '', SOURCE),
  ],
  known: async (read) => ({ ...(await knownNetwork(read)), sites: await sitesByCode(read) }),
  tooEarly: (known) =>
    known.sites.size + known.centers.size > 0
      ? undefined
      : 'Importe antes los sitios o los centros: estas filas hablan de ellos.',
  judge: (rows, known, { digest, today }) => rows.map((r) => judgePlan(r, known, digest, today)),
})

/** In the order in which an empty system needs them. */
export const placesImports: readonly ImportTarget[] = [targets, plans]
