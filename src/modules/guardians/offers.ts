// What guardians offer upward: who picks up whom, and what families agreed to, each written down for the child it is about.
import { type ExportColumn, type ListExport, listExport } from '../../platform/house.ts'
import { ConsentUse } from './contract/agreed.ts'
import { listAdults, listConsents } from './contract.ts'
import { type AdultLine, adultLines, type ConsentLine, consentLines } from './reads.ts'
import { guardiansText } from './screens/desk-text.ts'
import { adultWords } from './screens/words.ts'

const adultsList = listExport(listAdults, {
  words: { es: 'Personas adultas', en: 'Adults of children' },
  child: { book: (f) => f.book, of: (l: AdultLine) => l.child },
  columns: ({ language }): readonly ExportColumn<AdultLine>[] => {
    const t = guardiansText[language]
    const w = adultWords[language]
    const yes = (x: boolean) => (x ? t.answers.given : t.answers.refused)
    return [
      { head: t.list.child, type: 'text', value: (l) => l.child_name },
      { head: t.room, type: 'text', value: (l) => l.room },
      { head: t.form.given, type: 'text', value: (l) => l.adult.given },
      { head: t.form.first, type: 'text', value: (l) => l.adult.first },
      { head: t.form.second, type: 'text', value: (l) => l.adult.second },
      { head: t.form.relation, type: 'text', value: (l) => w.relations[l.link.relation] },
      { head: w.pickUp, type: 'text', value: (l) => yes(l.link.pickUp && l.link.withdrawn === null) },
      { head: t.list.withdrawn, type: 'text', value: (l) => yes(l.link.withdrawn !== null) },
      { head: t.form.from, type: 'day', value: (l) => l.link.from },
      { head: t.form.until, type: 'day', value: (l) => l.link.until },
      { head: w.guardian, type: 'text', value: (l) => yes(l.link.guardian) },
      { head: w.livesWith, type: 'text', value: (l) => yes(l.link.livesWith) },
      { head: w.emergency, type: 'text', value: (l) => yes(l.link.emergency) },
      { head: t.form.order, type: 'number', value: (l) => l.link.order },
      { head: t.phones, type: 'text', value: (l) => l.adult.phones.map((p) => p.number).join(' · ') },
      { head: t.pin, type: 'text', value: (l) => yes(l.pin) },
    ]
  },
  page: async (at, { book }) => {
    const rows = await at.db.read(at.scope, (read) => adultLines(read, book))
    return { rows, total: rows.length, next: null }
  },
})

const consentsList = listExport(listConsents, {
  words: { es: 'Permisos de las familias', en: 'Consents of families' },
  child: { book: (f) => f.book, of: (l: ConsentLine) => l.child },
  columns: ({ language }): readonly ExportColumn<ConsentLine>[] => {
    const t = guardiansText[language]
    const w = adultWords[language]
    return [
      { head: t.list.child, type: 'text', value: (l) => l.child_name },
      { head: t.room, type: 'text', value: (l) => l.room },
      ...ConsentUse.options.map(
        (use): ExportColumn<ConsentLine> => ({
          head: w.uses[use],
          type: 'text',
          value: (l) => t.answers[l.consents.find((c) => c.use === use)?.said[0]?.answer ?? 'none'],
        }),
      ),
      { head: t.notices, type: 'number', value: (l) => l.notices },
    ]
  },
  page: async (at, { book }) => {
    const rows = await at.db.read(at.scope, (read) => consentLines(read, book))
    return { rows, total: rows.length, next: null }
  },
})

export const guardiansExports: readonly ListExport[] = [adultsList, consentsList]
