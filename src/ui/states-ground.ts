// The states as ground for marks where no boundaries are imported: the free drawing laid on the plane on which all maps are drawn.
import mexico from '@svg-maps/mexico'
import { type Polygons, pathOf, type Ring } from '../kernel/land.ts'

type Drawing = {
  readonly viewBox: string
  readonly locations: readonly { readonly id: string; readonly path: string }[]
}

/** The drawing's codes to INEGI's state keys, with the names people use. Source: INEGI, catálogo de claves de entidades. */
const STATES: Readonly<Record<string, readonly [key: string, name: string]>> = {
  agu: ['01', 'Aguascalientes'],
  bcn: ['02', 'Baja California'],
  bcs: ['03', 'Baja California Sur'],
  cam: ['04', 'Campeche'],
  coa: ['05', 'Coahuila'],
  col: ['06', 'Colima'],
  chp: ['07', 'Chiapas'],
  chh: ['08', 'Chihuahua'],
  cmx: ['09', 'Ciudad de México'],
  dur: ['10', 'Durango'],
  gua: ['11', 'Guanajuato'],
  gro: ['12', 'Guerrero'],
  hid: ['13', 'Hidalgo'],
  jal: ['14', 'Jalisco'],
  mex: ['15', 'Estado de México'],
  mic: ['16', 'Michoacán'],
  mor: ['17', 'Morelos'],
  nay: ['18', 'Nayarit'],
  nle: ['19', 'Nuevo León'],
  oax: ['20', 'Oaxaca'],
  pue: ['21', 'Puebla'],
  que: ['22', 'Querétaro'],
  roo: ['23', 'Quintana Roo'],
  slp: ['24', 'San Luis Potosí'],
  sin: ['25', 'Sinaloa'],
  son: ['26', 'Sonora'],
  tab: ['27', 'Tabasco'],
  tam: ['28', 'Tamaulipas'],
  tla: ['29', 'Tlaxcala'],
  ver: ['30', 'Veracruz'],
  yuc: ['31', 'Yucatán'],
  zac: ['32', 'Zacatecas'],
}

// the package's types stand on one it does not bring
const drawing = mexico as unknown as Drawing
const [, , WIDE = 793, TALL = 498] = drawing.viewBox.split(' ').map(Number)

export type StateShape = { readonly id: string; readonly name: string; readonly path: string }

/** As the package draws them, by INEGI's key: paths in px of a drawing `statesSize` wide and tall. */
export const statesDrawn: readonly StateShape[] = drawing.locations
  .flatMap(({ id, path }) => {
    const state = STATES[id]
    return state ? [{ id: state[0], name: state[1], path }] : []
  })
  .sort((a, b) => (a.id < b.id ? -1 : 1))
export const statesSize = { width: WIDE, height: TALL } as const

/** The drawing is Mercator's: the line was fitted to the bounds of 25 states, 1 in 793 of its width (some 4 km) off. */
function degreesOf(x: number, y: number): [longitude: number, latitude: number] {
  const steep = (862.7 - y) / 24.878
  return [(x - 2966.9) / 25.067, (360 / Math.PI) * Math.atan(Math.exp((steep * Math.PI) / 180)) - 90]
}

/**
 * A path of straight lines (M, m, L, l, z and pairs of numbers, as the package writes them) in degrees, each line a polygon of
 * its own. Throws for any other command: a later drawing would be misplaced in silence.
 */
export function outlinesOf(path: string): Polygons {
  const polygons: Ring[][] = []
  let ring: [number, number][] = []
  let [x, y, first] = [0, 0, [0, 0] as [number, number]]
  const close = () => {
    if (ring.length > 2) polygons.push([[...ring, ring[0]!]])
    ring = []
  }
  for (const [, command = '', told = ''] of path.matchAll(/([a-z])([^a-z]*)/gi)) {
    if (!'MmLlZz'.includes(command))
      throw new Error(`a drawing with ${command}: only straight lines are read`)
    if (command === 'Z' || command === 'z') {
      ;[x, y] = first
      close()
      continue
    }
    const numbers = (told.match(/-?[\d.]+/g) ?? []).map(Number)
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      const absolute = command === 'M' || command === 'L'
      x = numbers[i]! + (absolute ? 0 : x)
      y = numbers[i + 1]! + (absolute ? 0 : y)
      if (i === 0 && (command === 'M' || command === 'm')) {
        close()
        first = [x, y]
      }
      ring.push(degreesOf(x, y))
    }
  }
  close()
  return polygons
}

/** Grid of the outlines, in units of the plane: a kilometer, finer than the drawing itself. */
const GRID = 100

/** The states on the plane of all maps (`PLANE`), some kilometers coarse: ground for marks, and nothing to be measured on. */
export const statesOnPlane: readonly StateShape[] = statesDrawn.map((s) => ({
  ...s,
  path: pathOf(outlinesOf(s.path), GRID),
}))
