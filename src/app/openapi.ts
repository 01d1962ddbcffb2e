// OpenAPI 3.1 printed from the endpoints themselves, and a page to read it: nothing is described twice.
import { toJsonSchema } from '@valibot/to-json-schema'
import type { Bound } from '../platform/http.ts'

type Schema = Record<string, unknown>

const schemaOf = (s: unknown): Schema => {
  const made = toJsonSchema(s as Parameters<typeof toJsonSchema>[0], { errorMode: 'ignore' }) as Schema
  const { $schema: _dialect, ...rest } = made
  return rest
}

function accessOf(b: Bound): string {
  const a = b.endpoint.access
  switch (a.who) {
    case 'anyone':
      return `anyone: ${a.why}`
    case 'self':
      return 'a session or a signed device, on itself'
    case 'device':
      return 'a paired device, by its signature (RFC 9421)'
    default:
      return `permission ${a.permission}`
  }
}

/** The document; keys sorted by path so that printing it twice gives the same bytes. */
export function openApi(bound: readonly Bound[]): Schema {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const b of [...bound].sort((x, y) =>
    x.endpoint.path + x.endpoint.method < y.endpoint.path + y.endpoint.method ? -1 : 1,
  )) {
    const e = b.endpoint
    const path = e.path.replace(/:(\w+)/g, '{$1}')
    const names = [...e.path.matchAll(/:(\w+)/g)].map((m) => m[1]!)
    const input = schemaOf(e.input)
    const properties = (input.properties ?? {}) as Record<string, Schema>
    const required = new Set((input.required ?? []) as string[])
    const rest = Object.fromEntries(Object.entries(properties).filter(([k]) => !names.includes(k)))
    const inBody = e.method === 'POST' || e.method === 'PUT'
    const parameters = [
      ...names.map((name) => ({
        name,
        in: 'path',
        required: true,
        schema: properties[name] ?? { type: 'string' },
      })),
      ...(inBody
        ? []
        : Object.entries(rest).map(([name, schema]) => ({
            name,
            in: 'query',
            required: required.has(name),
            schema,
          }))),
    ]
    paths[path] ??= {}
    paths[path][e.method.toLowerCase()] = {
      operationId: e.id,
      summary: e.words.es,
      description: `${e.words.en}. Access: ${accessOf(b)}.${e.logsRead ? ' The reading is logged with its purpose.' : ''}`,
      ...(parameters.length > 0 ? { parameters } : {}),
      ...(inBody
        ? {
            requestBody: {
              required: true,
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    properties: rest,
                    required: [...required].filter((k) => k in rest),
                  },
                },
              },
            },
          }
        : {}),
      responses: {
        200: { description: 'ok', content: { 'application/json': { schema: schemaOf(e.answer) } } },
        400: { description: 'the input is wrong: field and what was expected' },
        ...(e.access.who === 'anyone'
          ? {}
          : { 401: { description: 'sign in' }, 403: { description: 'no permission there; logged' } }),
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Nido',
      version: '1',
      description: 'Centros de educación y cuidado infantil: un hecho, un libro, una cifra.',
    },
    paths,
  }
}

const safe = (s: string) => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A page without script: every endpoint, who may call it, what goes in. */
export function apiPage(bound: readonly Bound[]): string {
  const rows = [...bound]
    .sort((x, y) => (x.endpoint.path < y.endpoint.path ? -1 : 1))
    .map(({ endpoint: e }, i) => {
      const input = schemaOf(e.input)
      const fields = Object.keys((input.properties ?? {}) as object).join(', ') || '—'
      return `<tr><th scope="row" id="e${i}"><code>${e.method} ${safe(e.path)}</code></th><td>${safe(e.words.es)}<br><small lang="en">${safe(
        e.words.en,
      )}</small></td><td>${safe(accessOf(bound.find((b) => b.endpoint === e)!))}</td><td>${safe(fields)}</td></tr>`
    })
    .join('\n')
  return `<!doctype html><html lang="es-MX"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nido · interfaz de programación</title><link rel="stylesheet" href="/api.css"></head><body><main>
<h1>Interfaz de programación de Nido</h1>
<p>Lo que sirve este servidor, impreso de los mismos objetos que usan sus pantallas. El documento OpenAPI 3.1 está en <a href="/api.json">/api.json</a>.</p>
<table><caption>${bound.length} puntos de acceso</caption><thead><tr><th scope="col">Punto</th><th scope="col">Para qué</th><th scope="col">Quién puede</th><th scope="col">Campos</th></tr></thead><tbody>
${rows}
</tbody></table></main></body></html>`
}
