// Builds the page of parts, once in a run, and serves it under the product's own content policy, for a real browser to look at.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { filledFolder } from '../postgres-for-tests.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

/** No inline script or style, nothing from elsewhere: a part that needs more fails here first. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

export type ServedParts = { readonly url: string; readonly stop: () => Promise<void> }

/** `folder` beside this file holds the page: its index.html and what that loads. */
export async function servePageOfParts(port: number, folder = 'parts'): Promise<ServedParts> {
  const outDir = await filledFolder(`page-of-${folder}`, async (into) => {
    await build({
      ...{
        configFile: false,
        root: join(import.meta.dirname, folder),
        logLevel: 'error',
        plugins: [react()],
      },
      build: { outDir: into, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
    })
  })
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const file = path === '/' ? '/index.html' : path
    if (path === '/favicon.ico') {
      response.writeHead(204).end()
      return
    }
    try {
      const body = readFileSync(join(outDir, file))
      response.writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': POLICY,
      })
      response.end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
