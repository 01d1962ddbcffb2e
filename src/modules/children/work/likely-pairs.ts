// Likely pairs as the night left them, and the files of a center that one being registered may be.
import type { Read } from '../../../platform/db.ts'
import type { Child } from '../contract/rows.ts'

/** One side of a likely pair, as the database tells it. */
type LikelySide = Pick<Child, 'book' | 'key' | 'given' | 'first' | 'second' | 'birth'> & {
  center: string | null
}
export type PairFound = {
  outcome: 'sure' | 'likely'
  score: number
  reasons: string[]
  found_at: string
  a: LikelySide
  b: LikelySide
}

/**
 * Pairs within reach that nobody has decided, as they were last looked for: those found before `overdue` first, then the
 * surest. Row security shows a pair to who reaches both books. A declared cross-book read of `most` rows.
 */
export async function pairsWithin(read: Read, overdue: string, most: number): Promise<PairFound[]> {
  return read<PairFound>`
    /* across: children.likely */ select p.outcome, p.score, p.reasons, p.found_at,
      json_build_object('book', a.book, 'key', a.key, 'given', a.given, 'first', a.first, 'second', a.second, 'birth', a.birth, 'center', ca.name) as a,
      json_build_object('book', b.book, 'key', b.key, 'given', b.given, 'first', b.first, 'second', b.second, 'birth', b.birth, 'center', cb.name) as b
    from likely_pair p
    join child a on a.book = p.first_book and a.key = p.first::text and a.left_to is null
    join child b on b.book = p.second_book and b.key = p.second::text and b.left_to is null
    left join center ca on ca.book = a.book and ca.key = a.book::text
    left join center cb on cb.book = b.book and cb.key = b.book::text
    where not exists (select 1 from child_distinct d where d.book in (p.first_book, p.second_book) and d.key = p.first || '|' || p.second)
    order by p.found_at < ${overdue} desc, p.outcome = 'sure' desc, p.score desc, p.first, p.second limit ${most}`
}

/** When pairs were last looked for, and among how many files of the country. */
export async function lastLook(
  read: Read,
): Promise<{ at: string; compared: number; crowded: number } | undefined> {
  const [row] = await read<{
    at: string
    compared: number
    crowded: number
  }>`select at, compared, crowded from likely_look`
  return row
}

/** Files of a center that one being registered may be: those who did not move away. */
export function filesIn(
  read: Read,
  book: string,
): Promise<Pick<Child, 'book' | 'key' | 'given' | 'first' | 'second' | 'sex' | 'birth' | 'curp'>[]> {
  return read`
    select book, key, given, first, second, sex, birth, curp from child where book = ${book} and left_to is null`
}

/** More than a person decides in a day: the others come as these are done. */
const MOST_ASKED = 100

/**
 * Pairs that nobody has decided and that one level must decide: both files in the book itself, or in two centers under it, or in
 * two representations. Row security shows a pair to who reaches both.
 */
export function pairsAsked(
  read: Read,
  of: 'center' | 'representation' | 'nation',
  book: string,
): Promise<{ first: string; second: string; found_at: string }[]> {
  return read`
    /* across: children.likely */ with asked as (
      select * from likely_pair where ${of}::text = 'center' and first_book = ${book} and second_book = ${book}
      union all select * from likely_pair where ${of}::text <> 'center' and first_book <> second_book
    )
    select p.first, p.second, p.found_at from asked p
    join child a on a.book = p.first_book and a.key = p.first::text and a.left_to is null
    join child b on b.book = p.second_book and b.key = p.second::text and b.left_to is null
    where (${of}::text <> 'nation'
        or nido_representation_of(p.first_book, current_date) is distinct from nido_representation_of(p.second_book, current_date))
      and not exists (select 1 from child_distinct d where d.book in (p.first_book, p.second_book) and d.key = p.first || '|' || p.second)
    order by p.found_at, p.first, p.second limit ${MOST_ASKED}`
}
