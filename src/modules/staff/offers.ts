// What staff offers upward: the list of people of one place, as its screen shows it.
import { type ExportColumn, type ListExport, listExport } from '../../platform/house.ts'
import { listStaff, type StaffPost } from './contract.ts'
import { loginsOf, type StaffListed, staffOf } from './reads.ts'
import { staffText } from './screens/desk-text.ts'

/** A line for each post, so that the file can be sorted and counted; a person without one has a line of their own. */
type Line = StaffListed & { readonly post: StaffPost | undefined; readonly account: string | null }

const staffList = listExport(listStaff, {
  words: { es: 'Personal', en: 'Staff' },
  columns: ({ language }): readonly ExportColumn<Line>[] => {
    const t = staffText[language]
    return [
      { head: t.given, type: 'text', value: (l) => l.given },
      { head: t.first, type: 'text', value: (l) => l.first },
      { head: t.second, type: 'text', value: (l) => l.second },
      { head: t.role, type: 'text', value: (l) => (l.post ? t.roles[l.post.role] : null) },
      { head: t.export.from, type: 'day', value: (l) => l.post?.from_day ?? null },
      { head: t.export.to, type: 'day', value: (l) => l.post?.to_day ?? null },
      { head: t.pin, type: 'text', value: (l) => (l.pin ? t.hasPin : t.noPin) },
      { head: t.account, type: 'text', value: (l) => l.account },
    ]
  },
  page: async (at, { book }) => {
    const people = await at.db.read(at.scope, (read) => staffOf(read, book))
    const ids = people.map((p) => p.id)
    const logins = await at.db.read({ system: true }, (read) => loginsOf(read, ids))
    const rows = people.flatMap((p): Line[] => {
      const account = logins.get(p.id) ?? null
      return p.posts.length === 0
        ? [{ ...p, post: undefined, account }]
        : p.posts.map((post) => ({ ...p, post, account }))
    })
    return { rows, total: rows.length, next: null }
  },
})

export const staffExports: readonly ListExport[] = [staffList]
