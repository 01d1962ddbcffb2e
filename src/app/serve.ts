// Serves Nido: brings the database to this release, opens the doors, keeps figures current, and closes in order.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serve as listen } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context, Hono } from 'hono'
import { figuresChanged } from '../modules/oversight/answers.ts'
import { bucketStore } from '../platform/bucket-store.ts'
import { type Db, openDb } from '../platform/db.ts'
import { type Entry, entryKey, keyedHash } from '../platform/entry.ts'
import { keepFolding } from '../platform/figures.ts'
import { filePlaceIn } from '../platform/file-place.ts'
import type { House } from '../platform/house.ts'
import { httpApp } from '../platform/http.ts'
import { serving } from '../platform/indexes-aside.ts'
import { institute } from '../platform/institute.ts'
import { newLimits } from '../platform/limits.ts'
import { llaveMx } from '../platform/llave-mx.ts'
import { newMetrics } from '../platform/metrics.ts'
import { migrate } from '../platform/migrate.ts'
import { release } from '../platform/release.ts'
import { keepMarks, noticeRestore } from '../platform/restoring.ts'
import { newToken, tokenHash } from '../platform/secrets.ts'
import { answersWith } from './answers.ts'
import { prepareDemo } from './demo.ts'
import { growthTablesOf } from './growth-tables-of.ts'
import { keepJobs } from './jobs.ts'
import { openLog } from './log.ts'
import { houseWith } from './modules.ts'
import { openRoutes } from './open-routes.ts'
import { apiPage, openApi } from './openapi.ts'
import type { Serve, ServeOptions } from './start/serving.ts'
import { watchingRoutes } from './watching.ts'

const ROOT = join(import.meta.dirname, '../..')
const DIST = join(ROOT, 'dist')

export const serve: Serve = async (options) => {
  mkdirSync(options.dataDir, { recursive: true })
  await migrate(options.databaseUrl)
  const db = openDb(options.databaseUrl)
  const book = openLog(options.log)
  const metrics = newMetrics(db, release, () => Date.now())
  const log = (line: Record<string, unknown>) => {
    metrics.hear(line)
    book.write(line)
  }
  const closing: (() => Promise<void> | void)[] = [() => book.close(), () => db.close()]
  const close = async () => {
    for (const step of closing.reverse()) await step()
  }
  try {
    closing.push(await serving(options.databaseUrl))
    const tables = await growthTablesOf(db)
    const house = houseWith(tables)
    const now = () => new Date()
    const bound = answersWith(tables)
    const files = filePlaceIn(options.dataDir, options.bucket && bucketStore(options.bucket))
    const entry = await entryWith(db, options)
    const limits = newLimits(() => performance.now())
    const { leaseDays } = options
    const app = httpApp({ db, house, entry, now, log, limits, bound, files, leaseDays })
    watchingRoutes(app, { db, metrics, now, token: options.metricsToken })
    staticRoutes(app, bound)

    await watchRestores({ db, house, now, log, options, closing })
    const demo = options.demo && !options.empty ? await prepareDemo({ db, house, now, options }) : undefined
    closing.push(keepFolding(db, log))
    closing.push(await db.listen('figures', figuresChanged))
    closing.push(
      await keepJobs({
        db,
        house,
        now,
        log,
        files,
        databaseUrl: options.databaseUrl,
        erasuresFile: join(options.dataDir, 'borrados.txt'),
        earlier: demo?.earlier,
        ...(options.backup && { backup: options.backup }),
      }),
    )
    const server = await new Promise<ReturnType<typeof listen>>((resolve, reject) => {
      const s = listen(
        { fetch: app.fetch, port: options.port, hostname: process.env.NIDO_HOST ?? '127.0.0.1' },
        () => resolve(s),
      )
      s.on('error', reject)
    })
    closing.push(
      () =>
        new Promise<void>((resolve) => {
          server.close(() => resolve())
          if ('closeAllConnections' in server) server.closeAllConnections()
        }),
    )
    const address = `http://localhost:${options.port}`
    if (demo) for (const line of demo.accounts) options.say(line)
    else await firstLink(db, address, options.say)
    return { address, close }
  } catch (e) {
    await close().catch(() => {})
    throw e
  }
}

/** The key of factors lies beside the database, not in it; without it they cannot be read, and that is said. */
async function entryWith(db: Db, options: ServeOptions): Promise<Entry> {
  const file = join(options.dataDir, 'entrada.llave')
  const { key, made } = entryKey(file)
  const [r] = await db.read(
    { system: true },
    (read) => read<{ n: number }>`select count(*)::int as n from second_factor`,
  )
  if (made && r!.n > 0) {
    options.say(
      `${file} no estaba y se hizo otra: los códigos de ${r!.n} personas no se pueden leer. Reponga la llave de antes, o quite esos factores en Personal.`,
    )
  }
  const { institute: theirs, llave, ...rest } = options.signIn
  const origin = rest.origin ?? ''
  const subjectOf = (curp: string) => keyedHash({ key }, 'llave-mx', curp).toString('base64url')
  return {
    ...{ key, ...rest },
    providers: [
      ...(theirs ? [institute({ ...theirs, origin })] : []),
      ...(llave ? [llaveMx({ ...llave, origin, subjectOf })] : []),
    ],
  }
}

/** The embedded database, or an operator's by its address: what one of them lost says nothing of the other. */
const databaseName = (url: string) => {
  if (process.env.DATABASE_URL === undefined) return 'embedded'
  const { host, pathname } = new URL(url)
  return createHash('sha256').update(`${host}${pathname}`).digest('hex').slice(0, 16)
}

/** Notices a database that went back to an older copy, and remembers from now on how far it is. */
async function watchRestores(parts: {
  db: Db
  house: House
  now: () => Date
  log: (line: Record<string, unknown>) => void
  options: ServeOptions
  closing: (() => Promise<void> | void)[]
}): Promise<void> {
  const { db, house, now, log, options, closing } = parts
  const which = databaseName(options.databaseUrl)
  const back = await noticeRestore(db, house, options.dataDir, which, now)
  if (back.length > 0) {
    options.say(
      `La base de datos es una copia anterior a la última que se usó aquí (${back.length} libros): quedó escrito en ellos, y las tabletas volverán a enviar lo que falte.`,
    )
  }
  closing.push(await keepMarks(db, options.dataDir, which, log))
}

/** With nobody in the system, prints the link that makes the first administrator: used once, good for a day. */
async function firstLink(
  db: ReturnType<typeof openDb>,
  address: string,
  say: (line: string) => void,
): Promise<void> {
  const [r] = await db.read(
    { system: true },
    (read) => read<{ people: number }>`select count(*)::int as people from account`,
  )
  if (r!.people > 0) return
  const token = newToken()
  const expires = new Date(Date.now() + 86_400_000).toISOString()
  await db.write({ system: true }, async (tx) => {
    await tx`delete from setup_link`
    await tx`insert into setup_link (token_hash, expires_at) values (${tokenHash(token)}, ${expires})`
  })
  say(`Nadie tiene cuenta todavía. Abra una sola vez este enlace (vale 24 horas) para crear la primera:`)
  say(`  ${address}/primera-vez?token=${token}`)
}

function staticRoutes(app: Hono, bound: Parameters<typeof openApi>[0]): void {
  const document = openApi(bound)
  app.get('/api.json', (c) => c.json(document))
  app.get('/api', (c) => c.html(apiPage(bound)))
  // After a wipe the browser itself forgets: storage, caches and cookies of this address.
  app.get('/device/bye', (c) => {
    c.header('Clear-Site-Data', '"storage", "cache", "cookies"')
    return c.html(
      '<!doctype html><html lang="es-MX"><meta charset="utf-8"><title>Nido</title><p>Esta tableta ya no guarda nada de Nido.</p></html>',
    )
  })
  const page = (name: string) => async (c: Context) => {
    c.header('Cache-Control', 'no-cache')
    return c.html(await readFile(join(DIST, name), 'utf8'))
  }
  // Isolated from its service worker, the page may crash and the worker still holds the key (decision 0003).
  app.use('/tableta/*', async (c, next) => {
    await next()
    c.header('Cross-Origin-Embedder-Policy', 'require-corp')
  })
  app.get('/tableta', page('tablet.html'))
  app.get('/tableta/*', page('tablet.html'))
  // for who has no account: other organizations, their workers
  for (const route of openRoutes) app.get(route, page('open.html'))
  app.use('/assets/*', async (c, next) => {
    await next()
    if (c.res.ok) c.header('Cache-Control', 'public, max-age=31536000, immutable')
  })
  // Source maps are for our own eyes: they never leave the machine.
  app.use('*', async (c, next) => (c.req.path.endsWith('.map') ? c.notFound() : next()))
  app.use('*', serveStatic({ root: DIST }))
  const v1 = (path: string) => path.startsWith('/v1/') || path.startsWith('/assets/')
  app.get('*', async (c) => {
    if (v1(c.req.path) || !existsSync(join(DIST, 'desk.html')))
      return c.json({ refusal: { code: 'not-found' } }, 404)
    return page('desk.html')(c)
  })
}
