// INEGI keys: the geostatistical numbers of states, municipalities and localities, and the letters CURP and CLUES give states.
import * as v from 'valibot'

const STATE = /^(0[1-9]|[12]\d|3[0-2])$/
const MUNICIPALITY = /^(0[1-9]|[12]\d|3[0-2])(?!000)\d{3}$/
const LOCALITY = /^(0[1-9]|[12]\d|3[0-2])(?!000)\d{3}(?!0000)\d{4}$/

/** State: 01 to 32. Source: INEGI, Catálogo Único de Claves de Áreas Geoestadísticas. */
export const StateKey = v.pipe(v.string(), v.regex(STATE, 'se esperaba una entidad de 01 a 32'))
/** Municipality (`cvegeo`): state + 3 digits. */
export const MunicipalityKey = v.pipe(
  v.string(),
  v.regex(MUNICIPALITY, 'se esperaba un municipio de 5 dígitos'),
)
/** Locality: municipality + 4 digits. */
export const LocalityKey = v.pipe(v.string(), v.regex(LOCALITY, 'se esperaba una localidad de 9 dígitos'))

export const isStateKey = (s: string): boolean => STATE.test(s)
export const isMunicipalityKey = (s: string): boolean => MUNICIPALITY.test(s)
export const isLocalityKey = (s: string): boolean => LOCALITY.test(s)

/** State of a municipality or locality key. */
export const stateOf = (cvegeo: string): string => cvegeo.slice(0, 2)
/** Municipality of a locality key. */
export const municipalityOf = (cvegeo: string): string => cvegeo.slice(0, 5)

/** Two letters per state, 01 to 32, as in CURP and CLUES. Source: Instructivo normativo de la CURP, annex of states. */
const LETTERS =
  'AS BC BS CC CL CM CS CH DF DG GT GR HG JC MC MN MS NT NL OC PL QT QR SP SL SR TC TS TL VZ YN ZS'.split(' ')

const keyByLetters = new Map(LETTERS.map((letters, i) => [letters, String(i + 1).padStart(2, '0')]))

/** `02` of `BC`; undefined when the letters are of no state. */
export const stateOfLetters = (letters: string): string | undefined => keyByLetters.get(letters)
/** `BC` of `02`; undefined when it is no state. */
export const lettersOfState = (state: string): string | undefined =>
  isStateKey(state) ? LETTERS[Number(state) - 1] : undefined

/** Letters CURP gives to people born abroad. */
export const BORN_ABROAD = 'NE'
