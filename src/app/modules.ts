// The list of modules, low to high: the one line a new capability adds here.
import { attendance } from '../modules/attendance/module.ts'
import { children } from '../modules/children/module.ts'
import { network } from '../modules/network/module.ts'
import { staff } from '../modules/staff/module.ts'
import { houseOf } from '../platform/house.ts'

export const modules = [network, staff, children, attendance]
export const house = houseOf(modules)
