// Whom a post reaches, asked at once, is what asking center by center says — whatever was assigned, moved or left open.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../tests/postgres-for-tests.ts'
import { NATION } from '../../kernel/ids.ts'
import { type Db, openDb } from '../../platform/db.ts'

let fresh: FreshDatabase
let db: Db

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDb(fresh.url, { max: 2 })
  await db.write({ system: true }, async (tx) => {
    // Sixty municipalities, up to three memberships each: past, current, to come, and some to no representation
    await tx`
      insert into municipality_membership (book, key, cvegeo, representation, from_day, confidence, source)
      select ${NATION}, g || '|' || d, lpad(g::text, 5, '0'), case when (g * 7 + d) % 5 = 0 then null else md5('rep' || (g * 3 + d) % 6)::uuid end,
        current_date + (d - 1) * (g % 40) + case when d = 0 then -400 else 0 end, 'confirmed', 'test'
      from generate_series(1, 60) g, generate_series(0, g % 3) d`
    await tx`
      insert into center (book, key, code, name, scheme, zone, municipality, opens, closes, status, time_zone, synthetic, conflicts)
      select md5('center' || n)::uuid, md5('center' || n)::uuid::text, n::text, 'Centro', 'imss', 'urban', lpad((1 + n % 70)::text, 5, '0'),
        '07:00', '19:00', 'open', 'America/Mexico_City', true, '[]' from generate_series(1, 300) n`
    // Every fourth center has an assignment of its own: past, from today, to come; one of a center nobody registered
    await tx`
      insert into center_membership (book, key, center, representation, from_day)
      select ${NATION}, n || '|' || d, md5('center' || n)::uuid, md5('rep' || (n + d) % 6)::uuid, current_date + (n % 3 - 1) * 10 + d * 5
      from generate_series(4, 304, 4) n, generate_series(0, n % 2) d`
  })
})
afterAll(async () => {
  await db?.close()
  await fresh?.drop()
})

test('the books under a representation are the centers that say they belong to it', async () => {
  const [r] = await db.read(
    { system: true },
    (read) => read<{ asked: number; found: number; odd: number }>`
    with wanted as (select array[md5('rep' || n)::uuid, md5('center' || n)::uuid] as w from generate_series(0, 6) n),
    one as (
      select array(select unnest(w) union select c.book from center c where nido_representation_of(c.book, current_date) = any (w) order by 1) as each,
        array(select nido_books_under(w) order by 1) as at_once from wanted
    )
    select count(*) as asked, sum(cardinality(each)) as found, count(*) filter (where each <> at_once) as odd from one`,
  )
  expect(r!.asked).toBe(7)
  expect(r!.found).toBeGreaterThan(150)
  expect(r!.odd).toBe(0)
})

test('the representations of many centers are those of each, on any day', async () => {
  const [r] = await db.read(
    { system: true },
    (read) => read<{ asked: number; placed: number; odd: number }>`
    select count(*) as asked, count(p.representation) as placed,
      count(*) filter (where p.representation is distinct from nido_representation_of(p.center, current_date + d)) as odd
    from generate_series(-450, 50, 50) d,
      nido_representations_of((select array_agg(book) from center), current_date + d) p`,
  )
  expect(r!.asked).toBe(11 * 300)
  expect(r!.placed).toBeGreaterThan(1000)
  expect(r!.odd).toBe(0)
  const [all] = await db.read(
    { system: true },
    (read) => read<{ asked: number; odd: number }>`
    select count(*) as asked,
      count(*) filter (where p.representation is distinct from nido_representation_of(p.center, current_date + d)) as odd
    from generate_series(-450, 50, 50) d, nido_representations_on(current_date + d) p`,
  )
  expect(all!.asked).toBe(11 * 300)
  expect(all!.odd).toBe(0)
})
