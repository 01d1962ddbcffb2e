// The packages Nido leans on: every licence is a free one, and no known advisory stands unless it was looked at and accepted.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export type Locked = { readonly version?: string; readonly license?: string; readonly dev?: boolean }
export type Accepted = {
  /** `GHSA-…` */
  readonly advisory: string
  readonly package: string
  readonly why: string
  /** looked at again by then */
  readonly until: string
}
type Via = {
  readonly url?: string
  readonly title?: string
  readonly severity?: string
  readonly name?: string
}
export type AuditAnswer = {
  readonly vulnerabilities?: Readonly<Record<string, { readonly via: readonly (string | Via)[] }>>
  readonly error?: unknown
  readonly message?: string
}

/** Licences that ask for no more than a notice; those of tools alone may ask that changes to them stay open. */
const FREE = new Set([
  ...['MIT', 'ISC', '0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'Unlicense'],
  ...['CC0-1.0', 'CC-BY-3.0', 'CC-BY-4.0', 'OFL-1.1', 'PSF-2.0', 'Python-2.0', 'Zlib'],
])
/** Open at the level of their own files: used as they come, unchanged. */
const OPEN_FILES = new Set(['MPL-2.0'])

/** Whether an SPDX expression lets us go on: of an OR one side is enough, of an AND all are needed. */
export function isFree(expression: string): boolean {
  const text = expression.replaceAll(/[()]/g, ' ').trim()
  if (/ OR /.test(text)) return text.split(' OR ').some(isFree)
  if (/ AND /.test(text)) return text.split(' AND ').every(isFree)
  return FREE.has(text.trim()) || OPEN_FILES.has(text.trim())
}

/** Packages of the lock whose licence is missing or not free. */
export function licenceTroubles(packages: Readonly<Record<string, Locked>>): string[] {
  return Object.entries(packages).flatMap(([path, { license }]) => {
    if (path === '') return []
    const name = path.replace(/^.*node_modules\//, '')
    if (license === undefined) return [`${name}: no licence is told`]
    return isFree(license) ? [] : [`${name}: ${license} is not on the list of free licences`]
  })
}

/**
 * What the registry's answer says that nobody accepted, and acceptances that have run out or are of no use any more. `skipped`
 * when the registry gave no answer: that is no good news, and is told.
 */
export function advisoryTroubles(
  answer: AuditAnswer,
  accepted: readonly Accepted[],
  today: string,
): { troubles: string[] } | { skipped: string } {
  if (answer.error !== undefined || answer.vulnerabilities === undefined)
    return { skipped: answer.message ?? 'the registry gave no answer that can be read' }
  const found = new Map<string, string>()
  for (const [name, { via }] of Object.entries(answer.vulnerabilities)) {
    for (const v of via) {
      if (typeof v === 'string') continue
      const id = v.url?.split('/').at(-1) ?? v.title ?? 'unnamed'
      found.set(`${id} ${v.name ?? name}`, `${v.name ?? name}: ${v.severity ?? '?'} ${id} ${v.title ?? ''}`)
    }
  }
  const standing = new Map(accepted.map((a) => [`${a.advisory} ${a.package}`, a]))
  const open = [...found].flatMap(([key, words]) => {
    const a = standing.get(key)
    if (!a) return [words.trim()]
    return a.until < today ? [`${words.trim()} — was accepted until ${a.until}`] : []
  })
  const useless = [...standing.keys()]
    .filter((k) => !found.has(k))
    .map((k) => `${k} is accepted and no longer found`)
  return { troubles: [...open, ...useless] }
}

const root = resolve(import.meta.dirname, '..', '..')
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))

function ask(): AuditAnswer {
  const ran = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8', timeout: 60_000 })
  try {
    return JSON.parse(ran.stdout) as AuditAnswer
  } catch {
    return {
      message: String(ran.stderr || ran.error?.message || 'npm audit gave no answer').split('\n')[0] ?? '',
    }
  }
}

function main(): number {
  const { packages } = read('package-lock.json') as { packages: Record<string, Locked> }
  const licences = licenceTroubles(packages)
  const { accepted } = read('docs/accepted-advisories.json') as { accepted: Accepted[] }
  const advisories = advisoryTroubles(ask(), accepted, new Date().toISOString().slice(0, 10))
  for (const trouble of [...licences, ...('troubles' in advisories ? advisories.troubles : [])])
    process.stdout.write(`${trouble}\n`)
  process.stdout.write(`licences: ${Object.keys(packages).length - 1} packages looked at\n`)
  process.stdout.write(
    'skipped' in advisories
      ? `advisories: not asked, the registry does not answer (${advisories.skipped})\n`
      : `advisories: ${accepted.length} accepted\n`,
  )
  return licences.length > 0 || ('troubles' in advisories && advisories.troubles.length > 0) ? 1 : 0
}

if (import.meta.main) process.exitCode = main()
