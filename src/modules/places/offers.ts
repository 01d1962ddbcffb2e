// What places offer upward: the lists of its screens to be taken away, and what only the clock can ask.
import { addDays } from '../../kernel/days.ts'
import type { Task } from '../../kernel/task.ts'
import { type ExportColumn, type ListExport, listExport, type Watch } from '../../platform/house.ts'
import { worksIn } from '../../platform/who.ts'
import { type Holder, ledger, type PlaceTarget, publishedTargets } from './contract.ts'
import { accountOf, accountsInBook, educatorsOn, targetsPublished } from './reads.ts'
import { countedOn, lateOf } from './rules/ledger-on.ts'
import { placesText } from './screens/text.ts'
import { ledgerOf } from './work/scope-ledger.ts'

const holders = listExport(ledger, {
  words: { es: 'Lugares por sitio y centro', en: 'Places by site and center' },
  columns: ({ language }): readonly ExportColumn<Holder>[] => {
    const t = placesText[language]
    const count = (
      id: 'planned' | 'works' | 'authorized' | 'staffed' | 'open' | 'unlicensed' | 'suspended',
    ) => ({
      ...{ head: t.states[id], type: 'number' as const, value: (h: Holder) => h[id] },
    })
    return [
      { head: t.holder, type: 'text', value: (h) => h.name },
      { head: t.kind, type: 'text', value: (h) => t.kinds[h.kind] },
      { head: t.municipality, type: 'text', value: (h) => h.municipality },
      ...(['planned', 'works', 'authorized', 'staffed', 'open', 'unlicensed', 'suspended'] as const).map(
        count,
      ),
      { head: t.states.lost, type: 'number', value: (h) => h.lost },
      { head: t.occupied, type: 'number', value: (h) => h.occupied },
      { head: t.expected, type: 'day', value: (h) => h.expected },
    ]
  },
  page: async (at, { day, ...scope }) => {
    const when = { today: at.today, day: day ?? at.today, scope }
    const told = await at.db.read(at.scope, (read) => ledgerOf(read, when, (book) => worksIn(at.who, book)))
    return { rows: told.holders, total: told.holders.length, next: null }
  },
})

const targets = listExport(publishedTargets, {
  words: { es: 'Metas publicadas', en: 'Published targets' },
  columns: ({ language }): readonly ExportColumn<PlaceTarget>[] => {
    const t = placesText[language]
    return [
      { head: t.targets.scope, type: 'text', value: (x) => t.targets.scopes[x.scope] },
      { head: t.targets.key, type: 'text', value: (x) => x.place },
      { head: t.targets.period, type: 'text', value: (x) => x.period },
      { head: t.targets.centers, type: 'number', value: (x) => x.centers },
      { head: t.targets.places, type: 'number', value: (x) => x.places },
      { head: t.targets.publishedOn, type: 'day', value: (x) => x.published_on },
      { head: t.targets.note, type: 'text', value: (x) => x.note },
      { head: t.targets.source, type: 'text', value: (x) => x.source },
    ]
  },
  page: async (at) => {
    const rows = await at.db.read(at.scope, targetsPublished)
    return { rows, total: rows.length, next: null }
  },
})

export const placesExports: readonly ListExport[] = [holders, targets]

/** A licence is asked for so long before it ends. Source: house proposal. */
const LICENCE_DAYS = 60
/** Who is asked of something late has so many days to say what becomes of it. Source: house proposal. */
const SAY_DAYS = 7
const morning = (day: string) => `${day}T13:00:00.000Z`
const evening = (day: string) => `${day}T23:59:00.000Z`

const ofCenter: Watch = {
  id: 'places-center',
  of: 'center',
  look: async (read, book, { today }) => {
    const account = await accountOf(read, book, book)
    if (!account) return []
    const tasks: Task[] = []
    const late = lateOf(account, today)
      .map((l) => l.day)
      .sort()[0]
    if (late)
      tasks.push({
        ...{ key: 'late', kind: 'places.late', about: book },
        owner: 'director',
        ...{ from: morning(late), by: evening(addDays(late, SAY_DAYS)) },
      })
    const counted = countedOn(account, today, null)
    const ending = account.licences
      .flatMap((l) => (l.renewed || l.until === null ? [] : [l.until]))
      .filter((until) => addDays(until, -LICENCE_DAYS) <= today)
      .sort()[0]
    if (ending && counted.open + counted.unlicensed + counted.staffed > 0)
      tasks.push({
        ...{ key: 'licence', kind: 'places.licence-ends', about: book },
        owner: 'director',
        ...{ from: morning(addDays(ending, -LICENCE_DAYS)), by: evening(ending) },
      })
    if (counted.open > 0 && (await educatorsOn(read, book, today)) === 0)
      tasks.push({
        ...{ key: 'nobody', kind: 'places.nobody', about: book },
        owner: 'director',
        ...{ from: morning(today), by: evening(today) },
      })
    return tasks
  },
}

/** One task for all late sites of a representation: the ledger shows which. */
const ofRepresentation: Watch = {
  id: 'places-sites',
  of: 'representation',
  look: async (read, book, { today }) => {
    const late = (await accountsInBook(read, book))
      .flatMap((a) => lateOf(a, today))
      .map((l) => l.day)
      .sort()[0]
    if (!late) return []
    return [
      {
        ...{ key: 'late', kind: 'places.late-sites', about: book },
        owner: 'supervisor',
        ...{ from: morning(late), by: evening(addDays(late, SAY_DAYS)) },
      },
    ]
  },
}

export const placesWatches: readonly Watch[] = [ofCenter, ofRepresentation]
