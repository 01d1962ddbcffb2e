// What the server answers of the protocol: who is named, and to those named their sealed books; to everyone else always the same nothing.
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import { NATION } from '../../kernel/ids.ts'
import { answer, type Bound, type Call } from '../../platform/http.ts'
import { Refused } from '../../platform/refused.ts'
import { addPage, lookedAt, looksOf, sealedAfter } from '../../platform/sealed-book.ts'
import { normsSet } from '../network/reads.ts'
import { addToBox, keepKey, listProtocol, listSetUps, myBoxes, readBox } from './contract.ts'
import { booksNamedIn, namedIn, officeOf, officesOf, setUpsIn } from './reads.ts'
import { isMyTurn } from './rules/rising.ts'
import { keptOn } from './rules/term.ts'

/** Records of one page: two megabytes. */
const PAGE = 200

const person = (call: Call): string => {
  if (call.who.by !== 'person') throw new Refused(403, 'people-only')
  return call.who.person
}
/** The civil day offices live by. */
const today = (call: Call) => civilDay(call.now().toISOString(), COUNTRY_ZONE)

/** Books I am named for; naming ends with the last post in the book. */
async function mine(call: Call): Promise<readonly { book: string; place: number }[]> {
  const who = person(call)
  const posts = call.who.by === 'person' ? call.who.posts.map((p) => p.book) : []
  const named = await call.db.read({ system: true }, (read) => booksNamedIn(read, who, today(call)))
  return named.filter((n) => posts.includes(n.book))
}

/** Refuses who may not open a box with the words for what is not there. */
async function open(call: Call, box: string): Promise<string> {
  const named = await mine(call)
  if (!named.some((n) => n.book === box || n.book === NATION)) throw new Refused(404, 'not-found')
  return person(call)
}

const list = answer(listProtocol, async ({ book }, call) =>
  call.db.read({ system: true }, async (read) => {
    const { home, name } = await officeOf(read, book, today(call))
    const own = home === NATION ? [] : await namedIn(read, home, today(call))
    const persons = [...own, ...(await namedIn(read, NATION, today(call)))]
    return { home, homeName: name, persons, kept: keptOn(await normsSet(read), today(call)) }
  }),
)

const setUps = answer(listSetUps, async (_input, call) => ({
  offices: [...(await call.db.read({ system: true }, (read) => setUpsIn(read, today(call))))],
}))

const boxes = answer(myBoxes, async (_input, call) => {
  const who = person(call)
  const named = await mine(call)
  if (named.length === 0) return { boxes: [], wrapped: null }
  const national = named.find((n) => n.book === NATION)
  const { offices, wrapped } = await call.db.read({ system: true }, async (read) => {
    const [key] = await read<{ wrapped: string }>`select wrapped from protocol_key where person = ${who}`
    return { offices: await officesOf(read, today(call)), wrapped: key?.wrapped ?? null }
  })
  const all = [{ book: NATION, name: 'México', persons: 0 }, ...offices].filter(
    (o) => national || named.some((n) => n.book === o.book),
  )
  const looks = await looksOf(
    call.db,
    all.map((o) => o.book),
  )
  const now = call.now().getTime()
  const rows = all.map(({ book, name, persons }) => {
    const of = looks.filter((l) => l.book === book)
    const own = named.find((n) => n.book === book)
    const rank = own ? own.place - 1 : persons + (national?.place ?? 1) - 1
    const mineAt = of.find((l) => l.person === who)?.at
    const others = of.filter((l) => l.person !== who).map((l) => Date.parse(l.at))
    const due = isMyTurn(rank, mineAt === undefined ? undefined : Date.parse(mineAt), others, now)
    return { book, name, lookedAt: of[0]?.at ?? null, own: own !== undefined, due }
  })
  return { boxes: rows, wrapped }
})

const keep = answer(keepKey, async ({ wrapped }, call) => {
  const who = person(call)
  if ((await mine(call)).length === 0) throw new Refused(404, 'not-found')
  await call.db.write(
    { system: true },
    (tx) => tx`
      insert into protocol_key (person, wrapped, made_at) values (${who}, ${wrapped}, ${call.now().toISOString()})
      on conflict (person) do update set wrapped = excluded.wrapped, made_at = excluded.made_at`,
  )
  return {}
})

const read = answer(readBox, async ({ box, after }, call) => {
  await open(call, box)
  const rows = await sealedAfter(call.db, call.entry, box, Number(after), PAGE + 1)
  return {
    records: rows.slice(0, PAGE).map((r) => ({ ...r, sender: r.sender ?? null })),
    more: rows.length > PAGE,
  }
})

const add = answer(addToBox, async ({ box, id, sealed, looked }, call) => {
  const who = await open(call, box)
  const at = call.now()
  await call.db.write({ sealed: [box] }, (tx) =>
    addPage(tx, call.entry, { record: id, book: box, body: sealed, who: call.who }, at.toISOString()),
  )
  await lookedAt(call.db, box, who, looked, at)
  return {}
})

export const protectionAnswers: readonly Bound[] = [list, setUps, boxes, keep, read, add]
