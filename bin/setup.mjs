// The set-up step every command shares: packages, Node 24 and the built screens, from a machine that has Node 20 and npm.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')

/** Prints one plain sentence and ends with the given code. */
export function stopWith(sentence, code = 1) {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  } catch {
    return undefined
  }
}

/**
 * True when every package of the lock is installed in its version. Compared by content, not by date: a checkout makes
 * files look new. Optional ones belong to other platforms; `dev` says whether the development ones are needed too.
 */
export function isInstalled(dev) {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const present = packagesOf(join(modules, '.package-lock.json'))
  if (!wanted || !present || !existsSync(join(modules, 'node', 'bin'))) return false
  return Object.entries(wanted).every(
    ([path, one]) =>
      path === '' ||
      one.optional ||
      one.devOptional ||
      (one.dev && !dev) ||
      one.link ||
      present[path]?.version === one.version,
  )
}

/** npm as it was called; else the one on the PATH. */
function npm(args) {
  const script = process.env.npm_execpath
  const viaNode = script !== undefined && /\.c?js$/.test(script) && existsSync(script)
  const [command, all] = viaNode ? [process.execPath, [script, ...args]] : ['npm', args]
  return spawnSync(command, all, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: !viaNode && process.platform === 'win32',
  })
}

/** Installs what is missing. Never `npm ci`: it refuses a lock without other platforms' optional binaries. */
export function ensureInstalled({ dev = false } = {}) {
  if (isInstalled(dev)) return
  process.stdout.write('Instalando los paquetes de Nido (una sola vez, cerca de un minuto)…\n')
  const done = npm([
    'install',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...(dev ? ['--include=dev'] : []),
  ])
  if (done.error || done.status !== 0) {
    stopWith(
      'No se pudieron instalar los paquetes de Nido: revise la red y el espacio en disco, y repita la orden. No se tocó ningún dato.',
    )
  }
  fetchNode()
}

/** Newer npm may not run packages' own scripts; the one that brings Node's program is then run here. */
function fetchNode() {
  const folder = join(modules, 'node')
  if (existsSync(join(folder, 'bin')) || !existsSync(folder)) return
  spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** The Node that runs Nido: the packaged one, whatever the shell remembers; else this one when it is recent enough. */
export function node24() {
  const packaged = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(packaged)) return packaged
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return stopWith(
    'Nido necesita Node 24 y el paquete que lo trae no quedó instalado: borre la carpeta node_modules y repita la orden.',
  )
}

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesUnder(path)
    else yield path
  }
}

/** One hash of everything the built screens are made from. */
function sourceStamp() {
  const hash = createHash('sha256')
  const single = ['vite.config.ts', 'package-lock.json', 'index.html', 'tsconfig.json'].map((f) =>
    join(root, f),
  )
  const trees = ['src', 'public'].map((f) => join(root, f)).filter((f) => existsSync(f))
  const files = trees.flatMap((f) => [...filesUnder(f)]).filter((f) => !/\.test\.tsx?$|\.md$|\.sql$/.test(f))
  for (const file of [...single.filter((f) => existsSync(f)), ...files.sort()]) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/** Builds the screens when what they are made from has changed; true when `dist` is good. */
export function ensureBuilt() {
  const stamp = join(root, 'dist', '.stamp')
  const now = sourceStamp()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return true
  process.stdout.write('Preparando las pantallas…\n')
  const built = spawnSync(
    node24(),
    [join(modules, 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  if (built.status !== 0) return false
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, now)
  return true
}

/** The processes between npm and this one: when npm is killed without a word, nobody else would tell us. */
function lineage() {
  if (process.env.npm_lifecycle_event === undefined || process.platform !== 'linux') return []
  const parentOf = (pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
      return { parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]), name }
    } catch {
      return undefined
    }
  }
  const links = [[process.pid, process.ppid]]
  for (let pid = process.ppid; links.length < 4; ) {
    const one = parentOf(pid)
    if (!one || !/^(sh|dash|bash)$/.test(one.name)) break
    links.push([pid, one.parent])
    pid = one.parent
  }
  return links.map(
    ([child, parent]) =>
      () =>
        parentOf(child)?.parent === parent,
  )
}

/**
 * Node's own flags where long lists may go by: rows come and go, and left alone Node lets them lie in three times 32 MB, and the
 * rest grow to four times what is alive, before it sweeps (decision 0014). A million rows then take 400 MB instead of 264;
 * taking facts costs the server about a tenth more processor time.
 */
export const sweepSooner = ['--max-semi-space-size=8', '--heap-growing-percent=60']

/**
 * Runs a script of the house under Node 24 and ends with its exit code. The child dies with this process: signals are
 * passed on, and a silent death of this one closes the channel, which the child watches. `asks`: the script may ask whoever
 * sits at the terminal. `flags` are Node's own.
 */
export function runUnderNode24(script, args, env = {}, asks = false, flags = []) {
  const child = spawn(
    node24(),
    ['--disable-warning=ExperimentalWarning', ...flags, join(root, script), ...args],
    {
      cwd: root,
      stdio: [asks ? 'inherit' : 'ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...env, NIDO_CALLED_FROM: process.env.INIT_CWD ?? process.cwd() },
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const links = lineage()
  const watch = setInterval(() => {
    if (links.every((holds) => holds())) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, 500)
  watch.unref()
  child.on('error', (e) => stopWith(`No se pudo poner en marcha Node 24 (${e.message}).`))
  child.on('exit', (code, signal) =>
    process.exit(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)),
  )
}
