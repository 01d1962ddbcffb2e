// The ledger of a scope on a day: its sites and centers one by one and their sum, for the screen and for who takes the list away.
import { SMALLEST_GROUP } from '../../../kernel/indicator.ts'
import type { Read } from '../../../platform/db.ts'
import type { Counted, Holder, LedgerScope } from '../contract.ts'
import { accountsOf, enrolledIn, type Held } from '../reads.ts'
import { added, countedOn, expectedOf, noPlaces } from '../rules/ledger-on.ts'

/** A site or center as the list shows it; small groups of children are hidden to who does not work there. */
export function holderOf(h: Held, day: string, enrolled: number | null): Holder {
  const expected = expectedOf(h)
  const days = expected.map((e) => e.day)
  return {
    ...{ book: h.book, id: h.key, name: h.name },
    kind: h.key === h.book ? 'center' : 'site',
    ...{ municipality: h.municipality, cvegeo: h.cvegeo, representation: h.representation },
    ...countedOn(h, day, enrolled),
    expected: days.includes(null) ? null : ((days as string[]).sort().at(-1) ?? null),
  }
}

/**
 * The ledger of a scope with what charts and lists need: two statements, whatever its size. `whole`: who asks sees that center
 * whole, small groups too.
 */
export async function ledgerOf(
  read: Read,
  at: { readonly today: string; readonly day: string; readonly scope: LedgerScope },
  whole: (book: string) => boolean,
): Promise<{ held: Held[]; sum: Counted; holders: Holder[] }> {
  // of a day to come nothing has happened: what stands today is counted, and what is expected is told apart
  const day = [at.day, at.today].sort()[0]!
  const held = await accountsOf(read, day, at.scope)
  const enrolled =
    day === at.today
      ? await enrolledIn(
          read,
          held.filter((h) => h.key === h.book).map((h) => h.book),
        )
      : undefined
  const told = held.map((h) => {
    if (h.key !== h.book) return { h, n: 0, hidden: false }
    const n = enrolled ? (enrolled.get(h.book) ?? 0) : null
    return { h, n, hidden: n !== null && n > 0 && n < SMALLEST_GROUP && !whole(h.book) }
  })
  const sum = told.reduce((s, { h, n }) => added(s, countedOn(h, day, n)), noPlaces)
  const hidden = told.filter((x) => x.hidden).length
  return {
    held,
    // one hidden number alone could be had by taking away the others
    sum: hidden === 1 ? { ...sum, occupied: null } : sum,
    holders: told.map(({ h, n, hidden: hide }) => holderOf(h, day, hide ? null : n)),
  }
}
