// A long list of invented children as a center would send it, with a few bad rows, written in pieces.

const GIVEN = ['Ana', 'José', 'Íñigo', 'Zoé', 'Luz', 'Ximena', 'Mateo', 'Sofía', 'Emiliano', 'Renata']
const SURNAMES = ['Muñoz', 'Peña', 'López', 'Paz', 'Sol', 'Núñez', 'Ibáñez', 'García', 'Ruiz', 'Ávila']
export const CENTERS = 200
const PER_PIECE = 2_000

export const centerCode = (n: number): string => `B-${String(n % CENTERS).padStart(4, '0')}`

/** Pieces of CSV; one row in fifty is bad (no such center), dates are day/month/year. */
export function* listPieces(seed: number, rows: number): Generator<string> {
  let a = seed >>> 0
  const below = (n: number) => {
    a = (Math.imul(a, 1664525) + 1013904223) >>> 0
    return Math.floor((a / 4294967296) * n)
  }
  const two = (n: number) => String(n).padStart(2, '0')
  yield 'Relación de inscritos,,,,,,,\n\nExpediente,Nombre,Apellido paterno,Apellido materno,Sexo,Fecha de nacimiento,Clave guardería,Sala,Fecha de ingreso\n'
  let piece = ''
  for (let i = 0; i < rows; i++) {
    const birth = `${two(1 + below(28))}/${two(1 + below(12))}/${2023 + below(3)}`
    const center = i % 50 === 49 ? 'B-9999' : centerCode(Math.floor(i / 40))
    piece += `E-${i},${GIVEN[below(10)]},${SURNAMES[below(10)]},${SURNAMES[below(10)]},${below(2) ? 'M' : 'H'},${birth},${center},Sala ${1 + below(2)},${two(1 + below(28))}/08/2026\n`
    if (i % PER_PIECE === PER_PIECE - 1) {
      yield piece
      piece = ''
    }
  }
  yield piece
}
