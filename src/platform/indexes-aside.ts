// Indexes aside: a load in bulk drops the ones nobody asks meanwhile, under a note in the database, and makes them again once at the end.
import { holdSession, runScript } from './db.ts'

/** Held shared by whoever loads; who finds it free, finds what a killed load left. */
const LOADING = 7263002

/** Held shared by every Nido that serves; a load that puts keys away holds it alone, so that nobody serves without keys. */
const SERVING = 7263003

/** Says that this process serves, until what it answers is called. Waits for a load that has put keys away. */
export const serving = (url: string): Promise<() => Promise<void>> =>
  holdSession(url, `select pg_advisory_lock_shared(${SERVING})`)

/** Made again three at a time: each waits for the disk at its end. Each has room to sort in. */
const [AT_ONCE, ROOM] = [3, '256MB']

type Run = Parameters<Parameters<typeof runScript>[1]>[0]

/**
 * Runs `work` without the indexes of `tables` and, where nobody serves this database meanwhile, without the primary keys of
 * `keys`, and makes them again afterwards, whatever becomes of the work: a key that does not hold then is an error. Killed, they
 * are made by the next start (`migrate`) or the next load.
 */
export async function withoutIndexes<T>(
  url: string,
  tables: readonly string[],
  work: () => Promise<T>,
  keys: readonly string[] = [],
): Promise<T> {
  let answer: { is: T } | undefined
  await runScript(url, async (run) => {
    await run('select pg_advisory_lock_shared($1)', [LOADING])
    const alone =
      keys.length > 0 && (await run('select pg_try_advisory_lock($1) as got', [SERVING])).rows[0].got
    try {
      await putAside(run, tables, alone ? keys : [])
      answer = { is: await work() }
    } finally {
      await makeAgain(url)
    }
  })
  return answer!.is
}

/**
 * Makes what a killed load left; leaves alone what somebody is loading without (no key: who serves waits for those). `run`
 * stays connected meanwhile.
 */
export async function makeLeftIndexes(url: string, run: Run): Promise<void> {
  const left = await run('select from index_aside limit 1')
  if (left.rowCount === 0) return
  const free = await run('select pg_try_advisory_lock($1) as free', [LOADING])
  if (!free.rows[0].free) return
  try {
    await makeAgain(url)
  } finally {
    await run('select pg_advisory_unlock($1)', [LOADING])
  }
}

/** One transaction: an index or key is there, or noted. Of a partitioned table the parent's, whose parts go and come with it. */
async function putAside(run: Run, tables: readonly string[], keys: readonly string[]): Promise<void> {
  await run('begin')
  try {
    const dropped = await run(
      `insert into index_aside (name, made, size)
       select i.relname, case when k.oid is null then replace(pg_get_indexdef(i.oid), ' ON ONLY ', ' ON ')
           else format('ALTER TABLE %I ADD CONSTRAINT %I %s', t.relname, k.conname, pg_get_constraintdef(k.oid)) end,
         pg_total_relation_size(x.indrelid)
       from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
         left join pg_constraint k on k.conindid = i.oid and k.contype in ('p', 'u')
       where t.relnamespace = 'public'::regnamespace and t.relname = any($1) and not i.relispartition
         and (k.oid is null or t.relname = any($2))
       on conflict (name) do update set made = excluded.made
       returning (case when made like 'ALTER TABLE %' then split_part(made, ' ADD ', 1) || ' DROP CONSTRAINT ' else 'DROP INDEX ' end)
         || quote_ident(name) as drop`,
      [tables, keys],
    )
    for (const { drop } of dropped.rows) await run(drop)
    await run('commit')
  } catch (e) {
    await run('rollback').catch(() => undefined)
    throw e
  }
}

/**
 * Each made and struck out in one transaction; who finds a line taken, takes another. Those of words first, then those of the
 * largest tables: the children's words take as long as all others together and would keep one processor waiting at the end.
 */
async function makeAgain(url: string): Promise<void> {
  const one = () =>
    runScript(url, async (run) => {
      await run(`set maintenance_work_mem = '${ROOM}'`)
      await run('set max_parallel_maintenance_workers = 0')
      for (;;) {
        await run('begin')
        const taken = await run(
          `delete from index_aside where name = (select name from index_aside order by made like '% USING gin %' desc, size desc, name
             limit 1 for update skip locked)
           returning made`,
        )
        const made: string | undefined = taken.rows[0]?.made
        if (made !== undefined)
          await run(made.replace(/^CREATE (UNIQUE )?INDEX /, (start) => `${start}IF NOT EXISTS `))
        await run('commit')
        if (made === undefined) return
      }
    })
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}
