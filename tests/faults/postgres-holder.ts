// A process that holds the embedded database of a folder until it is told, or killed: the patient of these tests.

import { sentenceOf } from '../../src/app/start/sentences.ts'
import { startPostgres } from '../../src/platform/postgres.ts'

const dataDir = process.argv[2] ?? ''
const join = process.argv[3] === 'join'
try {
  const server = await startPostgres({ dataDir, join, say: (line) => process.stdout.write(`says ${line}\n`) })
  // before it is said that it is open: whoever reads that may end it at once
  process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)))
  process.stdout.write(
    `open ${JSON.stringify({ url: server.url, where: server.where, isNew: server.isNew })}\n`,
  )
  setInterval(() => undefined, 60_000)
} catch (e) {
  process.stderr.write(`${sentenceOf(e, 0, false) ?? (e instanceof Error ? e.stack : String(e))}\n`)
  process.exit(1)
}
