// How a line of the activity bank is written: its routine is that of its file, and the rest comes in one fixed order.
import type { Activity, ActivityDomain, Routine, Topic } from '../../contract/programme.ts'

type How = Pick<Activity, 'minutes' | 'place' | 'group' | 'materials'>

/** `ages`: months, the second one no longer included. `told`: what is done, what to look at, how a child with a disability takes part. */
export const activitiesOf =
  (routine: Routine) =>
  (
    id: string,
    title: string,
    ages: readonly [from: number, to: number],
    content: string,
    domains: readonly ActivityDomain[],
    topics: readonly Topic[],
    how: How,
    told: { readonly what: string; readonly look: string; readonly adjust: string },
  ): Activity => ({
    ...{ id, title, routine, content, from: ages[0], to: ages[1] },
    ...{ domains: [...domains], topics: [...topics] },
    ...how,
    ...told,
  })
