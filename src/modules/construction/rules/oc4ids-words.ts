// The words that a published file of projects is written in, in the language it was asked in.
import type { Oc4idsWords } from './oc4ids.ts'

export const oc4idsWords: Readonly<Record<'es' | 'en', Oc4idsWords>> = {
  es: {
    purpose: 'Lugares de educación y cuidado infantil en un centro del IMSS',
    stages: {
      ...{ offered: 'Predio ofrecido', visited: 'Predio visitado', validated: 'Predio validado' },
      ...{ file: 'Expediente completo', accepted: 'Donación o compra aceptada', deed: 'Escritura' },
      ...{
        design: 'Proyecto ejecutivo',
        tender: 'Licitación',
        contract: 'Contrato',
        works: 'Obra terminada',
      },
      ...{
        equipment: 'Equipamiento',
        staffing: 'Plantilla',
        licence: 'Dictamen de seguridad',
        open: 'Apertura',
      },
    },
    contracts: { works: 'Obra', supervision: 'Supervisión', equipment: 'Equipamiento', design: 'Proyecto' },
    atLatest: (day) =>
      `Una fuente dice que a más tardar el ${day} ya había pasado; el día exacto no se conoce.`,
    byYear: 'Presupuesto aprobado por año',
    places: 'Lugares previstos (de una banda, los menos)',
    progress: 'Avance físico de la obra',
  },
  en: {
    purpose: 'Places of child care and education in a center of the institute',
    stages: {
      ...{ offered: 'Plot offered', visited: 'Plot visited', validated: 'Plot validated' },
      ...{ file: 'Property file complete', accepted: 'Donation or purchase accepted', deed: 'Deed' },
      ...{ design: 'Design', tender: 'Tender', contract: 'Contract', works: 'Works ended' },
      ...{ equipment: 'Equipment', staffing: 'Staffing', licence: 'Safety licence', open: 'Opening' },
    },
    contracts: { works: 'Works', supervision: 'Supervision', equipment: 'Equipment', design: 'Design' },
    atLatest: (day) =>
      `A source says that it had happened by ${day} at the latest; the day itself is not known.`,
    byYear: 'Budget approved by year',
    places: 'Places planned (of a band, the fewest)',
    progress: 'Physical progress of works',
  },
}
