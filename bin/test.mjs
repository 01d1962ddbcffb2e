// `npm test`: sets up what is missing, then checks everything in order and closes with one line, `N passed, N failed`.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { ensureInstalled, node24, root } from './setup.mjs'

/** A step that hangs is a failed step. The whole takes about a quarter of an hour on two quiet cores; a busy machine twice that. */
const limitMs = 40 * 60_000
const began = Date.now()

ensureInstalled({ dev: true })
const chromium = ensureChromium()
const node = node24()
const counts = join(root, '.tmp', `test-${process.pid}`)
mkdirSync(counts, { recursive: true })

const modules = join(root, 'node_modules')
const children = new Set()
let stopped = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopped = true
    for (const child of children) child.kill(signal)
  })
}

/** Runs a script under Node 24; its output is shown as it comes, or whole at the end when another step is showing. */
function run(args, { env = {}, live = true } = {}) {
  return new Promise((done) => {
    const child = spawn(node, args, {
      cwd: root,
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
      env: { ...process.env, CI: process.env.CI ?? 'true', NIDO_CHROMIUM: chromium, ...env },
    })
    children.add(child)
    const said = []
    child.stdout?.on('data', (b) => said.push(b))
    child.stderr?.on('data', (b) => said.push(b))
    const late = setTimeout(
      () => {
        said.push(Buffer.from('\nSe acabó el tiempo de este paso.\n'))
        child.kill('SIGTERM')
        setTimeout(() => child.kill('SIGKILL'), 5_000).unref()
      },
      Math.max(1_000, limitMs - (Date.now() - began)),
    )
    const end = (ok) => {
      clearTimeout(late)
      children.delete(child)
      done({ ok: ok && !stopped, said: Buffer.concat(said) })
    }
    child.on('error', () => end(false))
    child.on('close', (code) => end(code === 0))
  })
}

const total = { passed: 0, failed: 0, skipped: [] }
const lines = []

function header(title) {
  process.stdout.write(`\n── ${title} ${'─'.repeat(Math.max(3, 90 - title.length))}\n`)
}

function note(title, seconds, passed, failed) {
  total.passed += passed
  total.failed += failed
  lines.push(
    `${failed === 0 ? '✓' : '✗'} ${title} (${seconds.toFixed(0)} s): ${passed} passed, ${failed} failed`,
  )
}

/** A check that either holds or does not. */
async function check(title, args) {
  if (stopped) return false
  header(title)
  const from = Date.now()
  const { ok } = await run(args)
  note(title, (Date.now() - from) / 1000, ok ? 1 : 0, ok ? 0 : 1)
  return ok
}

function counted(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Projects of tests in one vitest process. A run that ends badly without naming a failed test has failed as one. */
async function tests(title, projects, { live = true } = {}) {
  if (stopped) return
  if (live) header(title)
  const from = Date.now()
  const file = join(counts, `${projects.join('-')}.json`)
  const args = [join(modules, 'vitest', 'vitest.mjs'), 'run', ...projects.flatMap((p) => ['--project', p])]
  const { ok, said } = await run(args, { env: { NIDO_TEST_COUNT: file }, live })
  if (!live) {
    header(title)
    process.stdout.write(said)
  }
  const count = counted(file) ?? { passed: 0, failed: 0, skipped: [] }
  const failed = count.failed === 0 && (!ok || count.passed === 0) ? 1 : count.failed
  total.skipped.push(...count.skipped)
  note(title, (Date.now() - from) / 1000, count.passed, failed)
}

await check('Type check', [join(modules, 'typescript-7', 'bin', 'tsc'), '--noEmit'])
await check('Lint and format', [
  join(modules, '@biomejs', 'biome', 'bin', 'biome'),
  'check',
  '--error-on-warnings',
  '.',
])
await check('Walls', [join('tests', 'contracts', 'walls.ts')])
await check('Licences and advisories of packages', [join('tests', 'contracts', 'dependencies.ts')])
await tests('Unit, contract and walk tests', ['unit', 'contracts', 'walks'])
const built = await check('Build of the screens', [join('bin', 'build.mjs')])
if (built) {
  const browser = tests('Browser tests', ['browser'])
  const faults = tests('Fault tests', ['faults'], { live: false })
  await browser
  await faults
} else if (!stopped) {
  lines.push('✗ Browser and fault tests: not run, the screens could not be built')
  total.failed += 2
}

rmSync(counts, { recursive: true, force: true })
header('Summary')
for (const line of lines) process.stdout.write(`${line}\n`)
for (const { name, why } of total.skipped) process.stdout.write(`skipped: ${name} (${why})\n`)
if (stopped) {
  process.stdout.write('Interrumpido: no se probó todo.\n')
  total.failed += 1
}
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
