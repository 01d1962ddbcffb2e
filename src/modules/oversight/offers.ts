// What oversight offers upward: its tables of figures, tablets and things that wait, with the same figures hidden.
import { listDevices, listReviews, type Reviewed } from '../../kernel/devices.ts'
import type { Figure } from '../../kernel/indicator.ts'
import { EXPORT_PAGE, type ExportColumn, type ListExport, listExport } from '../../platform/house.ts'
import { openReviews } from '../../platform/open-reviews.ts'
import { deskText } from '../../ui/desk-text.ts'
import { staffOf } from '../staff/reads.ts'
import { type Below, listPending, type Pending, readBoard } from './contract.ts'
import { boardIn, pendingOf, type TabletBelow, tabletsBelow } from './reads.ts'
import { oversightText } from './screens/desk-text.ts'

/** A hidden figure says so; one nobody knows is empty. */
const shown = (f: Figure | undefined, which: 'part' | 'whole', hidden: string): string | number | null =>
  f ? (f.suppressed && f[which] === null ? hidden : f[which]) : null

const boardList = listExport(readBoard, {
  words: { es: 'Tablero', en: 'Board' },
  columns: ({ language, house }, { kind }): readonly ExportColumn<Below>[] => {
    const t = oversightText[language]
    const figures = [...house.indicators.values()].flatMap((i): ExportColumn<Below>[] => {
      const of = (which: 'part' | 'whole') => (b: Below) =>
        shown(
          b.figures.find((f) => f.indicator === i.id),
          which,
          t.suppressed,
        )
      return [
        { head: i.words[language], type: 'number', value: of('part') },
        { head: t.export.whole(i.words[language]), type: 'number', value: of('whole') },
      ]
    })
    const name = t.board.heads[kind === 'room' ? 'center' : kind]
    return [{ head: name, type: 'text', value: (b) => b.name }, ...figures]
  },
  page: async (at, filters) => {
    const rows = (await boardIn(at, filters, at.now))?.below ?? []
    return { rows, total: rows.length, next: null }
  },
})

const pendingList = listExport(listPending, {
  words: { es: 'Lo que falta por llegar o por mirar', en: 'What has not arrived or needs a look' },
  columns: ({ language }): readonly ExportColumn<Pending>[] => {
    const t = oversightText[language]
    return [
      { head: t.pending.place, type: 'text', value: (p) => p.name },
      { head: t.pending.devices, type: 'number', value: (p) => p.devices },
      { head: t.pending.pendingFacts, type: 'number', value: (p) => p.pending },
      { head: t.pending.oldest, type: 'instant', value: (p) => p.oldest_pending },
      { head: t.pending.silent, type: 'instant', value: (p) => p.silent_since },
    ]
  },
  page: async (at) => {
    // one line a center: all of them are fewer than a page of anything that grows
    const rows = await at.db.read(at.scope, (read) => pendingOf(read, 100_000))
    return { rows, total: rows.length, next: null }
  },
})

const MB = 1_000_000

const tabletsList = listExport(listDevices, {
  words: { es: 'Tabletas', en: 'Tablets' },
  columns: ({ language }): readonly ExportColumn<TabletBelow>[] => {
    const t = oversightText[language].tablets
    return [
      { head: t.label, type: 'text', value: (d) => d.label },
      { head: t.place, type: 'text', value: (d) => d.center },
      { head: t.room, type: 'text', value: (d) => d.room ?? t.wholeCenter },
      {
        head: t.state,
        type: 'text',
        value: (d) => (d.order_given ? t.orders[d.order_given] : t.states[d.state]),
      },
      { head: t.pendingFacts, type: 'number', value: (d) => d.pending },
      { head: t.pendingPhotos, type: 'number', value: (d) => d.photos_waiting },
      { head: t.oldest, type: 'instant', value: (d) => d.oldest_pending },
      { head: t.seen, type: 'instant', value: (d) => d.last_seen },
      {
        head: `${t.space} (MB)`,
        type: 'number',
        value: (d) => (d.free_bytes === null ? null : Math.round(d.free_bytes / MB)),
      },
      { head: t.version, type: 'text', value: (d) => d.app_version },
      {
        head: `${t.clock} (s)`,
        type: 'number',
        value: (d) => (d.clock_off_ms === null ? null : Math.round(d.clock_off_ms / 1000)),
      },
    ]
  },
  page: async (at, { book }, after) => {
    // row security leaves out what is beyond the caller's reach
    const rows = await at.db.read(at.scope, (read) => tabletsBelow(read, book ?? null, after, EXPORT_PAGE))
    return { rows, next: rows.length === EXPORT_PAGE ? rows.at(-1)!.id : null }
  },
})

type ReviewLine = Reviewed & { readonly authorName: string | null; readonly what: string }

const reviewsList = listExport(listReviews, {
  words: { es: 'Por revisar', en: 'To review' },
  columns: ({ language }): readonly ExportColumn<ReviewLine>[] => {
    const t = oversightText[language].review
    const reasons = deskText[language].reasons as Readonly<Record<string, string>>
    return [
      { head: t.fact, type: 'text', value: (r) => r.what },
      { head: t.when, type: 'instant', value: (r) => r.est_at },
      { head: t.arrived, type: 'instant', value: (r) => r.received_at },
      {
        head: t.why,
        type: 'text',
        value: (r) => {
          const why = r.reason === null ? t.inReview : (reasons[r.reason] ?? r.reason)
          return r.answer === 'quarantined' ? `${t.quarantined} · ${why}` : why
        },
      },
      { head: t.author, type: 'text', value: (r) => r.authorName },
    ]
  },
  page: async (at, { book }, after) => {
    const before = after === null ? null : Number(after)
    const { reviews, next } = await openReviews(at, book, before, EXPORT_PAGE)
    const staff = await at.db.read(at.scope, (read) => staffOf(read, book))
    const names = new Map(staff.map((p) => [p.id, `${p.given} ${p.first}`]))
    const rows = reviews.map(
      (r): ReviewLine => ({
        ...r,
        authorName: (r.author && names.get(r.author)) ?? null,
        what: at.house.kinds.get(r.kind)?.words[at.language] ?? r.kind,
      }),
    )
    return { rows, next: next === null ? null : String(next) }
  },
})

export const oversightExports: readonly ListExport[] = [boardList, pendingList, tabletsList, reviewsList]
