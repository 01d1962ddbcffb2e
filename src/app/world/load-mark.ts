// How far the world of a database has been loaded: what a killed load goes on from.
import type { Day } from '../../kernel/days.ts'
import { NATION } from '../../kernel/ids.ts'
import type { Db } from '../../platform/db.ts'
import { EDITION } from './world.ts'

export type WorldPreset = 'demo' | 'region' | 'nation'

export type LoadMark = {
  readonly preset: WorldPreset
  readonly seed: number
  readonly until: Day
  readonly days: number
  readonly first: number
  readonly opened: boolean
  readonly steps: number
  readonly finished: boolean
  /** of the world that began here: another edition would say the same days again under other ids */
  readonly edition: number
}

/** The world of this database; undefined when it has none. */
export async function findMark(db: Db): Promise<LoadMark | undefined> {
  const [mark] = await db.read(
    { system: true },
    (read) =>
      read<LoadMark>`select preset, seed, until, days, first, opened, steps, finished, edition from world_load`,
  )
  return mark
}

/** Remembers the world that begins here, unless there is one already; answers the one that holds. */
export async function beginMark(
  db: Db,
  m: Pick<LoadMark, 'seed' | 'until' | 'days' | 'first'> & { preset?: WorldPreset },
): Promise<LoadMark> {
  const [mark] = await db.write({ system: true }, async (tx) => {
    await tx`
      insert into world_load (preset, seed, until, days, first, edition)
      values (${m.preset ?? 'demo'}, ${m.seed}, ${m.until}, ${m.days}, ${m.first}, ${EDITION})
      on conflict do nothing`
    return tx<LoadMark>`select preset, seed, until, days, first, opened, steps, finished, edition from world_load`
  })
  return mark!
}

/** Whether what is said of this world would be said by the same release's words and ids. */
export const isOfThisEdition = (mark: LoadMark): boolean => mark.edition === EDITION

export async function markOpened(db: Db): Promise<void> {
  await db.write({ system: true }, (tx) => tx`update world_load set opened = true, updated_at = now()`)
}

export async function markSteps(db: Db, steps: number, finished: boolean): Promise<void> {
  await db.write(
    { system: true },
    (tx) => tx`update world_load set steps = ${steps}, finished = ${finished}, updated_at = now()`,
  )
}

/**
 * The first seed from `seed` on whose people were never removed from this database: somebody forgotten stays forgotten, so
 * a removed world cannot come back as itself.
 */
export async function freeSeed(db: Db, seed: number, nationalOf: (seed: number) => string): Promise<number> {
  for (let free = seed; ; free++) {
    const [gone] = await db.read(
      { system: true },
      (read) =>
        read<{
          book: string
        }>`select book from erased_person where book = ${NATION} and person = ${nationalOf(free)}`,
    )
    if (!gone) return free
  }
}
