// What the server answers about children: lists without names from afar, the file with its purpose, moves and erasures.
import { ageInMonths, COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import { doubtsOfCurp } from '../../kernel/identity/curp.ts'
import { permissionsOf } from '../../kernel/permission.ts'
import type { Moves } from '../../platform/house.ts'
import { answer, type Call } from '../../platform/http.ts'
import { takeBatch } from '../../platform/intake.ts'
import { idsOf, standsFor } from '../../platform/joined.ts'
import { newId } from '../../platform/new-id.ts'
import { logFound, logRead } from '../../platform/read-log.ts'
import { Refused } from '../../platform/refused.ts'
import { booksWith, reaches, worksIn } from '../../platform/who.ts'
import { alikeHere, compareFiles, joinedFiles, likelyFiles, OVERDUE_DAYS } from './contract/joining.ts'
import { COUNTED, childFile, childFiles, eraseChild, listChildren, searchChildren } from './contract.ts'
import {
  booksKnowing,
  childOf,
  childrenLike,
  childrenOf,
  documentsOf,
  facesOf,
  noteSearch,
  PAGE,
  papersOf,
  portraitOf,
  saidOf,
} from './reads.ts'
import { askedChild, lettersOf } from './rules/asked-child.ts'
import { likeness } from './rules/likeness.ts'
import { filesMoving } from './rules/moving-files.ts'
import { comparedFiles } from './work/compared-files.ts'
import { joiningsOf } from './work/joined-files.ts'
import { filesIn, lastLook, type PairFound, pairsWithin } from './work/likely-pairs.ts'
import { partedFrom } from './work/parted-files.ts'

/** Pairs a person is shown at once, surest first; the next ones come as these are decided. */
const SHOWN_PAIRS = 200

/** Posts that are held in a center. */
const WITHIN: ReadonlySet<string> = new Set(['nurse', 'director'])

/** The centers where the caller works with a post that may search; none for whoever oversees centers from elsewhere. */
const ownCenters = (call: Call): string[] =>
  call.who.by === 'person'
    ? [
        ...new Set(
          call.who.posts
            .filter((p) => WITHIN.has(p.role) && permissionsOf[p.role].includes('children.search'))
            .map((p) => p.book),
        ),
      ].filter((book) => reaches(call.scope, book))
    : []

const today = (call: Call) => civilDay(call.now().toISOString(), COUNTRY_ZONE)

const author = (call: Call): string => {
  if (call.who.by !== 'person') throw new Refused(403, 'people-only')
  return call.who.person
}

/** The portrait and the documents that stand follow a child. */
export const childrenMoves: Moves = async (read, book, ids) =>
  filesMoving(await facesOf(read, book, ids), await papersOf(read, book, ids))

export const childrenAnswers = [
  answer(listChildren, async ({ book, ...query }, call) => {
    const named = worksIn(call.who, book)
    const { rows, total } = await call.db.read(call.scope, (read) => childrenOf(read, book, query, named))
    const day = today(call)
    const last = rows[rows.length - 1]
    return {
      named,
      total,
      next: rows.length === PAGE && last ? `${last.first}|${last.given}|${last.key}` : null,
      children: rows.map((c) => ({
        id: c.key,
        given: named ? c.given : null,
        first: named ? c.first : null,
        second: named ? c.second : null,
        sex: c.sex,
        birth: named ? c.birth : null,
        months: ageInMonths(c.birth, day),
        room: c.room,
        alerts: c.alerts.length,
        grave: c.alerts.some((a) => a.grave),
        synthetic: c.synthetic,
      })),
    }
  }),
  answer(searchChildren, async ({ q, purpose }, call) => {
    const asked = askedChild(q)
    if (lettersOf(asked) < (purpose ? 3 : 2)) throw new Refused(422, 'more-letters', 'q')
    const own = ownCenters(call)
    if (!purpose && own.length === 0) throw new Refused(422, 'purpose-needed', 'purpose')
    const { rows, total } = await call.db.read(purpose ? call.scope : { books: own }, (read) =>
      childrenLike(read, asked),
    )
    const more = total > COUNTED
    if (purpose) {
      // what cannot be written down is not shown
      const by = [asked.name ? 'name' : '', asked.born ? 'birth' : '', asked.curp ? 'curp' : ''].filter(
        Boolean,
      )
      const search = {
        at: call.now().toISOString(),
        person: author(call),
        endpoint: searchChildren.id,
        purpose,
      }
      await call.db.write({ system: true }, async (tx) => {
        await logFound(tx, search, rows)
        await noteSearch(tx, { ...search, by, shown: rows.length, more })
      })
    }
    return { children: rows, total: Math.min(total, COUNTED), more }
  }),
  answer(childFile, async ({ book, child, purpose }, call) => {
    const found = await call.db.read(call.scope, async (read) => {
      // an address written down before two files were joined leads to the one kept
      const kept = await standsFor(read, book, child)
      const row = await childOf(read, book, kept)
      const ids = row ? await idsOf(read, kept) : []
      return row ? { row, ids, said: await saidOf(read, book, ids) } : undefined
    })
    if (!found) throw new Refused(404, 'unknown-child')
    // of files in any center, and told by who reaches them
    const parted = await call.db.read({ system: true }, (read) => partedFrom(read, found.ids))
    const reach =
      parted.length > 0 && call.who.by === 'person'
        ? await booksWith(call.db, call.who, 'children.read')
        : call.scope
    await logRead(call, book, found.row.key, childFile.id, purpose)
    const c = found.row
    return {
      child: c,
      parted: parted.map((p) => {
        const near = reaches(reach, p.book)
        return {
          ...{ joined_at: p.joined_at, split_at: p.split_at },
          ...{ book: near ? p.book : null, file: near ? p.file : null, center: near ? p.center : null },
          ...{ by: near ? p.by : null, reason: near ? p.reason : null },
          name: near && worksIn(call.who, p.book) ? p.name : null,
        }
      }),
      doubts: c.curp
        ? doubtsOfCurp(c.curp, {
            given: c.given,
            first: c.first,
            second: c.second ?? '',
            sex: c.sex,
            birth: c.birth,
          }).map((d) => d.code)
        : [],
      history: found.said.map(({ fact, at }) => ({
        fact: fact.id,
        kind: fact.kind,
        at,
        author: fact.author,
        payload: fact.payload,
        reason: fact.reason ?? null,
      })),
    }
  }),
  answer(childFiles, async ({ book, child, purpose }, call) => {
    const who = call.who.by === 'person' ? call.who : undefined
    const may = who && reaches(await booksWith(call.db, who, 'documents.read'), book)
    const found = await call.db.read(call.scope, async (read) => {
      const kept = await standsFor(read, book, child)
      if (!(await childOf(read, book, kept))) return undefined
      const portrait = (await portraitOf(read, book, kept)) ?? null
      return { kept, portrait, documents: may ? await documentsOf(read, book, kept) : null }
    })
    if (!found) throw new Refused(404, 'unknown-child')
    const { kept, ...files } = found
    await logRead(call, book, kept, childFiles.id, purpose)
    return files
  }),
  answer(eraseChild, async ({ book, child, reason }, call) => {
    const now = call.now()
    const by = author(call)
    const { ids, known } = await call.db.read({ system: true }, async (read) => {
      const ids = await idsOf(read, child)
      return { ids, known: await booksKnowing(read, ids) }
    })
    const books = [...new Set([book, ...known])]
    if (call.who.by === 'person') {
      const reach = await booksWith(call.db, call.who, 'children.erase')
      for (const b of books) if (!reaches(reach, b)) throw new Refused(403, 'out-of-scope', b)
    }
    // adults whom no other child names go with the child
    const adults = new Map<string, readonly string[]>()
    for (const b of books)
      adults.set(
        b,
        (
          await call.db.read({ books: [b] }, (read) =>
            Promise.all(call.house.forgets.map((forgets) => forgets(read, b, ids))),
          )
        ).flat(),
      )
    // whoever was joined from two files is forgotten under both names
    const facts = books.flatMap((b) =>
      [...ids, ...(adults.get(b) ?? [])].map((id) => ({
        ...{ id: newId(now), kind: 'book.person-erased', kindVersion: 1, about: id, book: b },
        ...{ happenedAt: now.toISOString(), author: by, origin: 'desk', payload: { reason } },
      })),
    )
    const results = await takeBatch(call.db, call.house, facts, { by: 'system' }, call.now)
    const not = results.find((r) => r.answer !== 'taken')
    if (not) throw new Refused(409, not.reason ?? 'not-taken')
    return {}
  }),
  answer(likelyFiles, async (_input, call) => {
    const overdue = new Date(call.now().getTime() - OVERDUE_DAYS * 86_400_000).toISOString()
    const found = await call.db.read(call.scope, (read) => pairsWithin(read, overdue, SHOWN_PAIRS + 1))
    // of the whole country, and about no one
    const looked = await call.db.read({ system: true }, lastLook)
    const day = today(call)
    const told = (f: PairFound['a']) => ({
      ...{ book: f.book, id: f.key, center: f.center ?? '', months: ageInMonths(f.birth, day) },
      name: worksIn(call.who, f.book) ? [f.given, f.first, f.second].filter(Boolean).join(' ') : null,
    })
    return {
      looked: looked ?? null,
      more: found.length > SHOWN_PAIRS,
      pairs: found.slice(0, SHOWN_PAIRS).map((p) => ({
        ...{ outcome: p.outcome, score: p.score, reasons: p.reasons, found: p.found_at },
        ...{ overdue: p.found_at < overdue, first: told(p.a), second: told(p.b) },
      })),
    }
  }),
  answer(alikeHere, async ({ book, ...asked }, call) => {
    const files = await call.db.read(call.scope, (read) => filesIn(read, book))
    const child = { second: null, curp: null, ...asked, book, key: '' }
    const alike = files.flatMap((f) => {
      const { outcome, score, reasons } = likeness(child, f)
      const { key: id, given, first, second, birth } = f
      return outcome === 'no'
        ? []
        : [{ id, given, first, second, birth, outcome, score, reasons: [...reasons] }]
    })
    alike.sort((a, b) => b.score - a.score)
    return { alike: alike.slice(0, 3).map(({ score: _score, ...a }) => a) }
  }),
  answer(compareFiles, async ({ book, child, file, from, purpose }, call) => {
    const there = from ?? book
    if (call.who.by !== 'person') throw new Refused(403, 'people-only')
    if (!reaches(await booksWith(call.db, call.who, 'children.merge'), there))
      throw new Refused(403, 'out-of-scope', there)
    const told = await comparedFiles(call, call.who, { book, key: child }, { book: there, key: file })
    await logRead(call, book, child, compareFiles.id, purpose)
    await logRead(call, there, file, compareFiles.id, purpose)
    return told
  }),
  answer(joinedFiles, async ({ book, child, purpose }, call) => {
    const joined = await call.db.read(call.scope, async (read) =>
      (await childOf(read, book, child)) ? joiningsOf(read, call.house, book, child) : undefined,
    )
    if (!joined) throw new Refused(404, 'unknown-child')
    await logRead(call, book, child, joinedFiles.id, purpose)
    return { joined }
  }),
]
