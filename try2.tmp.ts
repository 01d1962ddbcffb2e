import { openDb } from './src/platform/db.ts'
import { startPostgres } from './src/platform/postgres.ts'
import { migrate } from './src/platform/migrate.ts'
import { houseWith } from './src/app/modules.ts'
import { builtInTables } from './src/modules/growth/rules/built-in-tables.ts'
import { loadNation } from './src/app/world/nation/load-nation.ts'
const data=process.argv[2]!, centers=Number(process.argv[3]), workers=Number(process.argv[4]??2)
const pg = await startPostgres({ dataDir: data, say: ()=>undefined })
await migrate(pg.url)
const db = openDb(pg.url,{timeoutMs:600000})
const t=performance.now()
const r = await loadNation(db, houseWith(builtInTables()), { preset: (process.argv[5]??'nation') as any, seed:1, until:'2026-11-25', now:()=>new Date(), signal:new AbortController().signal, centers, workers, progress:(w,d,o)=>{ if (d%20===0||d===o) console.log(w,d,o,((performance.now()-t)/1000).toFixed(1)) } })
console.log(r, process.cpuUsage())
const rows = await db.read({system:true},(read)=>read.text(`select relname, pg_total_relation_size(c.oid)/1e6 as mb, reltuples from pg_class c join pg_namespace n on n.oid=relnamespace where nspname='public' and relkind in ('r') order by 2 desc limit 14`,[]))
console.table(rows)
console.table(await db.read({system:true},(read)=>read.text(`select answer, reason, count(*) from page group by 1,2 order by 3 desc limit 20`,[])))
await db.close(); await pg.stop()
