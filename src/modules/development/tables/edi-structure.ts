// The structure of the Mexican EDI: its axes and its age groups, without one word of its items.

/** Number of the group, completed months from, completed months below. */
export const EDI_GROUPS: readonly (readonly [n: number, from: number, below: number])[] = [
  [1, 1, 2],
  [2, 2, 3],
  [3, 3, 4],
  [4, 4, 5],
  [5, 5, 7],
  [6, 7, 10],
  [7, 10, 13],
  [8, 13, 16],
  [9, 16, 19],
  [10, 19, 25],
  [11, 25, 31],
  [12, 31, 37],
  [13, 37, 49],
  [14, 49, 60],
]

/** Source: EDI manual 2013/2016, from memory and public tables of contents. Unconfirmed. */
export const ediDomains = [
  {
    id: 'FRB',
    words: { es: 'Factores de riesgo biológico', en: 'Biological risk factors' },
    sign: 'risk' as const,
  },
  { id: 'ALE', words: { es: 'Señales de alerta', en: 'Alert signs' }, sign: 'risk' as const },
  { id: 'MG', words: { es: 'Motriz gruesa', en: 'Gross motor' } },
  { id: 'MF', words: { es: 'Motriz fina', en: 'Fine motor' } },
  { id: 'LEN', words: { es: 'Lenguaje', en: 'Language' } },
  { id: 'SOC', words: { es: 'Social', en: 'Social' } },
  { id: 'CON', words: { es: 'Conocimiento', en: 'Knowledge' } },
  {
    id: 'EN',
    words: { es: 'Exploración neurológica', en: 'Neurological examination' },
    sign: 'risk' as const,
  },
  { id: 'ALARM', words: { es: 'Señales de alarma', en: 'Alarm signs' }, sign: 'risk' as const },
]
