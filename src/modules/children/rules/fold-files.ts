// How facts become a child's portrait and documents, and which stored file each of them shows.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type { Look } from '../../../kernel/taking.ts'
import type { ChildBlob, ChildDocument, ChildPortrait } from '../contract/rows.ts'

const text = (fact: Fact, name: string) => String(fact.payload[name])

const JOINED = 'children.files-joined'

/** The last word holds: the newest portrait, or none where one was withdrawn since; of two files joined, of both. */
export function foldPortrait(
  book: string,
  key: string,
  facts: readonly Stamped[],
): ChildPortrait | undefined {
  const last = facts.findLast((s) => s.fact.kind !== JOINED)
  if (last?.fact.kind !== 'children.portrait-taken') return undefined
  const { fact, estAt } = last
  return {
    book,
    key,
    blob: text(fact, 'blob'),
    thumb: text(fact, 'thumb'),
    consent: fact.payload.consent as ChildPortrait['consent'],
    by: fact.author,
    at: estAt,
    keeps_from: facts.some((s) => s.fact.kind === JOINED)
      ? (facts.findLast((s) => s.fact.kind === 'children.portrait-withdrawn')?.estAt ?? '')
      : null,
  }
}

/** A document stays in the list when it was withdrawn, with who did and why. */
export function foldDocument(
  book: string,
  key: string,
  facts: readonly Stamped[],
): ChildDocument | undefined {
  const attached = facts.find((s) => s.fact.kind === 'children.document-attached')
  if (!attached) return undefined
  const { fact, estAt } = attached
  const taken = facts.find(
    (s) => s.fact.kind === 'children.document-withdrawn' && s.fact.about === fact.about,
  )
  return {
    book,
    key,
    child: fact.about,
    blob: text(fact, 'blob'),
    name: text(fact, 'name'),
    what: fact.payload.what as ChildDocument['what'],
    by: fact.author,
    at: estAt,
    withdrawn: taken ? { by: taken.fact.author, at: taken.estAt, reason: text(taken.fact, 'reason') } : null,
  }
}

/** The files a fact names. */
export const filesOf = (fact: Fact): readonly string[] =>
  fact.kind === 'children.portrait-taken' ? [text(fact, 'blob'), text(fact, 'thumb')] : [text(fact, 'blob')]

/** The row that decides whether a fact's files are shown. */
export const showing = (fact: Fact): { table: string; key: string } =>
  fact.kind === 'children.portrait-taken'
    ? { table: 'child_portrait', key: fact.about }
    : { table: 'child_document', key: fact.id }

/** One file may be named by several facts: it is shown while any of them is. */
export function foldBlob(book: string, key: string, facts: readonly Stamped[], look: Look): ChildBlob {
  const said = facts.map(({ fact, estAt }): ChildBlob => {
    if (fact.kind === 'children.document-attached') {
      const document = look<ChildDocument>('child_document', fact.id)
      const shown = document !== undefined && document.withdrawn === null
      return { book, key, child: fact.about, part: 'document', name: text(fact, 'name'), shown, held: false }
    }
    const portrait = look<ChildPortrait>('child_portrait', fact.about)
    const part = text(fact, 'thumb') === key ? 'thumb' : 'portrait'
    const shown = portrait !== undefined && (part === 'thumb' ? portrait.thumb : portrait.blob) === key
    const held =
      !shown && portrait !== undefined && portrait.keeps_from !== null && estAt > portrait.keeps_from
    return { book, key, child: fact.about, part, name: null, shown, held }
  })
  return said.find((s) => s.shown) ?? said.find((s) => s.held) ?? said[said.length - 1]!
}
