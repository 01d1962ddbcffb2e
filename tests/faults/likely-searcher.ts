// A process that looks for likely files and dies: between two pieces after so many of them, or whenever somebody kills it.
import { houseWith } from '../../src/app/modules.ts'
import { findLikely } from '../../src/modules/children/work/find-likely.ts'
import { builtInTables } from '../../src/modules/growth/rules/built-in-tables.ts'
import { openDb } from '../../src/platform/db.ts'

const [url, at, pieces] = process.argv.slice(2) as [string, string, string]
let left = Number(pieces)
const db = openDb(url, { max: 1 })
process.send?.('begun')
const looked = await findLikely(db, houseWith(builtInTables()), new Date(at), () => {
  if (left-- <= 0) process.kill(process.pid, 'SIGKILL')
  return false
})
process.send?.({ looked })
await db.close()
process.disconnect?.()
