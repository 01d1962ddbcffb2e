// The construction module's table of contents: rules alone, until a project can be said.
import type { Module } from '../../platform/house.ts'

export const construction: Module = { name: 'construction', kinds: [], takings: [], indicators: [] }
