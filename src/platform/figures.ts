// Figures: the one-second job that folds differences above the center, and reads of figures under a scope.
import { NATION } from '../kernel/ids.ts'
import type { Figure } from '../kernel/indicator.ts'
import { SMALLEST_GROUP } from '../kernel/indicator.ts'
import type { Db, Read, Tx } from './db.ts'
import type { House } from './house.ts'

/** Periods that mean "at this moment": folded with today's membership. */
const FOLD_LIMIT = 5000

/** One at a time folds or recounts what is above the center, or what one has counted the other would count again. */
const ABOVE = 7_263_002

/**
 * Folds waiting differences into representation × period, with the membership of that period, and tells listeners.
 * Idempotent: rows leave the queue in the same transaction. Returns how many were folded.
 */
export async function foldFigures(db: Db): Promise<number> {
  return db.write({ system: true }, async (tx) => {
    await tx`select pg_advisory_xact_lock(${ABOVE})`
    await regroup(tx)
    const [r] = await tx<{ folded: number }>`
      /* across: figures.fold */ with taken as (
        delete from figure_delta where id in (select id from figure_delta order by id limit ${FOLD_LIMIT} for update skip locked)
        returning book, indicator, period, part, whole
      ), placed as (
        select coalesce(nido_representation_of(book, case
            when period ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then period::date
            when period ~ '^[0-9]{4}-[0-9]{2}$' then (period || '-01')::date
            else current_date end), book) as scope, indicator, period, part, whole
        from (select book, indicator, period, sum(part) as part, sum(whole) as whole from taken group by 1, 2, 3) t
      ), summed as (
        insert into figure_above (scope, indicator, period, part, whole)
        select scope, indicator, period, sum(part), sum(whole) from placed group by 1, 2, 3
        on conflict (indicator, period, scope) do update
          set part = figure_above.part + excluded.part, whole = figure_above.whole + excluded.whole
      )
      select count(*) as folded from taken`
    const folded = Number(r!.folded)
    if (folded > 0) await tx`select pg_notify('figures', ${String(folded)})`
    return folded
  })
}

/** Recounts everything above the center from the centers' own figures. Used by rebuild and by the nightly check. */
export async function recountAbove(db: Db): Promise<void> {
  await db.write({ system: true }, async (tx) => {
    await tx`select pg_advisory_xact_lock(${ABOVE})`
    await recount(tx, '')
  })
}

/**
 * Groups anew what a changed membership concerns: from its day on at once, and from a day that was ahead when that day has
 * come, without anybody asking. Costs one look where nothing changed.
 */
async function regroup(tx: Tx): Promise<void> {
  const [due] = await tx<{ said: string | null; day: string | null; today: string }>`
    select (select min(since) from figure_regroup) as said, (select day from figure_turn) as day, current_date as today`
  const begun =
    due!.day !== null && due!.day < due!.today
      ? (
          await tx<{
            first: string | null
          }>`select nido_memberships_begun(${due!.day}, ${due!.today}) as first`
        )[0]!.first
      : null
  const since = [due!.said, begun].filter((d) => d !== null).sort()[0]
  // A month belongs whole to where it began: the month of the day is counted again to be sure.
  if (since !== undefined && since <= due!.today) await recount(tx, since.slice(0, 7))
  else if (due!.day !== due!.today) await turn(tx)
}

const turn = (tx: Tx) =>
  tx`insert into figure_turn (day) values (current_date) on conflict (one) do update set day = excluded.day`

/** Counts periods from a month on again (`` = all), and those of now. `now` sorts after every date. */
async function recount(tx: Tx, since: string): Promise<void> {
  await tx`delete from figure_above where period collate "C" >= ${since}`
  // One statement, one moment: a difference that commits meanwhile is neither dropped nor counted twice.
  await tx`
    /* across: figures.recount */ with counted as (delete from figure_delta where period collate "C" >= ${since}),
      heard as (delete from figure_regroup where since >= ${since === '' ? '-infinity' : `${since}-01`}::date)
    insert into figure_above (scope, indicator, period, part, whole)
    select scope, indicator, period, sum(part), sum(whole) from (
      select coalesce(nido_representation_of(book, case
          when period ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then period::date
          when period ~ '^[0-9]{4}-[0-9]{2}$' then (period || '-01')::date
          else current_date end), book) as scope, indicator, period, part, whole from (
        select book, indicator, period, sum(part) as part, sum(whole) as whole from figure
        where period collate "C" >= ${since} group by 1, 2, 3) f) placed
    group by 1, 2, 3`
  await turn(tx)
  await tx`select pg_notify('figures', 'recount')`
}

/** Runs the fold every second until stopped; never two at once. A failed round is tried again at the next second. */
export function keepFolding(db: Db, log: (line: Record<string, unknown>) => void): () => Promise<void> {
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = running.then(async () => {
      if (stopped) return
      try {
        while ((await foldFigures(db)) === FOLD_LIMIT && !stopped);
      } catch (e) {
        log({ level: 'error', at: 'figures', error: (e as Error).message })
      }
    })
  }, 1000)
  return async () => {
    stopped = true
    clearInterval(timer)
    await running
  }
}

type Sum = { scope: string; indicator: string; period: string; part: number; whole: number }

/** Small groups of a sensitive indicator are not told above the center: neither part, whole, nor what is left. */
export function suppress(house: House, sum: Sum, asOf: string, aboveCenter: boolean): Figure {
  const sensitive = aboveCenter && house.indicators.get(sum.indicator)?.sensitive === true
  const small = (n: number) => n > 0 && n < SMALLEST_GROUP
  const hidden =
    sensitive && (small(sum.whole) || small(sum.part) || (sum.part > 0 && small(sum.whole - sum.part)))
  return {
    indicator: sum.indicator,
    scope: sum.scope,
    period: sum.period,
    part: hidden ? null : sum.part,
    whole: hidden && small(sum.whole) ? null : sum.whole,
    suppressed: hidden,
    asOf,
  }
}

/** Sums of the nation by indicator and period: hundreds of rows, whatever the size of the country. */
export async function nationSums(
  read: Read,
  indicators: readonly string[],
  periods: readonly string[],
): Promise<Sum[]> {
  return read<Sum>`
    select ${NATION}::text as scope, indicator, period, sum(part) as part, sum(whole) as whole from figure_above
    where indicator = any(${indicators}::text[]) and period = any(${periods}::text[]) group by indicator, period`
}

/** Sums by representation (and, under the nation's own id, what belongs to none). */
export async function representationSums(
  read: Read,
  indicators: readonly string[],
  periods: readonly string[],
  scopes: readonly string[] | null,
): Promise<Sum[]> {
  return read<Sum>`
    select scope::text, indicator, period, part, whole from figure_above
    where indicator = any(${indicators}::text[]) and period = any(${periods}::text[])
      and (${scopes}::uuid[] is null or scope = any(${scopes}::uuid[]))`
}

/** Sums by center of the books the transaction may see. */
export async function centerSums(
  read: Read,
  books: readonly string[],
  indicators: readonly string[],
  periods: readonly string[],
): Promise<Sum[]> {
  return read<Sum>`
    /* across: figures.centers */ select book::text as scope, indicator, period, sum(part) as part, sum(whole) as whole from figure
    where book = any(${books}::uuid[]) and indicator = any(${indicators}::text[]) and period = any(${periods}::text[])
    group by book, indicator, period`
}

/** Sums by room of one center. */
export async function roomSums(
  read: Read,
  book: string,
  indicators: readonly string[],
  periods: readonly string[],
): Promise<Sum[]> {
  return read<Sum>`
    select room::text as scope, indicator, period, part, whole from figure
    where book = ${book} and indicator = any(${indicators}::text[]) and period = any(${periods}::text[])`
}
