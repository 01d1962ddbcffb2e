// The 32 states by value; loaded only where it is looked at, because its outlines weigh more than all other parts together.
import { useText } from './language.tsx'
import type { Draw } from './map-drawing.tsx'
import { MapFrame, type MapProps } from './map-frame.tsx'
import { statesDrawn, statesSize } from './states-ground.ts'
import { uiText } from './text.ts'

const { width: WIDE, height: TALL } = statesSize

const draw: Draw = (width, height) => {
  const k = Math.min(width / WIDE, height / TALL)
  return {
    shapes: statesDrawn,
    transform: `translate(${(width - WIDE * k) / 2},${(height - TALL * k) / 2}) scale(${k})`,
    unit: 1 / k,
  }
}

/** Values by INEGI state key "01" … "32"; marks on top of it are `LandMap`'s. */
export function StateMap(props: MapProps) {
  const t = useText(uiText)
  return <MapFrame {...props} ratio={TALL / WIDE} credit={t.chart.mapCredit} draw={draw} />
}
