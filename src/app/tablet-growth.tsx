// Growth on the tablet, fetched after the room is drawn: WHO's tables, the weighing round and the curve.

import { builtInTables } from '../modules/growth/rules/built-in-tables.ts'
import { type GrowthCardProps, GrowthTabletCard } from '../modules/growth/screens/growth-tablet-card.tsx'
import { WeighRoom, type WeighRoomProps } from '../modules/growth/screens/weigh-room.tsx'

const tables = builtInTables()

export const WeighRoomHere = (props: Omit<WeighRoomProps, 'tables'>) => (
  <WeighRoom {...props} tables={tables} />
)

export const GrowthCardHere = (props: Omit<GrowthCardProps, 'tables'>) => (
  <GrowthTabletCard {...props} tables={tables} />
)
