// What learning offers upward: the plans of a week line by line, and the activity bank.
import { type ExportColumn, type ListExport, listExport } from '../../platform/house.ts'
import { worksIn } from '../../platform/who.ts'
import { How, Went, WhyNot } from './contract/kinds.ts'
import type { Activity, Routine } from './contract/programme.ts'
import { activityBank, weekOfCenter } from './contract.ts'
import { linesOfWeek, loadedBanks, loadedProgrammes, type PlannedLine } from './reads.ts'
import { bank } from './rules/bank/bank.ts'
import { holdingOn } from './rules/loaded.ts'
import { builtInProgramme, fieldOf } from './rules/programme.ts'
import { learningDesk } from './screens/desk-text.ts'
import { learningWords } from './screens/words.ts'

const plans = listExport(weekOfCenter, {
  words: { es: 'Planes de la semana', en: 'Plans of the week' },
  columns: ({ language, who }, { book }): readonly ExportColumn<PlannedLine>[] => {
    const t = learningDesk[language]
    const w = learningWords[language]
    const word = <K extends string>(
      options: readonly K[],
      words: Readonly<Record<K, string>>,
      x: string | null,
    ) => (options.includes(x as K) ? words[x as K] : null)
    const all: readonly ExportColumn<PlannedLine>[] = [
      { head: t.room, type: 'text', value: (l) => l.room },
      { head: t.day, type: 'day', value: (l) => l.day },
      { head: t.routine, type: 'text', value: (l) => w.routines[l.routine as Routine] },
      { head: t.title_, type: 'text', value: (l) => l.title },
      { head: t.how, type: 'text', value: (l) => word(How.options, w.how, l.how) },
      { head: t.went, type: 'text', value: (l) => word(Went.options, w.went, l.went) },
      { head: t.why, type: 'text', value: (l) => word(WhyNot.options, w.why, l.why) },
    ]
    // an idea of a room's own may name a child
    return worksIn(who, book) ? all : all.filter((c) => c.head !== t.title_)
  },
  page: async (at, { book, week }) => {
    const rows = await at.db.read(at.scope, (read) => linesOfWeek(read, book, week))
    return { rows, total: rows.length, next: null }
  },
})

/** `about`: the content's title in the programme in force. */
type Held = Activity & { readonly about: string }

const activities = listExport(activityBank, {
  words: { es: 'Banco de actividades', en: 'Activity bank' },
  columns: ({ language }): readonly ExportColumn<Held>[] => {
    const t = learningDesk[language]
    const w = learningWords[language]
    return [
      { head: t.title_, type: 'text', value: (a) => a.title },
      { head: t.routine, type: 'text', value: (a) => w.routines[a.routine] },
      { head: t.age, type: 'text', value: (a) => w.ages(a.from, a.to) },
      { head: t.field, type: 'text', value: (a) => w.fields[fieldOf(a)] },
      { head: t.content, type: 'text', value: (a) => a.about },
      { head: t.domains, type: 'text', value: (a) => a.domains.map((d) => w.domains[d]).join('; ') },
      { head: w.what, type: 'text', value: (a) => a.what },
      { head: w.materials, type: 'text', value: (a) => a.materials.join('; ') || w.noMaterials },
      { head: t.minutes, type: 'number', value: (a) => a.minutes },
      { head: t.where, type: 'text', value: (a) => w.place[a.place] },
      { head: t.group, type: 'text', value: (a) => w.group[a.group] },
      { head: w.look, type: 'text', value: (a) => a.look },
      { head: w.adjust, type: 'text', value: (a) => a.adjust },
    ]
  },
  page: async (at, { routine }) => {
    const { banks, programmes } = await at.db.read(at.scope, async (read) => ({
      banks: await loadedBanks(read),
      programmes: await loadedProgrammes(read),
    }))
    const held = holdingOn(banks, at.today)?.bank.activities ?? bank
    const { contents } = holdingOn(programmes, at.today)?.programme ?? builtInProgramme
    const titles = new Map(contents.map((c) => [c.id, c.title]))
    const rows = held
      .filter((a) => routine === undefined || a.routine === routine)
      .map((a): Held => ({ ...a, about: titles.get(a.content) ?? a.content }))
    return { rows, total: rows.length, next: null }
  },
})

export const learningExports: readonly ListExport[] = [plans, activities]
