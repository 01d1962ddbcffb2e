// The restructuring module's table of contents.
import type { Module } from '../../platform/house.ts'
import { closesCenter, mergesCenter, recutsRooms, reopensCenter, splitsCenter } from './decides.ts'

export const restructuring: Module = {
  name: 'restructuring',
  kinds: [],
  takings: [],
  indicators: [],
  decides: [splitsCenter, mergesCenter, closesCenter, reopensCenter, recutsRooms],
}
