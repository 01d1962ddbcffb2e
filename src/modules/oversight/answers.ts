// What the server answers for the board: figures, their table as CSV, the stream that tells when they change, what is pending.
import { civilDay } from '../../kernel/days.ts'
import { NATION } from '../../kernel/ids.ts'
import type { Figure } from '../../kernel/indicator.ts'
import { answer, type Call } from '../../platform/http.ts'
import { jobStanding, jobsHealth } from '../../platform/job-health.ts'
import { Refused } from '../../platform/refused.ts'
import { release } from '../../platform/release.ts'
import { newBell } from '../../platform/streaming.ts'
import { type Board, boardCsv, figureStream, listPending, readBoard, systemState } from './contract.ts'
import { type BoardOf, boardOf, pendingOf, runningOf } from './reads.ts'

async function board(
  input: { kind: BoardOf['kind']; id?: string; room?: string },
  call: Call,
): Promise<Board> {
  const asOf = call.now().toISOString()
  const of: BoardOf = {
    kind: input.kind,
    id: input.id ?? NATION,
    room: input.room,
    asOf,
    today: civilDay(asOf, 'America/Mexico_City'),
  }
  const found = await call.db.read(
    of.kind === 'representation' ? await widened(call, of.id) : call.scope,
    (read) => boardOf(read, call.house, of),
  )
  if (!found) throw new Refused(404, 'unknown-scope')
  return found
}

/** Under a representation, the books of its centers too: the permission on it was checked before. */
async function widened(call: Call, representation: string) {
  const rows = await call.db.read(
    { system: true },
    (read) => read<{ book: string }>`select nido_books_under(array[${representation}]::uuid[]) as book`,
  )
  return { books: rows.map((r) => r.book) }
}

/** One bell for every open board. */
const bell = newBell()

/** Tells every open board that figures changed. */
export const figuresChanged = (): void => bell.ring()

const cell = (x: string | number | null) => {
  const text = x === null ? '' : String(x)
  // A cell that a spreadsheet would run as a formula is quoted as text.
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const oversightAnswers = [
  answer(readBoard, board),
  answer(boardCsv, async (input, call) => {
    const b = await board(input, call)
    const ids = b.indicators.map((i) => i.id)
    const head = ['clave', 'nombre', ...ids.flatMap((id) => [`${id} parte`, `${id} total`]), 'al']
    const value = (f: Figure | undefined, which: 'part' | 'whole') =>
      f ? (f.suppressed && f[which] === null ? 'menos de 10' : f[which]) : null
    const lines = b.below.map((line) => [
      line.id,
      line.name,
      ...ids.flatMap((id) => {
        const f = line.figures.find((x) => x.indicator === id)
        return [value(f, 'part'), value(f, 'whole')]
      }),
      b.asOf,
    ])
    const text = `\ufeff${[head, ...lines].map((l) => l.map(cell).join(',')).join('\r\n')}\r\n`
    return new Response(text, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="nido-tablero.csv"',
      },
    })
  }),
  answer(figureStream, async (_input, call) => bell.stream(call, 'figures')),
  answer(listPending, async (_input, call) => ({ pending: await call.db.read(call.scope, pendingOf) })),
  answer(systemState, async (_input, call) => {
    const now = call.now()
    return call.db.read({ system: true }, async (read) => {
      const jobs = await jobsHealth(read)
      return {
        release,
        asOf: now.toISOString(),
        ...(await runningOf(read)),
        jobs: jobs.map(({ started_at, ...j }) => ({
          ...j,
          standing: jobStanding({ ...j, started_at }, now.getTime()),
        })),
        backs_up: jobs.some((j) => j.name === 'backup'),
      }
    })
  }),
]
