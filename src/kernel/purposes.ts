// What a child's data is looked at for: said before it is shown or taken away, written down, and shown to the family.
import * as v from 'valibot'
import type { Words } from './verdict.ts'

export const purposes = [
  'care',
  'family-request',
  'health',
  'supervision',
  'complaint',
  'correction',
] as const
export type Purpose = (typeof purposes)[number]
export const Purpose = v.picklist(purposes, 'diga para qué se abre el expediente')

export const purposeWords: Readonly<Record<Purpose, { readonly words: Words; readonly hint: Words }>> = {
  care: {
    words: { es: 'Cuidado diario', en: 'Daily care' },
    hint: { es: 'Para atenderle hoy en el centro.', en: 'To look after them today at the center.' },
  },
  'family-request': {
    words: { es: 'Lo pide la familia', en: 'The family asks' },
    hint: { es: 'Para responderle a quien tiene su tutela.', en: 'To answer their guardian.' },
  },
  health: {
    words: { es: 'Salud', en: 'Health' },
    hint: {
      es: 'Para enfermería, pediatría o una urgencia.',
      en: 'For nursing, pediatrics or an emergency.',
    },
  },
  supervision: {
    words: { es: 'Supervisión', en: 'Supervision' },
    hint: {
      es: 'Para revisar que el servicio se presta bien.',
      en: 'To check that the service is given well.',
    },
  },
  complaint: {
    words: { es: 'Una queja', en: 'A complaint' },
    hint: { es: 'Para atender una queja con folio.', en: 'To attend a complaint with a number.' },
  },
  correction: {
    words: { es: 'Corregir un dato', en: 'Correct a value' },
    hint: { es: 'Para arreglar algo mal escrito.', en: 'To mend something written wrong.' },
  },
}

/** Purposes nobody chooses: the act itself writes them down. */
const unchosen: Readonly<Record<string, Words>> = {
  audit: { es: 'Auditoría', en: 'Audit' },
}

/** Words of a purpose as it was written down; one that is not in the list says itself. */
export const purposeSaid = (purpose: string): Words =>
  purposeWords[purpose as Purpose]?.words ?? unchosen[purpose] ?? { es: purpose, en: purpose }
