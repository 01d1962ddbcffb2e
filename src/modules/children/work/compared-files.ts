// Two files side by side: their rows, what the modules tell of their past, and the days on which each was seen.
import type { InferOutput } from 'valibot'
import type { Call } from '../../../platform/http.ts'
import { Refused } from '../../../platform/refused.ts'
import { booksWith, type Person, reaches } from '../../../platform/who.ts'
import type { compareFiles } from '../contract/joining.ts'
import { childOf } from '../reads.ts'
import { likeness } from '../rules/likeness.ts'
import { togetherOf } from '../rules/together.ts'

type Compared = InferOutput<typeof compareFiles.answer>
type File = { readonly book: string; readonly key: string }

/** Refusal: 404 unknown-child. A past is told where its permission holds in both books; what is withheld is said. */
export async function comparedFiles(call: Call, who: Person, kept: File, other: File): Promise<Compared> {
  const scope = { books: [kept.book, other.book] }
  const permissions = [...new Set(call.house.pasts.map((p) => p.permission))]
  const reach = new Map(
    await Promise.all(permissions.map(async (p) => [p, await booksWith(call.db, who, p)] as const)),
  )
  const open = call.house.pasts.filter((p) => {
    const books = reach.get(p.permission)
    return books !== undefined && scope.books.every((b) => reaches(books, b))
  })
  return call.db.read(scope, async (read) => {
    const [a, b] = [await childOf(read, kept.book, kept.key), await childOf(read, other.book, other.key)]
    if (!a || !b) throw new Refused(404, 'unknown-child')
    const past: Compared['past'] = []
    for (const p of open)
      for (const [of, file] of [
        ['kept', kept],
        ['other', other],
      ] as const) {
        const told = await p.of(read, file.book, [file.key])
        past.push(...(told.get(file.key) ?? []).map(({ from, until, words }) => ({ of, from, until, words })))
      }
    past.sort((x, y) => (x.from < y.from ? -1 : x.from > y.from ? 1 : 0))
    const days: { kept: string[]; other: string[] } = { kept: [], other: [] }
    for (const present of call.house.presentDays) {
      const told = await present(read, [kept, other])
      days.kept.push(...(told.get(`${kept.book}|${kept.key}`) ?? []))
      days.other.push(...(told.get(`${other.book}|${other.key}`) ?? []))
    }
    const together = togetherOf(a, b, days.kept, days.other)
    const { outcome, reasons } = likeness(a, b, together)
    const withheld = call.house.pasts.filter((p) => !open.includes(p)).map((p) => p.words)
    return { kept: a, other: b, outcome, reasons: [...reasons], past, withheld, stays: together.stays, days }
  })
}
