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

/** Runs a script under Node 24; its output is shown as it comes. */
function run(args, env = {}) {
  return new Promise((done) => {
    const child = spawn(node, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, CI: process.env.CI ?? 'true', NIDO_CHROMIUM: chromium, ...env },
    })
    children.add(child)
    const late = setTimeout(
      () => {
        process.stdout.write('\nSe acabó el tiempo de este paso.\n')
        child.kill('SIGTERM')
        setTimeout(() => child.kill('SIGKILL'), 5_000).unref()
      },
      Math.max(1_000, limitMs - (Date.now() - began)),
    )
    const end = (ok) => {
      clearTimeout(late)
      children.delete(child)
      done({ ok: ok && !stopped })
    }
    child.on('error', () => end(false))
    child.on('close', (code) => end(code === 0))
  })
}

const total = { passed: 0, failed: 0, again: [], skipped: [] }
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

/**
 * Projects of tests in one vitest process, so many files at the same time. A run that ends badly without naming a failed test
 * has failed as one.
 */
async function tests(title, projects, workers = 2) {
  if (stopped) return
  header(title)
  const from = Date.now()
  const file = join(counts, `${projects.join('-')}.json`)
  const vitest = [join(modules, 'vitest', 'vitest.mjs'), 'run', '--maxWorkers', String(workers)]
  const { ok } = await run([...vitest, ...projects.flatMap((p) => ['--project', p])], {
    // What one start of Nido has compiled the next hundred need not.
    NIDO_TEST_COUNT: file,
    NODE_COMPILE_CACHE: join(counts, 'compiled'),
  })
  const count = counted(file) ?? { passed: 0, failed: 0, again: [], skipped: [] }
  const failed = count.failed === 0 && (!ok || count.passed === 0) ? 1 : count.failed
  total.again.push(...count.again)
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
  // A browser that loads, a database that starts, a line that is slow: one of three waits at any moment.
  await tests('Browser and fault tests', ['browser', 'faults'], 3)
} else if (!stopped) {
  lines.push('✗ Browser and fault tests: not run, the screens could not be built')
  total.failed += 2
}

rmSync(counts, { recursive: true, force: true })
header('Summary')
for (const line of lines) process.stdout.write(`${line}\n`)
for (const name of total.again) process.stdout.write(`passed at the second try: ${name}\n`)
for (const { name, why } of total.skipped) process.stdout.write(`skipped: ${name} (${why})\n`)
if (stopped) {
  process.stdout.write('Interrumpido: no se probó todo.\n')
  total.failed += 1
}
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
