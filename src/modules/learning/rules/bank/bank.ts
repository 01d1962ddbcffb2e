// The activity bank: all activities the house brings along, written for it, by routine of the day.

import type { Activity } from '../../contract/programme.ts'
import { foodActivities } from './food.ts'
import { hygieneActivities } from './hygiene.ts'
import { musicActivities } from './music.ts'
import { outdoorActivities } from './outdoors.ts'
import { playActivities } from './play.ts'
import { readingActivities } from './reading.ts'
import { sleepActivities } from './sleep.ts'
import { welcomeActivities } from './welcome.ts'

/** Written by Nido for children from 43 days to 4 years; a person who knows infants should look at it before it is followed. */
export const BANK_SOURCE =
  'Banco de actividades de Nido, redacción propia; por revisar con especialistas del Instituto'
export const BANK_VERSION = '2026.1'

export const bank: readonly Activity[] = [
  ...welcomeActivities,
  ...hygieneActivities,
  ...foodActivities,
  ...sleepActivities,
  ...playActivities,
  ...outdoorActivities,
  ...readingActivities,
  ...musicActivities,
]
export const activityOf: ReadonlyMap<string, Activity> = new Map(bank.map((x) => [x.id, x]))
