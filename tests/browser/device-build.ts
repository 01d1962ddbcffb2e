// Builds the device page with its service worker once for a test file, as the product's own build does.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { precache } from '../../src/app/build/precache.ts'

export type DevicePage = { readonly folder: string; readonly remove: () => void }

/** The product's own pages, built as for a release. */
export async function buildProduct(): Promise<DevicePage> {
  const folder = mkdtempSync(join(tmpdir(), 'nido-product-'))
  await build({
    configFile: join(import.meta.dirname, '../../vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export async function buildDevicePage(): Promise<DevicePage> {
  const folder = mkdtempSync(join(tmpdir(), 'nido-device-page-'))
  const root = join(import.meta.dirname, 'device-page')
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [
      precache({
        page: 'tablet.html',
        worker: join(root, '../../../src/device/service-worker.ts'),
        also: [],
      }),
    ],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome109',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { tablet: join(root, 'tablet.html') } },
    },
  })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
