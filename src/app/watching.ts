// For whoever watches Nido: `/healthz` for a load balancer, `/metrics` for Prometheus. Neither tells of a person or a child.
import type { Context, Hono } from 'hono'
import type { Db } from '../platform/db.ts'
import { jobStanding, jobsHealth } from '../platform/job-health.ts'
import type { Metrics } from '../platform/metrics.ts'
import { sameSecret } from '../platform/secrets.ts'

/** This machine itself, not somebody behind a proxy on it. */
function isLocal(c: Context): boolean {
  const address = (c.env as { incoming?: { socket?: { remoteAddress?: string } } })?.incoming?.socket
    ?.remoteAddress
  const proxied = ['x-forwarded-for', 'x-real-ip', 'forwarded'].some((h) => c.req.header(h) !== undefined)
  return !proxied && (address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1')
}

/**
 * Opens both doors. `/metrics` answers this machine, and elsewhere only who brings `NIDO_METRICS_TOKEN` as a bearer; to
 * anybody else it does not exist. `/healthz` says 200 while requests can be served, and names jobs that are not well.
 */
export function watchingRoutes(
  app: Hono,
  parts: { db: Db; metrics: Metrics; now: () => Date; token: string | undefined },
): void {
  const { db, metrics, now, token } = parts
  app.get('/healthz', async (c) => {
    const found = await db.read({ system: true }, async (read) => ({
      figures: await read<{ waiting: number }>`
        /* across: figures.fold */ select count(*)::int as waiting from (select from figure_delta limit 100000) d`,
      jobs: await jobsHealth(read),
    }))
    const unwell = found.jobs
      .filter((j) => ['failed', 'late'].includes(jobStanding(j, now().getTime())))
      .map((j) => j.name)
    return c.json({ ok: true, figuresWaiting: found.figures[0]!.waiting, jobsUnwell: unwell })
  })
  app.get('/metrics', async (c) => {
    const bearer = c.req.header('authorization')?.replace(/^Bearer /, '')
    const may = token !== undefined && bearer !== undefined ? sameSecret(bearer, token) : isLocal(c)
    if (!may) return c.json({ refusal: { code: 'not-found' } }, 404)
    c.header('Cache-Control', 'no-store')
    return c.body(await metrics.text(), 200, { 'content-type': metrics.contentType })
  })
}
