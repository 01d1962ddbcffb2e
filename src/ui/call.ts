// Asks the server: one function over the endpoint both sides share; every outcome comes back as a value.
import { type Endpoint, requestOf } from '../kernel/endpoint.ts'

export type Refusal = {
  /** stable; its words are in the text of the screen */
  readonly code: string
  /** where the screen shows it */
  readonly field?: string
  /** for a malformed input: what the server expected */
  readonly expected?: string
}

export type NoAnswer =
  | { readonly refusal: Refusal; readonly status: number }
  /** the id in the server's log; absent when the answer was not the server's own */
  | { readonly fault: string | undefined }
  /** nobody answered: no network, or the server is out of reach */
  | { readonly offline: true }
export type Called<A> = { readonly answer: A } | NoAnswer

/** Heard by the page: the session ended, so that it shows the door and comes back to the same place. */
export const SIGNED_OUT = 'nido:signed-out'

type Input = Readonly<Record<string, unknown>>

let proveAgain: (() => Promise<boolean>) | undefined

/** The page's way to let the person prove again who they are; answers true when they did. Returns how to take it back. */
export function provingBy(ask: () => Promise<boolean>): () => void {
  proveAgain = ask
  return () => {
    if (proveAgain === ask) proveAgain = undefined
  }
}

/** Asks once more after the person proved who they are, when a grave act wants that. */
export async function call<I, A>(
  endpoint: Endpoint<I, A>,
  input: I & Input,
  signal?: AbortSignal,
): Promise<Called<A>> {
  const told = await callOnce(endpoint, input, signal)
  if (!('refusal' in told) || told.refusal.code !== 'prove-again' || !proveAgain) return told
  return (await proveAgain()) ? callOnce(endpoint, input, signal) : told
}

/** Never throws: refusals, faults and silence are values. `signal` ends the wait; an ended wait counts as offline. */
async function callOnce<I, A>(
  endpoint: Endpoint<I, A>,
  input: I & Input,
  signal?: AbortSignal,
): Promise<Called<A>> {
  const { path, body } = requestOf(endpoint as Endpoint, input)
  let response: Response
  try {
    response = await fetch(path, {
      method: endpoint.method,
      body,
      headers: body === undefined ? undefined : { 'content-type': 'application/json' },
      credentials: 'same-origin',
      signal,
    })
  } catch {
    return { offline: true }
  }
  return outcomeOf(response.status, await bodyOf(response))
}

/** What an answer means; `told` is its JSON, undefined when it had none. */
export function outcomeOf<A>(status: number, told: unknown): Called<A> {
  if (status >= 200 && status < 300 && told !== undefined) return { answer: told as A }
  if (isRefusal(told)) {
    if (told.refusal.code === 'sign-in') dispatchEvent(new Event(SIGNED_OUT))
    return { refusal: told.refusal, status }
  }
  // a gateway between us and a server that is starting again
  if (status === 502 || status === 503 || status === 504) return { offline: true }
  return { fault: isFault(told) ? told.fault : undefined }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null

function isRefusal(x: unknown): x is { refusal: Refusal } {
  return isObject(x) && isObject(x.refusal) && typeof x.refusal.code === 'string'
}

function isFault(x: unknown): x is { fault: string } {
  return isObject(x) && typeof x.fault === 'string'
}
