// The agreement of the institute with the Ministry of Economy, as public sources tell it; its signed text was not seen.

/**
 * Signed 21-01-2026, in force until 30-09-2030; names the schemes IMSS and Empresa; industrial parks, development poles, companies
 * and their surroundings. Source: cronica.com.mx, razon.com.mx and zocalo.com.mx, 21-01-2026.
 */
export const NATIONAL_AGREEMENT = {
  signed: '2026-01-21',
  ends: '2030-09-30',
  source: 'Crónica, La Razón y Zócalo, 21 de enero de 2026; no se ha visto el texto firmado',
  with: 'Secretaría de Economía',
} as const

/** A day that is promised after the national agreement ends holds only if it is renewed. */
export const isBeyond = (day: string | null | undefined, ends: string): boolean =>
  day !== null && day !== undefined && day > ends
