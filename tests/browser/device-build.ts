// Builds the device page with its service worker once in a run, as the product's own build does.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { precache } from '../../src/app/build/precache.ts'
import { filledFolder } from '../postgres-for-tests.ts'

export type DevicePage = { readonly folder: string; readonly remove: () => void }

const ROOT = join(import.meta.dirname, '../..')

/** The product's own pages, built as for a release: what `dist` holds, if nothing has changed since. Asked once in a run. */
export async function buildProduct(): Promise<DevicePage> {
  await filledFolder('screens-asked', async () => {
    const built = spawnSync(process.execPath, [join(ROOT, 'bin/build.mjs')], { cwd: ROOT, encoding: 'utf8' })
    if (built.status !== 0) throw new Error(`the screens cannot be built: ${built.stdout}${built.stderr}`)
  })
  return { folder: join(ROOT, 'dist'), remove: () => {} }
}

/** Builds the device page into a folder. */
export async function devicePageInto(outDir: string): Promise<void> {
  const root = join(import.meta.dirname, 'device-page')
  await build({
    ...{ configFile: false, root, logLevel: 'error' },
    plugins: [
      precache({
        ...{ page: 'tablet.html', worker: join(root, '../../../src/device/service-worker.ts'), also: [] },
      }),
    ],
    build: {
      ...{
        outDir,
        emptyOutDir: true,
        target: 'chrome109',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
      },
      rolldownOptions: { input: { tablet: join(root, 'tablet.html') } },
    },
  })
}

/** The device page in a folder of its own, which a test may change: a copy of one built once in a run. */
export async function buildDevicePage(): Promise<DevicePage> {
  const built = await filledFolder('device-page', devicePageInto)
  const folder = mkdtempSync(join(tmpdir(), 'nido-device-page-'))
  cpSync(built, folder, { recursive: true })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
