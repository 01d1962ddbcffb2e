// `npm run walls`: floors, module order, rooms, purity and openings; fails with one line for each breach.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { impurities, mustBePure, type Trouble } from './purity.ts'
import { filesUnder, openings, rooms } from './rooms.ts'

type Cruise = {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: {
    readonly violations: readonly {
      readonly from: string
      readonly to: string
      readonly rule: { readonly name: string }
    }[]
  }
}

const house = resolve(import.meta.dirname, '..', '..')
const configName = '.dependency-cruiser.cjs'

function cruise(root: string): Cruise {
  const script = join(house, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
  const args = [script, 'src', '--config', configName, '--output-type', 'json']
  const ran = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 })
  try {
    return JSON.parse(ran.stdout) as Cruise
  } catch {
    throw new Error(`dependency-cruiser gave no answer: ${ran.stderr || ran.stdout}`)
  }
}

/** Without the right TypeScript, dependency-cruiser sees nothing and is content: what it saw must be all there is. */
function seenAll(root: string, seen: Cruise): Trouble[] {
  const isCode = (path: string) => /^src\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path)
  const there = filesUnder(root, 'src').filter(isCode)
  const cruised = new Set(seen.modules.map((m) => m.source).filter(isCode))
  const missed = there.filter((path) => !cruised.has(path))
  if (there.length > 0 && missed.length === 0 && cruised.size === there.length) return []
  const what = `dependency-cruiser saw ${cruised.size} modules and there are ${there.length}: ${missed.slice(0, 3).join(', ')}`
  return [{ wall: 'seen-all', file: 'src', what }]
}

/** Low to high, as the rules themselves have it. */
function moduleOrder(root: string): string[] {
  const config = createRequire(import.meta.url)(join(root, configName)) as { forbidden: { name: string }[] }
  return config.forbidden.flatMap(({ name }) => (name.startsWith('module-order-') ? [name.slice(13)] : []))
}

/** Every breach of the house under `root` (its `src`, its configuration), and how many files were looked at. */
export function walls(root: string): { readonly troubles: readonly Trouble[]; readonly files: number } {
  const seen = cruise(root)
  const broken = seen.summary.violations.map((v) => ({
    wall: v.rule.name,
    file: v.from,
    what: `imports ${v.to}`,
  }))
  const files = filesUnder(root, 'src')
  const impure = files
    .filter((path) => /\.tsx?$/.test(path) && mustBePure(path))
    .flatMap((path) => impurities(path, readFileSync(join(root, path), 'utf8')))
  return {
    troubles: [
      ...seenAll(root, seen),
      ...broken,
      ...impure,
      ...openings(root),
      ...rooms(root, moduleOrder(root)),
    ],
    files: files.length,
  }
}

function main(): number {
  const { values } = parseArgs({ options: { root: { type: 'string' } } })
  const { troubles, files } = walls(resolve(values.root ?? house))
  for (const { wall, file, what } of troubles) process.stdout.write(`${wall}  ${file}  ${what}\n`)
  process.stdout.write(
    troubles.length > 0 ? `${troubles.length} breaches of the walls\n` : `the walls hold (${files} files)\n`,
  )
  return troubles.length > 0 ? 1 : 0
}

if (import.meta.main) process.exitCode = main()
