// `npm run bench [-- <id> …] [--seed N]`: finds the benches beside this file, runs them one by one, keeps their figures.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bounds, standing } from './bounds.ts'

export type Measured = { readonly id: string; readonly value: number; readonly unit: string }
/** One run may answer several figures that come from the same work. */
export type Bench = {
  readonly ids: readonly string[]
  readonly run: (given: {
    readonly seed: number
    readonly signal: AbortSignal
  }) => Promise<readonly Measured[]>
}
type Kept = Measured & { readonly at: string }

const usage = `npm run bench                      measures everything and writes bench/results/latest.json
npm run bench -- <id> [<id> …]     only these (a prefix such as «board.» takes its family)
npm run bench -- --seed N          seed of the generated input (1)
npm run bench -- --list            the ids there are`

async function discover(): Promise<Bench[]> {
  const found: Bench[] = []
  for (const name of readdirSync(import.meta.dirname).sort()) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts') || name === 'run.ts' || name === 'bounds.ts')
      continue
    const file = (await import(new URL(name, import.meta.url).href)) as { benches?: readonly Bench[] }
    // A file without benches holds what several of them share
    found.push(...(file.benches ?? []))
  }
  return found
}

const resultsFile = join(import.meta.dirname, 'results', 'latest.json')

function keptBefore(): Kept[] {
  return existsSync(resultsFile) ? (JSON.parse(readFileSync(resultsFile, 'utf8')) as Kept[]) : []
}

/** Figures of this run replace those of the same id; written whole, so that a cancelled run leaves the old file. */
function keep(measured: readonly Measured[]): void {
  const at = new Date().toISOString()
  const all = new Map(keptBefore().map((k) => [k.id, k]))
  for (const { id, value, unit } of measured) all.set(id, { id, value, unit, at })
  mkdirSync(join(import.meta.dirname, 'results'), { recursive: true })
  writeFileSync(
    `${resultsFile}.new`,
    `${JSON.stringify(
      [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
      null,
      2,
    )}\n`,
  )
  renameSync(`${resultsFile}.new`, resultsFile)
}

const figures = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 })

function line({ id, value, unit }: Measured): string {
  const bound = bounds[id]
  const sign = bound?.better === 'up' ? '≥' : '≤'
  const promise = bound
    ? `${bound.must === undefined ? '' : `${sign} ${figures.format(bound.must)} `}${bound.reach === undefined ? '' : `(${figures.format(bound.reach)})`}`
    : ''
  return `${id.padEnd(22)} ${figures.format(value).padStart(12)} ${unit.padEnd(8)} ${promise.padEnd(26)} ${standing(id, value)}`
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      list: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const seed = Number(values.seed)
  if (values.help) {
    process.stdout.write(`${usage}\n`)
    return 0
  }
  if (!Number.isSafeInteger(seed)) {
    process.stderr.write(`--seed takes a whole number, not «${values.seed}»\n`)
    return 2
  }
  const benches = await discover()
  const ids = benches.flatMap((b) => b.ids)
  if (values.list) {
    process.stdout.write(`${ids.join('\n')}\n`)
    return 0
  }
  const matches = (id: string, asked: string) => id === asked || (asked.endsWith('.') && id.startsWith(asked))
  const unknown = positionals.filter((asked) => !ids.some((id) => matches(id, asked)))
  if (unknown.length > 0 || benches.length === 0) {
    process.stderr.write(
      `no bench called ${unknown.join(', ') || 'anything'}; there are: ${ids.join(', ') || 'none'}\n`,
    )
    return 2
  }
  const cancel = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancel.abort())
  process.on('disconnect', () => cancel.abort())
  process.stdout.write(
    `${'id'.padEnd(22)} ${'value'.padStart(12)} ${'unit'.padEnd(8)} ${'must (reach)'.padEnd(26)} standing\n`,
  )
  let failed = false
  for (const bench of benches) {
    if (cancel.signal.aborted) return 130
    if (positionals.length > 0 && !bench.ids.some((id) => positionals.some((asked) => matches(id, asked))))
      continue
    try {
      const measured = await bench.run({ seed, signal: cancel.signal })
      const missing = bench.ids.filter((id) => !measured.some((m) => m.id === id))
      if (missing.length > 0) throw new Error(`gave no figure for ${missing.join(', ')}`)
      keep(measured)
      process.stdout.write(`${measured.map(line).join('\n')}\n`)
      if (measured.some((m) => standing(m.id, m.value) === 'missed')) failed = true
    } catch (e) {
      if (cancel.signal.aborted) return 130
      failed = true
      process.stderr.write(`${bench.ids.join(', ')}: ${e instanceof Error ? e.stack : String(e)}\n`)
    }
  }
  return failed ? 1 : 0
}

process.exit(await main())
