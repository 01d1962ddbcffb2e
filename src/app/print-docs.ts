// Prints schema, interface and glossary into docs, run as `node src/app/print-docs.ts`; a test wants them current.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtInTables } from '../modules/growth/rules/built-in-tables.ts'
import { openDb } from '../platform/db.ts'
import { migrate } from '../platform/migrate.ts'
import { startPostgres } from '../platform/postgres.ts'
import { answersWith } from './answers.ts'
import { apiText, glossaryText } from './printed.ts'
import { schemaText } from './schema-text.ts'

const docs = join(import.meta.dirname, '..', '..', 'docs')
const folder = mkdtempSync(join(tmpdir(), 'nido-docs-'))
chmodSync(folder, 0o755)
const server = await startPostgres({ dataDir: folder, say: () => undefined })
try {
  await migrate(server.url)
  const db = openDb(server.url, { max: 1 })
  try {
    writeFileSync(join(docs, 'schema.sql'), await schemaText(db))
  } finally {
    await db.close()
  }
  writeFileSync(join(docs, 'api.json'), apiText(answersWith(builtInTables())))
  writeFileSync(join(docs, 'glosario.md'), glossaryText())
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
