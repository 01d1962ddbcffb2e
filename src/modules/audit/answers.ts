// What the server answers about audits: it draws, it opens what was drawn and writes that down, it keeps the marks.
import { civilDay } from '../../kernel/days.ts'
import { NATION } from '../../kernel/ids.ts'
import { answer, type Call } from '../../platform/http.ts'
import { takeBatch } from '../../platform/intake.ts'
import { newId } from '../../platform/new-id.ts'
import { logRead } from '../../platform/read-log.ts'
import { Refused } from '../../platform/refused.ts'
import { newToken, tokenHash } from '../../platform/secrets.ts'
import { daysOf } from '../attendance/reads.ts'
import { childOf } from '../children/reads.ts'
import { measurementsOf } from '../growth/reads.ts'
import {
  drawSample as drawWords,
  listAudits,
  markRecord,
  openedHere,
  openRecord,
  type RecordKind,
  sampleFile,
} from './contract.ts'
import {
  centerOf,
  countsOf,
  drawnOf,
  frameOf,
  grantsOf,
  onlyTheirs,
  openedIn,
  type PickedRecord,
  pickedIn,
  recordOf,
  type SampleRow,
  samplesOf,
} from './reads.ts'
import { drawSample } from './rules/draw-sample.ts'

const me = (call: Call): string => {
  if (call.who.by !== 'person') throw new Refused(403, 'people-only')
  return call.who.person
}
const hash = (lines: readonly string[]) => tokenHash(lines.join('\n')).toString('hex')

/** The sample, of this place and within reach; an auditor's own when only that is theirs to see. */
async function sampleIn(call: Call, book: string, id: string): Promise<SampleRow> {
  const [within] = await call.db.read(call.scope, (read) => samplesOf(read, onlyTheirs(call.who), id))
  if (!within || within.book !== book) throw new Refused(404, 'unknown-sample')
  // Its records lie in the books of the centers under it: counted without the names of anybody
  const [found] = await call.db.read({ system: true }, (read) => samplesOf(read, null, id))
  return found!
}
async function ownSample(call: Call, book: string, id: string): Promise<SampleRow> {
  const found = await sampleIn(call, book, id)
  if (found.person !== me(call)) throw new Refused(403, 'not-your-sample')
  return found
}
const withoutPerson = ({ person: _person, ...sample }: SampleRow) => sample

const list = answer(listAudits, async (_input, call) => {
  const mine = me(call)
  return call.db.read(call.scope, async (read) => ({
    grants: (await grantsOf(read, onlyTheirs(call.who))).map((g) => ({ ...g, mine: g.person === mine })),
    samples: (await samplesOf(read, onlyTheirs(call.who))).map(withoutPerson),
  }))
})

const opened = answer(openedHere, async ({ book }, call) => {
  const rows = await call.db.read(call.scope, (read) => openedIn(read, book))
  // Samples belong to the scope above: their auditor and kind are told to who was looked at, and nothing else of them.
  const samples = await call.db.read({ system: true }, async (read) => {
    const found = new Map<string, SampleRow>()
    for (const id of new Set(rows.map((r) => r.sample))) {
      const [one] = await samplesOf(read, null, id)
      if (one) found.set(id, one)
    }
    return found
  })
  return {
    opened: rows.flatMap(({ sample, at, mark }) => {
      const of = samples.get(sample)
      return of ? [{ at, mark, auditor: of.auditor, records: of.records }] : []
    }),
  }
})

const draw = answer(drawWords, async ({ book, records, size, from, to }, call) => {
  const dated = records === 'attendance' || records === 'measurements'
  if (dated && (!from || !to || to < from)) throw new Refused(422, 'which-days', 'to')
  const frameWords = { records, from: dated ? from! : null, to: dated ? to! : null }
  const now = call.now()
  const sample = newId(now)
  const seed = newToken()
  const person = me(call)
  // The whole scope under the book, not the book alone
  const under = await call.db.read(
    { system: true },
    (read) => read<{ id: string }>`select nido_books_under(${[book]}::uuid[]) as id`,
  )
  const scope = book === NATION ? { all: true as const } : { books: under.map((u) => u.id) }
  const { frame, picked } = await call.db.read(scope, async (read) => {
    const frame = await frameOf(read, frameWords)
    const picks = Map.groupBy(drawSample(frame, size, seed), (p) => p.book)
    const picked: PickedRecord[] = []
    for (const [center, of] of picks) picked.push(...(await pickedIn(read, frameWords, center, of)))
    return { frame, picked }
  })
  if (picked.length === 0) throw new Refused(409, 'nothing-to-draw', 'records')
  const all = frame.reduce((sum, s) => sum + s.count, 0)
  const frameHash = hash(frame.map((s) => `${s.book}:${s.count}`))
  const drawnHash = hash(picked.map((r) => `${r.book}:${r.key}`))
  // Said before it is shown: who asks again until a draw pleases leaves each of them in the book.
  const fact = {
    ...{ id: newId(now), kind: 'audit.sample-drawn', kindVersion: 1, about: sample, book },
    ...{ happenedAt: now.toISOString(), author: person, origin: 'system' },
    payload: { ...frameWords, frame: all, size: picked.length, seed, frameHash, drawnHash },
  }
  const [said] = await takeBatch(call.db, call.house, [fact], { by: 'system' }, call.now)
  if (said?.answer !== 'taken') throw new Refused(409, said?.reason ?? 'not-taken')
  await call.db.write(scope, async (tx) => {
    await tx`
      insert into audit_sample (id, book, person, records, from_day, to_day, frame, size, seed, frame_hash, drawn_hash, drawn_at)
      values (${sample}, ${book}, ${person}, ${records}, ${frameWords.from}, ${frameWords.to}, ${all}, ${picked.length}, ${seed},
        ${frameHash}, ${drawnHash}, ${now.toISOString()})`
    await tx`
      insert into audit_record (sample, n, book, key, child)
      select ${sample}, i, book, key, child from unnest(${picked.map((_, i) => i + 1)}::int[], ${picked.map((p) => p.book)}::uuid[],
        ${picked.map((p) => p.key)}::text[], ${picked.map((p) => p.child)}::uuid[]) as x(i, book, key, child)`
  })
  return { sample }
})

const file = answer(sampleFile, async ({ book, sample }, call) => {
  const found = await sampleIn(call, book, sample)
  return {
    sample: withoutPerson(found),
    records: await call.db.read({ system: true }, (read) => drawnOf(read, found.id)),
    mine: found.person === me(call),
  }
})

const NOTHING = { counts: null, child: null, measurements: [], days: [], gone: false }

/** One record, and of the child only what the kind of record is about. */
async function looked(call: Call, kind: RecordKind, r: { book: string; key: string; child: string | null }) {
  return call.db.read({ books: [r.book] }, async (read) => {
    const center = await centerOf(read, r.book)
    if (!center) throw new Refused(404, 'unknown-center')
    if (kind === 'centers') return { ...NOTHING, center, counts: await countsOf(read, r.book) }
    const child = r.child ? await childOf(read, r.book, r.child) : undefined
    if (!child) return { ...NOTHING, center, gone: true }
    const all =
      kind === 'children' || kind === 'measurements' ? await measurementsOf(read, r.book, child.key) : []
    const measurements = kind === 'measurements' ? all.filter((m) => m.key === r.key) : all
    const month =
      kind === 'attendance'
        ? (r.key.split('|')[1] ?? '')
        : civilDay(call.now().toISOString(), center.time_zone)
    const month_ = kind === 'measurements' ? [] : await daysOf(read, r.book, child.key, month.slice(0, 7))
    const days = kind === 'attendance' ? month_.filter((d) => d.key === r.key) : month_
    const gone =
      (kind === 'measurements' && measurements.length === 0) || (kind === 'attendance' && days.length === 0)
    return { ...NOTHING, center, child, measurements, days, gone }
  })
}

const open = answer(openRecord, async ({ book, sample, n }, call) => {
  const found = await ownSample(call, book, sample)
  const record = await call.db.read({ system: true }, (read) => recordOf(read, found.id, n))
  if (!record) throw new Refused(404, 'unknown-record')
  const content = await looked(call, found.records, record)
  // A look that cannot be written down does not happen
  if (content.child) await logRead(call, record.book, content.child.key, openRecord.id, 'audit')
  await call.db.write(
    { books: [record.book] },
    (tx) => tx`
    update audit_record set opened_at = coalesce(opened_at, ${call.now().toISOString()}) where sample = ${found.id} and n = ${n}`,
  )
  return content
})

const mark = answer(markRecord, async ({ book, sample, n, mark: what, note }, call) => {
  const found = await ownSample(call, book, sample)
  const record = await call.db.read({ system: true }, (read) => recordOf(read, found.id, n))
  if (!record) throw new Refused(404, 'unknown-record')
  if (!record.opened_at) throw new Refused(409, 'open-first')
  if (what !== 'conforms' && !note) throw new Refused(422, 'say-why', 'note')
  await call.db.write(
    { books: [record.book] },
    (tx) => tx`
    update audit_record set mark = ${what}, note = ${note || null}, marked_at = ${call.now().toISOString()}
    where sample = ${found.id} and n = ${n}`,
  )
  return {}
})

export const auditAnswers = [list, opened, draw, file, open, mark]
