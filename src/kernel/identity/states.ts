// The 32 states by INEGI's key: official and everyday names, so that a text that means one is recognized.

/** First the name people use, then others. Source: INEGI, catálogo de claves de entidades federativas; abbreviations of use. */
const NAMES: readonly (readonly string[])[] = [
  ['Aguascalientes', 'Ags'],
  ['Baja California', 'BC', 'Baja California Norte'],
  ['Baja California Sur', 'BCS'],
  ['Campeche', 'Camp'],
  ['Coahuila', 'Coahuila de Zaragoza', 'Coah'],
  ['Colima', 'Col'],
  ['Chiapas', 'Chis'],
  ['Chihuahua', 'Chih'],
  ['Ciudad de México', 'CDMX', 'Distrito Federal', 'DF', 'D F', 'Cd de México'],
  ['Durango', 'Dgo'],
  ['Guanajuato', 'Gto'],
  ['Guerrero', 'Gro'],
  ['Hidalgo', 'Hgo'],
  ['Jalisco', 'Jal'],
  ['Estado de México', 'México', 'Edomex', 'Edo de México', 'Edo Mex', 'Mex'],
  ['Michoacán', 'Michoacán de Ocampo', 'Mich'],
  ['Morelos', 'Mor'],
  ['Nayarit', 'Nay'],
  ['Nuevo León', 'NL', 'N L'],
  ['Oaxaca', 'Oax'],
  ['Puebla', 'Pue'],
  ['Querétaro', 'Querétaro de Arteaga', 'Qro'],
  ['Quintana Roo', 'QRoo', 'Q Roo'],
  ['San Luis Potosí', 'SLP'],
  ['Sinaloa', 'Sin'],
  ['Sonora', 'Son'],
  ['Tabasco', 'Tab'],
  ['Tamaulipas', 'Tamps', 'Tams'],
  ['Tlaxcala', 'Tlax'],
  ['Veracruz', 'Veracruz de Ignacio de la Llave', 'Ver'],
  ['Yucatán', 'Yuc'],
  ['Zacatecas', 'Zac'],
]

const key = (i: number): string => String(i + 1).padStart(2, '0')
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()

const byName = new Map(NAMES.flatMap((names, i) => names.map((n) => [plain(n), key(i)] as const)))

/** `08` of «CHIHUAHUA», «Chih.»; undefined for what names no state. */
export const stateNamed = (text: string): string | undefined => byName.get(plain(text))
/** «Chihuahua» of `08`; undefined for no state. */
export const nameOfState = (state: string): string | undefined => NAMES[Number(state) - 1]?.[0]
