// What the clock asks of the protocol: keys that persons named have not made, offices without two of them.
import { instantOf } from '../../../kernel/days.ts'
import { NATION } from '../../../kernel/ids.ts'
import type { TaskOwner } from '../../../kernel/task.ts'
import type { Watch } from '../../../platform/house.ts'
import { keylessIn, setUpsIn } from '../reads.ts'
import { LEAST_HOLDERS } from '../rules/set-up.ts'
import { keyMissing, setUpTask } from '../tasks.ts'

const DAY_MS = 86_400_000

/** Asked of each day anew: nobody knows since when a key that was never made is missing. */
const ofToday = (today: string, timeZone: string) => {
  const from = instantOf(today, '00:00', timeZone)
  return { from, by: new Date(Date.parse(from) + DAY_MS).toISOString() }
}

const keysWatch = (of: Watch['of'], owner: TaskOwner): Watch => ({
  id: 'protocol-keys',
  of,
  look: async (read, book, { today, timeZone }) =>
    (await keylessIn(read, book, today)).map((person) => ({
      ...{ key: person, kind: keyMissing.id, about: person, room: null, owner },
      ...ofToday(today, timeZone),
    })),
})

const officesWatch: Watch = {
  id: 'protocol-offices',
  of: 'nation',
  look: async (read, _book, { today, timeZone }) =>
    (await setUpsIn(read, today))
      .filter((o) => o.holders < LEAST_HOLDERS && o.book !== NATION)
      .map((o) => ({
        ...{ key: o.book, kind: setUpTask.id, about: o.book, room: null, owner: 'national' as const },
        ...ofToday(today, timeZone),
      })),
}

export const protectionWatches: readonly Watch[] = [
  keysWatch('representation', 'supervisor'),
  keysWatch('nation', 'national'),
  officesWatch,
]
