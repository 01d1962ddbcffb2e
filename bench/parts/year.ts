// A year of the whole network as rows: centers, rooms, children and figures put straight into the tables, for benches of reading.
import { houseWith } from '../../src/app/modules.ts'
import { builtInTables } from '../../src/modules/growth/rules/built-in-tables.ts'
import { openDb, runScript } from '../../src/platform/db.ts'
import { recountAbove } from '../../src/platform/figures.ts'
import type { Country } from './country.ts'

const CHILDREN_PER_ROOM = 14

/** Periods of the last twelve months: each month, and each weekday. */
const periods = {
  month: `select to_char(m, 'YYYY-MM') from generate_series(date_trunc('month', current_date) - interval '11 months', current_date, '1 month') m`,
  day: `select to_char(d, 'YYYY-MM-DD') from generate_series(date_trunc('month', current_date) - interval '11 months', current_date, '1 day') d where extract(isodow from d) < 6`,
  now: `select 'now'`,
} as const

/**
 * Adds centers until there are `centers`, each with seven rooms of children, and twelve months of every indicator for all
 * of them. The gauges are left to the server, which counts them when it opens. Answers how many figure rows there are.
 */
export async function addYear(url: string, country: Country, centers: number): Promise<number> {
  const house = houseWith(builtInTables())
  const gauged = new Set(house.gauges.flatMap((g) => g.indicators))
  await runScript(url, async (run) => {
    await run(
      `insert into book (id, kind) select md5('center' || n)::uuid, 'center' from generate_series(1, $1::int) n`,
      [centers - country.centers.length],
    )
    await run(
      `insert into center (book, key, code, name, scheme, zone, municipality, latitude, longitude, opens, closes, status, time_zone, synthetic, conflicts)
       select id, id::text, 'Y' || n, 'Centro del año ' || n, 'imss', 'urban', ($2::text[])[1 + n % $3], 20, -100, '07:00', '19:00', 'open',
         'America/Mexico_City', true, '[]'
       from (select n, md5('center' || n)::uuid as id from generate_series(1, $1::int) n) c`,
      [centers - country.centers.length, country.municipalities, country.municipalities.length],
    )
    await run(
      `insert into room (book, key, name, from_months, to_months, places, "order")
       select c.book, md5(c.key || i)::uuid, 'Sala ' || i, 6 * i, 6 * i + 6, 24, i
       from center c, generate_series(1, 7) i where c.code like 'Y%'`,
    )
    await run(
      `insert into child (book, key, given, first, second, sex, birth, synthetic, room, rooms, alerts, set_by, conflicts)
       select r.book, md5(r.key || i)::uuid, 'Niña ' || i, 'Inventada', 'Del Banco', case when i % 2 = 0 then 'F' else 'M' end,
         current_date - (r.from_months * 30 + i), true, r.key::uuid,
         jsonb_build_array(jsonb_build_object('room', r.key, 'from', '2025-01-06')), '[]', '{}', '[]'
       from room r join center c on c.book = r.book, generate_series(1, $1::int) i where c.code like 'Y%'`,
      [CHILDREN_PER_ROOM],
    )
    for (const indicator of house.indicators.values()) {
      if (gauged.has(indicator.id)) continue
      const ofRooms = indicator.unit !== 'centers'
      await run(
        `insert into figure (book, indicator, room, period, part, whole)
         select r.book, $1, r.id, p.period, case when $2 then 3 + length(r.id::text || p.period) % 5 else 1 end, case when $2 then $3 else 1 end
         from (select book, key::uuid as id from room where $2 union all select book, book from center where not $2) r,
           (${periods[indicator.period]}) p(period)
         order by r.book, p.period, r.id on conflict do nothing`,
        [indicator.id, ofRooms, CHILDREN_PER_ROOM],
      )
    }
    await run('vacuum analyze')
  })
  const db = openDb(url, { max: 1, timeoutMs: 600_000 })
  try {
    await recountAbove(db)
    const [r] = await db.read(
      { system: true },
      (read) => read<{ rows: number }>`select count(*) as rows from figure`,
    )
    return r!.rows
  } finally {
    await db.close()
  }
}
