// The names of the 32 states by INEGI's key, as choices of a filter.

/** Source: INEGI, catálogo de claves de entidades federativas. */
const NAMES =
  'Aguascalientes|Baja California|Baja California Sur|Campeche|Coahuila|Colima|Chiapas|Chihuahua|Ciudad de México|Durango|Guanajuato|Guerrero|Hidalgo|Jalisco|Estado de México|Michoacán|Morelos|Nayarit|Nuevo León|Oaxaca|Puebla|Querétaro|Quintana Roo|San Luis Potosí|Sinaloa|Sonora|Tabasco|Tamaulipas|Tlaxcala|Veracruz|Yucatán|Zacatecas'.split(
    '|',
  )

const keyOf = (i: number): string => String(i + 1).padStart(2, '0')

/** The name of a state key "01" … "32"; the key itself when there is none. */
export function stateName(key: string): string {
  return NAMES[Number(key) - 1] ?? key
}

/** Every state, by name as people look for it. */
export const stateChoices: readonly { readonly value: string; readonly label: string }[] = NAMES.map(
  (label, i) => ({
    value: keyOf(i),
    label,
  }),
).sort((a, b) => a.label.localeCompare(b.label, 'es'))
