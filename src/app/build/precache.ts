// Lists what a tablet must hold to open without a network, and bundles the service worker that holds it.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Plugin, type Rolldown } from 'vite'

export type PrecachedFile = {
  readonly url: string
  /** first 16 hex digits of SHA-256 */
  readonly hash: string
  readonly bytes: number
  readonly gz: number
  /** needed before the first screen is drawn; the others are fetched by the service worker behind it */
  readonly first: boolean
  /** only such devices hold it, once one of them asks for it: a tablet of a room has no use for the screens of the field */
  readonly part?: string
}

/** `build` names the whole list: it changes when any file does. */
export type Precache = { readonly build: string; readonly files: readonly PrecachedFile[] }

const digest = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex').slice(0, 16)

/** File names a chunk brings, by static imports (`first`) and by lazy ones; `without` what a lazy module of these names brings alone. */
function filesOf(
  bundle: Rolldown.OutputBundle,
  entry: string,
  without: readonly string[] = [],
): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>()
  const visit = (name: string, first: boolean) => {
    if (found.get(name) === true || found.get(name) === first) return
    found.set(name, first)
    const chunk = bundle[name]
    if (chunk?.type !== 'chunk') return
    for (const asset of [
      ...(chunk.viteMetadata?.importedCss ?? []),
      ...(chunk.viteMetadata?.importedAssets ?? []),
    ]) {
      visit(asset, first)
    }
    for (const next of chunk.imports) visit(next, first)
    for (const next of chunk.dynamicImports) {
      const lazy = bundle[next]
      const module = lazy?.type === 'chunk' ? (lazy.facadeModuleId ?? '') : ''
      if (!without.some((w) => module.endsWith(w))) visit(next, false)
    }
  }
  visit(entry, true)
  return found
}

/**
 * Writes `precache.json` beside the pages and bundles `worker` as `sw.js` at the root, where its scope is the whole site.
 * The worker reads the list as `__PRECACHE__`, so its bytes change with every release and browsers see the new one.
 */
export function precache(options: {
  readonly page: string
  readonly worker: string
  /** files of the public folder the page names */
  readonly also: readonly string[]
  /** by name of the part, the lazy module that opens it */
  readonly parts?: Readonly<Record<string, string>>
}): Plugin {
  let outDir = ''
  let list: Precache | undefined
  return {
    name: 'nido-precache',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
    },
    writeBundle(_, bundle) {
      const entry = Object.values(bundle).find(
        (f) => f.type === 'chunk' && f.isEntry && f.facadeModuleId?.endsWith(options.page),
      )
      if (!entry) throw new Error(`precache: ${options.page} is no entry of this build`)
      const brought = filesOf(bundle, entry.fileName)
      const names = new Map<string, boolean>([[options.page, true], ...brought])
      for (const name of options.also) names.set(name, false)
      const parts = Object.entries(options.parts ?? {}).map(([part, module]) => ({
        part,
        without: new Set(filesOf(bundle, entry.fileName, [module]).keys()),
      }))
      // the page itself is brought by no chunk, and held by every device
      const partOf = (name: string) =>
        brought.has(name) ? parts.find((p) => !p.without.has(name))?.part : undefined
      const files = [...names].map(([name, first]): PrecachedFile => {
        const part = partOf(name)
        if (part && first) throw new Error(`precache: ${name} opens every tablet and is of part ${part}`)
        const bytes = readFileSync(join(outDir, name))
        return {
          url: `/${name}`,
          hash: digest(bytes),
          bytes: bytes.length,
          gz: gzipSync(bytes).length,
          first,
          ...(part ? { part } : {}),
        }
      })
      files.sort((a, b) => (a.url < b.url ? -1 : 1))
      list = { build: digest(files.map((f) => f.url + f.hash).join('\n')), files }
      writeFileSync(join(outDir, 'precache.json'), `${JSON.stringify(list, null, 1)}\n`)
    },
    async closeBundle() {
      if (!list) return
      if (!existsSync(options.worker)) {
        this.warn(`${options.worker} is not there: the tablet will not open without a network`)
        return
      }
      await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        define: { __PRECACHE__: JSON.stringify(list) },
        build: {
          outDir,
          emptyOutDir: false,
          sourcemap: 'hidden',
          rolldownOptions: {
            input: options.worker,
            output: { format: 'iife', entryFileNames: 'sw.js', codeSplitting: false },
          },
        },
      })
    },
  }
}
