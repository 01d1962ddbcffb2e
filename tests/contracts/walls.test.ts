// The walls really stop what they are there to stop: one breach of each kind is planted in a copy of the house.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { impurities, type Trouble } from './purity.ts'
import { walls } from './walls.ts'

const house = join(import.meta.dirname, '..', '..')
const config = createRequire(import.meta.url)(join(house, '.dependency-cruiser.cjs')) as {
  forbidden: { name: string }[]
}
const ruleNames = config.forbidden.map((r) => r.name)
const order = ruleNames.flatMap((n) => (n.startsWith('module-order-') ? [n.slice(13)] : []))

type Plant = { readonly wall: string; readonly file: string; readonly text: string }
const plant = (wall: string, file: string, ...lines: string[]): Plant => ({
  wall,
  file: `src/${file}`,
  text: ['// Planted in a copy of the house to see a wall stop it.', ...lines, ''].join('\n'),
})
const importing = (from: string) => `import * as planted from '${from}'\nexport const used = planted`

/** A room and a file in it, in a module in the middle of the order. */
const roomFiles: Readonly<Record<string, string>> = {
  contract: 'contract.ts',
  rules: 'rules/planted.ts',
  tables: 'tables/planted.ts',
  reads: 'reads.ts',
  answers: 'answers.ts',
  decides: 'decides.ts',
  takes: 'takes.ts',
  indicators: 'indicators.ts',
  offers: 'offers.ts',
  tasks: 'tasks.ts',
  work: 'work/planted.ts',
  imports: 'imports.ts',
  carry: 'carry.ts',
  screens: 'screens/planted.tsx',
  module: 'module.ts',
}
const deep = (file: string) => (file.includes('/') ? '../' : './')
/** What no room but the module's own table of contents may import, and what that one may not. */
const refusedBy = (room: string) =>
  room === 'module' ? '../../device/planted-target.ts' : `../../platform/planted-target.ts`
const refusedOf = (room: string) =>
  ['answers', 'decides', 'takes', 'work'].includes(room) ? '../../ui/planted-target.ts' : refusedBy(room)

const importPlants: Plant[] = [
  plant(
    'no-circle',
    'kernel/planted-a.ts',
    "import type { B } from './planted-b.ts'",
    'export type A = { b: B }',
  ),
  plant('no-unresolvable', 'app/planted-nowhere.ts', importing('./nowhere-at-all.ts')),
  plant('no-dev-package', 'app/planted-dev.ts', importing('fast-check')),
  plant('no-unlisted-package', 'app/planted-unlisted.ts', importing('picomatch')),
  plant('floor-kernel', 'kernel/planted-package.ts', importing('pino')),
  plant('floor-platform', 'platform/planted-up.ts', importing('../device/planted-target.ts')),
  plant('floor-device', 'device/planted-down.ts', importing('../platform/planted-target.ts')),
  plant('floor-ui', 'ui/planted-down.ts', importing('../platform/planted-target.ts')),
  plant('floor-browser-core', 'ui/planted-core.ts', importing('node:fs')),
  plant('floor-app', 'device/planted-app.ts', importing('../app/planted-target.ts')),
  plant('server-no-screens', 'platform/planted-screen.ts', importing('../ui/planted-screen.tsx')),
  plant('only-db-drives', 'platform/planted-driver.ts', importing('pg')),
  plant('module-door', 'modules/learning/module.ts', importing('../places/rules/planted-target.ts')),
  ...order.map((name, i) =>
    plant(
      `module-order-${name}`,
      `modules/${name}/planted-order.ts`,
      importing(`../${order[i + 1] ?? 'unheard-of'}/contract.ts`),
    ),
  ),
  ...['families', 'oversight', 'exchange'].map((name) =>
    plant(`no-caring-${name}`, `modules/${name}/planted-caring.ts`, importing('../places/contract.ts')),
  ),
  ...Object.entries(roomFiles).flatMap(([room, file]) => {
    const up = deep(file) === '../' ? '../' : ''
    return [
      plant(`room-${room}`, `modules/partners/${file}`, importing(up + refusedOf(room))),
      plant(`room-${room}-package`, `modules/admissions/${file}`, importing('pino')),
      plant(`room-${room}-core`, `modules/construction/${file}`, importing('node:fs')),
    ]
  }),
]

const otherPlants: Plant[] = [
  ...['kernel/planted-clock.ts', 'modules/siting/rules/clock.ts', 'modules/siting/tables/clock.ts'].map(
    (file) => plant('pure', file, 'export const now = () => Date.now()'),
  ),
  ...['contract', 'contract/words', 'indicators', 'carry'].map((room) =>
    plant('pure', `modules/siting/${room}.ts`, 'export const chance = () => Math.random()'),
  ),
  { wall: 'opening', file: 'src/app/planted-opening.ts', text: 'export const silent = 1\n' },
  {
    wall: 'opening',
    file: 'src/app/planted-two.ts',
    text: '// A first line that\n// goes on.\nexport const two = 2\n',
  },
  { wall: 'opening', file: 'src/modules/siting/migrations/20260101-silent.sql', text: 'select 1;\n' },
  plant('rooms', 'modules/siting/helpers.ts', 'export const other = 1'),
  plant('rooms', 'modules/siting/utilities/one.ts', 'export const other = 1'),
  plant('rooms', 'modules/siting/migrations/first.sql', ''),
]

const targets: Plant[] = [
  plant('', 'kernel/planted-b.ts', "import type { A } from './planted-a.ts'", 'export type B = { a?: A }'),
  plant('', 'modules/places/rules/planted-target.ts', 'export const target = 1'),
  plant('', 'modules/unheard-of/contract.ts', 'export const target = 1'),
  ...['platform', 'device', 'ui', 'app'].map((floor) =>
    plant('', `${floor}/planted-target.ts`, 'export const target = 1'),
  ),
  plant('', 'ui/planted-screen.tsx', 'export const screen = 1'),
]

const copies: string[] = []

function copyOfTheHouse(plants: readonly Plant[]): string {
  mkdirSync(join(house, '.tmp'), { recursive: true })
  // Inside the house, so that packages are found
  const root = mkdtempSync(join(house, '.tmp', 'walls-'))
  copies.push(root)
  for (const name of ['package.json', 'tsconfig.json', 'biome.json', '.dependency-cruiser.cjs']) {
    cpSync(join(house, name), join(root, name))
  }
  cpSync(join(house, 'src'), join(root, 'src'), { recursive: true })
  for (const { file, text } of plants) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  return root
}

let found: readonly Trouble[] = []
beforeAll(() => {
  const contracts = order.map((name) => plant('', `modules/${name}/contract.ts`, 'export const target = 1'))
  // The last writer of a file wins: the breaches come last
  found = walls(copyOfTheHouse([...contracts, ...targets, ...importPlants, ...otherPlants])).troubles
})
afterAll(() => {
  for (const root of copies) rmSync(root, { recursive: true, force: true })
})

test('every wall between files has a breach planted for it, each in a file of its own', () => {
  const planted = new Set(importPlants.map((p) => p.wall))
  expect(ruleNames.filter((name) => !planted.has(name))).toEqual([])
  const files = [...importPlants, ...otherPlants].map((p) => p.file)
  expect(files.filter((file, i) => files.indexOf(file) !== i)).toEqual([])
})

test.each([...importPlants, ...otherPlants])('$wall stops $file', ({ wall, file }) => {
  // An unknown folder is told once, by its own name
  const told = found.filter((t) => t.wall === wall && (t.file === file || file.startsWith(`${t.file}/`)))
  expect(told).not.toEqual([])
})

test('an unknown module, and one without its table of contents, are seen', () => {
  const told = found.map((t) => `${t.file} ${t.what}`).join('\n')
  expect(told).toContain('src/modules/unheard-of is not in the order of modules')
  expect(told).toContain('src/modules/unheard-of has no module.ts')
  expect(told).toContain('src/modules/unheard-of has no README.md')
})

test('the walls fail when their checker saw fewer modules than there are', () => {
  const root = copyOfTheHouse([])
  const file = join(root, '.dependency-cruiser.cjs')
  const blind = readFileSync(file, 'utf8').replace(
    'options: {',
    "options: { exclude: { path: 'kernel/ids' },",
  )
  writeFileSync(file, blind)
  expect(walls(root).troubles.map((t) => t.wall)).toContain('seen-all')
})

test('a default export, a barrel and a careless type do not pass the lint', () => {
  const root = copyOfTheHouse([
    plant('', 'app/planted-default.ts', 'export default 1'),
    plant(
      '',
      'app/planted-barrel.ts',
      "export * from './planted-default.ts'",
      "export * from './planted-any.ts'",
    ),
    plant('', 'app/planted-any.ts', 'export const loose = (x: any) => x'),
  ])
  const biome = join(house, 'node_modules', '@biomejs', 'biome', 'bin', 'biome')
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', 'src/app']
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  const diagnostics = (JSON.parse(stdout) as { diagnostics: { category: string }[] }).diagnostics.map(
    (d) => d.category,
  )
  expect(diagnostics).toEqual(
    expect.arrayContaining([
      'lint/style/noDefaultExport',
      'lint/performance/noBarrelFile',
      'lint/suspicious/noExplicitAny',
    ]),
  )
})

test.each([
  'Date.now()',
  'new Date()',
  'new Date',
  'Date()',
  'new Date(2026, 1, 2)',
  'new Date(0).getHours()',
  'new Date(0).toLocaleDateString()',
  'Math.random()',
  "Math['random']()",
  'crypto.randomUUID()',
  'fetch("x")',
  'process.env.HOME',
  'setTimeout(() => 1)',
  'setInterval(() => 1)',
  'queueMicrotask(() => 1)',
  'performance.now()',
  'globalThis.x',
  'document.title',
  'window.name',
  'localStorage.x',
  'import("./x.ts")',
  'import.meta.url',
  'console.log(1)',
  '{ ...process }',
  '[fetch]',
])('a rule that says `%s` is impure', (expression) => {
  expect(impurities('src/kernel/x.ts', `export const x = (${expression})`)).not.toEqual([])
})

test('a rule that imports Node is impure', () => {
  expect(
    impurities('src/kernel/x.ts', "import { readFileSync } from 'node:fs'\nexport const x = readFileSync"),
  ).toHaveLength(1)
})

test.each([
  'new Date(0).getUTCHours()',
  'new Date("2026-01-01T00:00:00.000Z").getTime()',
  'Date.UTC(2026, 0, 1)',
  '{ process: 1, window: 2 }',
  'o.document',
  '((window: number) => window + 1)(1)',
  'Math.floor(1.5)',
])('a rule that says `%s` is pure', (expression) => {
  expect(
    impurities('src/kernel/x.ts', `const o = { document: 1 }\nexport const x = (${expression})`),
  ).toEqual([])
})
