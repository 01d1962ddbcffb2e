// The 32 states by value; loaded only where it is looked at, because its outlines weigh more than all other parts together.
import mexico from '@svg-maps/mexico'
import { PLANE } from '../kernel/land.ts'
import { useText } from './language.tsx'
import type { Draw, MapShape } from './map-drawing.tsx'
import { MapFrame, type MapProps } from './map-frame.tsx'
import { uiText } from './text.ts'

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
const shapes: readonly MapShape[] = drawing.locations
  .flatMap(({ id, path }) => {
    const state = STATES[id]
    return state ? [{ id: state[0], name: state[1], path }] : []
  })
  .sort((a, b) => (a.id < b.id ? -1 : 1))

/** Where a point lies on the drawing, which is Mercator's: the line was fitted to the bounds of 25 states, 1 in 793 of its width off. */
const steep = (latitude: number) =>
  (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI

/** The states as ground for marks where no boundaries are imported: `scale` brings the drawing to units of `PLANE`. */
export const statesGround = {
  shapes,
  scale: PLANE.width / WIDE,
  ratio: TALL / WIDE,
  at: (latitude: number, longitude: number): [x: number, y: number] => [
    (PLANE.width / WIDE) * (2966.9 + 25.067 * longitude),
    (PLANE.width / WIDE) * (862.7 - 24.878 * steep(latitude)),
  ],
} as const

const draw: Draw = (width, height) => {
  const k = Math.min(width / WIDE, height / TALL)
  return {
    shapes,
    transform: `translate(${(width - WIDE * k) / 2},${(height - TALL * k) / 2}) scale(${k})`,
    unit: 1 / k,
  }
}

/** Values by INEGI state key "01" … "32"; marks on top of it are `LandMap`'s. */
export function StateMap(props: MapProps) {
  const t = useText(uiText)
  return <MapFrame {...props} ratio={TALL / WIDE} credit={t.chart.mapCredit} draw={draw} />
}
