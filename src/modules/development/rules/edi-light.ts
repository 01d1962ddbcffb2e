// The traffic light of the EDI: from how many items of each area were achieved, risks and alarms, to green, yellow or red.

/**
 * Source: structure and rule as in the formats of the EDI of 12 February 2024, by a secondary source; unconfirmed against the
 * official forms, which a center needs before clinical use. No item of the EDI is here: they belong to the Secretaría de Salud.
 */
export const ediAreas = ['MG', 'MF', 'LEN', 'SOC', 'CON'] as const
export type EdiArea = (typeof ediAreas)[number]
export type EdiColour = 'green' | 'yellow' | 'red'

export const EDI_GROUPS = 15
/** Two items an area until the first year, three from then on. */
export const ediItems = (group: number): 2 | 3 => (group <= 7 ? 2 : 3)

export type EdiRound = {
  /** 1 to 15, by completed months, corrected for prematurity */
  readonly group: number
  /** how many items of each area were achieved */
  readonly areas: Readonly<Record<EdiArea, number>>
  /** the same of the group before, for areas where nothing was achieved */
  readonly previous?: Readonly<Partial<Record<EdiArea, number>>> | undefined
  /** biological risk factors, signs of alert, neurological findings, signs of alarm: how many */
  readonly frb: number
  readonly ale: number
  readonly en: number
  readonly alarm: number
}
export type EdiResult = {
  readonly colour: EdiColour
  readonly areas: Readonly<Record<EdiArea, EdiColour>>
  /** areas where the group before still has to be applied: yellow until then */
  readonly incomplete: readonly EdiArea[]
}

/** Total for groups 1 to 15 and counts within them; what is outside is refused before, where a file or a screen is read. */
export function ediLight(round: EdiRound): EdiResult {
  const areas = Object.fromEntries(ediAreas.map((a) => [a, areaColour(round, a)])) as Record<
    EdiArea,
    EdiColour
  >
  const incomplete = ediAreas.filter(
    (a) => round.group > 1 && round.areas[a] === 0 && round.previous?.[a] === undefined,
  )
  return { colour: globalColour(round, Object.values(areas)), areas, incomplete }
}

function areaColour({ group, areas, previous }: EdiRound, area: EdiArea): EdiColour {
  const met = areas[area]
  if (group === 1) return met >= ediItems(1) ? 'green' : 'red'
  if (met >= 2) return 'green'
  if (met === 1) return 'yellow'
  const before = previous?.[area]
  return before === undefined || before >= 2 ? 'yellow' : 'red'
}

function globalColour({ group, frb, ale, en, alarm }: EdiRound, areas: readonly EdiColour[]): EdiColour {
  const yellow = areas.filter((c) => c === 'yellow').length
  if (areas.includes('red') || alarm > 0 || en > 0) return 'red'
  if (group > 4) return yellow > 0 ? 'yellow' : 'green'
  if (yellow >= 2 || (yellow === 1 && (frb > 0 || ale > 0))) return 'red'
  return yellow === 1 || ale >= 2 || frb >= 2 || (ale > 0 && frb > 0) ? 'yellow' : 'green'
}
