// What every file and every module folder looks like: an opening sentence, the rooms there are, and no others.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Trouble } from './purity.ts'

const must = ['README.md', 'contract.ts', 'module.ts']
const roomFiles = new Set([
  ...must,
  ...[
    'reads.ts',
    'answers.ts',
    'decides.ts',
    'takes.ts',
    'indicators.ts',
    'offers.ts',
    'imports.ts',
    'carry.ts',
    'tasks.ts',
  ],
])
const roomFolders = new Set(['contract', 'rules', 'screens', 'migrations', 'tables', 'work'])

/** Every file under a folder, as paths from `root` with `/`. */
export function filesUnder(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesUnder(root, path) : [path]
  })
}

/** The first line is one sentence that says what the file is for; no second line of the same comment follows. */
export function openings(root: string): Trouble[] {
  return filesUnder(root, 'src').flatMap((file) => {
    const mark = /\.tsx?$/.test(file) ? '//' : file.endsWith('.sql') ? '--' : undefined
    if (!mark) return []
    const [first = '', second = ''] = readFileSync(join(root, file), 'utf8').split('\n')
    const tell = (what: string) => [{ wall: 'opening', file, what }]
    if (!first.startsWith(`${mark} `)) return tell(`the first line must be a sentence: ${mark} …`)
    if (mark === '//' && (!/^\/\/ \S.{8,}[.?]$/.test(first) || second.startsWith('//'))) {
      return tell('the opening is one sentence on one line, ended by a period')
    }
    return []
  })
}

/** Module folders: known to the order, with what each must have, and only rooms that exist. */
export function rooms(root: string, order: readonly string[]): Trouble[] {
  const modules = join(root, 'src', 'modules')
  if (!existsSync(modules)) return []
  return readdirSync(modules, { withFileTypes: true }).flatMap((module) => {
    const folder = `src/modules/${module.name}`
    if (!module.isDirectory()) return [{ wall: 'rooms', file: folder, what: 'only module folders live here' }]
    const troubles: Trouble[] = []
    const tell = (file: string, what: string) => troubles.push({ wall: 'rooms', file, what })
    if (!order.includes(module.name)) tell(folder, 'is not in the order of modules (.dependency-cruiser.cjs)')
    const entries = readdirSync(join(modules, module.name), { withFileTypes: true })
    const names = entries.map((e) => e.name)
    // A capability may begin as rules and work that calculators use: then only what it is for must be said.
    const onlyRules = names.every((name) => ['rules', 'work', 'README.md'].includes(name))
    for (const name of onlyRules ? ['README.md'] : must)
      if (!names.includes(name)) tell(folder, `has no ${name}`)
    for (const entry of entries) {
      const name = entry.name.replace(/\.test\.tsx?$/, '.ts')
      const known = entry.isDirectory() ? roomFolders.has(name) : roomFiles.has(name)
      if (!known) tell(`${folder}/${entry.name}`, 'is no room of the house')
    }
    for (const file of filesUnder(root, `${folder}/migrations`)) {
      if (!/\/migrations\/\d{8}-[a-z0-9-]+\.sql$/.test(file))
        tell(file, 'a migration is called YYYYMMDD-what.sql')
    }
    return troubles
  })
}
