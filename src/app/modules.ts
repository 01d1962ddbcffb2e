// The list of modules, low to high: the one line a new capability adds here.
import type { ImportTarget } from '../kernel/import-target.ts'
import { agreements } from '../modules/agreements/module.ts'
import { attendanceImports } from '../modules/attendance/imports.ts'
import { attendance } from '../modules/attendance/module.ts'
import { audit } from '../modules/audit/module.ts'
import { childrenImports } from '../modules/children/imports.ts'
import { children } from '../modules/children/module.ts'
import { constructionImports } from '../modules/construction/imports.ts'
import { construction } from '../modules/construction/module.ts'
import { daily } from '../modules/daily/module.ts'
import { developmentImports } from '../modules/development/imports.ts'
import { development } from '../modules/development/module.ts'
import { exchange } from '../modules/exchange/module.ts'
import { growthImports } from '../modules/growth/imports.ts'
import { growth } from '../modules/growth/module.ts'
import { builtInTables } from '../modules/growth/rules/built-in-tables.ts'
import type { GrowthTables } from '../modules/growth/rules/growth-tables.ts'
import { guardiansImports } from '../modules/guardians/imports.ts'
import { guardians } from '../modules/guardians/module.ts'
import { learning } from '../modules/learning/module.ts'
import { mentoring } from '../modules/mentoring/module.ts'
import { needsImports } from '../modules/needs/imports.ts'
import { needs } from '../modules/needs/module.ts'
import { networkImports } from '../modules/network/imports.ts'
import { network } from '../modules/network/module.ts'
import { normOn } from '../modules/network/rules/norms.ts'
import { oversight } from '../modules/oversight/module.ts'
import { partnersImports } from '../modules/partners/imports.ts'
import { partners } from '../modules/partners/module.ts'
import { placesImports } from '../modules/places/imports.ts'
import { places } from '../modules/places/module.ts'
import { protection } from '../modules/protection/module.ts'
import { referrals } from '../modules/referrals/module.ts'
import { restructuring } from '../modules/restructuring/module.ts'
import { safety } from '../modules/safety/module.ts'
import { siting } from '../modules/siting/module.ts'
import { staffImports } from '../modules/staff/imports.ts'
import { staff } from '../modules/staff/module.ts'
import { territoryImports } from '../modules/territory/imports.ts'
import { territory } from '../modules/territory/module.ts'
import { houseOf } from '../platform/house.ts'

/** What a file may be about, in the order in which an empty system needs it: the one line a new target adds here. */
export const importTargets: readonly ImportTarget[] = [
  ...networkImports,
  ...territoryImports,
  ...staffImports,
  ...childrenImports,
  ...guardiansImports,
  ...attendanceImports,
  ...growthImports,
  ...developmentImports,
  // sites come with construction's list, and plans of places name them
  ...constructionImports,
  ...placesImports,
  ...partnersImports,
  ...needsImports,
]

/** The modules over given WHO tables. */
export const modulesWith = (tables: GrowthTables) => [
  network,
  territory,
  staff,
  children,
  guardians,
  places,
  attendance,
  daily,
  growth(tables),
  safety,
  protection,
  development,
  referrals,
  learning,
  mentoring,
  construction,
  partners,
  needs,
  agreements,
  siting,
  restructuring,
  audit,
  exchange(importTargets),
  oversight(normOn),
]

/** The house over given WHO tables. */
export const houseWith = (tables: GrowthTables) => houseOf(modulesWith(tables))

/** The house with what every copy of Nido carries. */
export const house = houseWith(builtInTables())
