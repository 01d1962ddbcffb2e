// Endpoints: one object says the path, the words, who may call it and in which scope; server, browser and /api share it.
import type * as v from 'valibot'
import type { Permission } from './permission.ts'
import type { Words } from './verdict.ts'

/**
 * Where a permission must hold: one book, the nation, whatever the caller may see (row security cuts the answer), or the sides
 * of the parties they represent, all of them or one: no book is reached there.
 */
export type Wanted =
  | { readonly kind: 'book'; readonly book: string }
  | { readonly kind: 'nation' }
  | { readonly kind: 'own' }
  | { readonly kind: 'party'; readonly party?: string | undefined }
export type ScopeOf<I> = (input: I) => Wanted

export type Access<I> =
  /** no session: sign-in, health, public words. Each is listed in the access test */
  | { readonly who: 'anyone'; readonly why: string }
  /** a person with a session, acting on themselves only */
  | { readonly who: 'self' }
  /** a paired device, by its signature; its book comes from its own row, never from the request */
  | { readonly who: 'device' }
  | { readonly who: 'person'; readonly permission: Permission; readonly scopeOf: ScopeOf<I> }

// biome-ignore lint/suspicious/noExplicitAny: the one place where a schema of any shape is meant
type Schema<T = any> = v.GenericSchema<any, T>

export type Endpoint<I = unknown, A = unknown> = {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Hono path with `:params` */
  readonly path: string
  readonly words: Words
  readonly access: Access<I>
  /** path params, query and body in one object; params and query arrive as text */
  readonly input: Schema<I>
  readonly answer: Schema<A>
  /** reading a child's file: logged with its stated purpose */
  readonly logsRead?: boolean
  /** the body is a file of at most so many bytes, streamed to the handler as it comes; the input is path and query */
  readonly file?: { readonly mostBytes: number }
  /** a grave act: asks the person to prove again who they are when the last proof is old */
  readonly fresh?: true
  /** part of coming in: open too to who must still enroll a second factor */
  readonly entry?: true
  /** an auditor's own papers: the only writing open to who is read-only */
  readonly auditor?: true
  /** the body comes as a form of another server, not as JSON */
  readonly form?: true
  /** leaves no line in the log and no number in the metrics: that it was called must tell nobody anything */
  readonly quiet?: true
  /** changes once in years: a page asks it once, and again when what it answers was changed there */
  readonly steady?: true
}

/** Gives an endpoint its types; nothing else. */
export function endpoint<I, A>(e: {
  id: string
  method: Endpoint['method']
  path: string
  words: Words
  access: Access<I>
  input: Schema<I>
  answer: Schema<A>
  logsRead?: boolean
  file?: Endpoint['file']
  fresh?: true
  entry?: true
  auditor?: true
  form?: true
  quiet?: true
  steady?: true
}): Endpoint<I, A> {
  return e
}

/** Fills the path and splits what is left into query (GET, DELETE, files) or body (POST, PUT). */
export function requestOf(e: Endpoint, input: Record<string, unknown>): { path: string; body?: string } {
  const rest: Record<string, unknown> = { ...input }
  const path = e.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  if ((e.method === 'POST' || e.method === 'PUT') && !e.file) return { path, body: JSON.stringify(rest) }
  const query = Object.entries(rest)
    .filter(([, x]) => x !== undefined && x !== '')
    .map(([k, x]) => `${encodeURIComponent(k)}=${encodeURIComponent(String(x))}`)
    .join('&')
  return { path: query ? `${path}?${query}` : path }
}
