// Accounts of somebody else: what Nido asks of the institute or of Llave MX, whatever their protocol is.
import type { ProviderName } from '../kernel/providers.ts'

/** What is kept while the browser is away: secrets of this one way. */
export type Away = Readonly<Record<string, string>>

/** Who came back. `subject` is opaque and stable; nothing else is kept. */
export type CameBack = {
  readonly subject: string
  /** the provider's own name of the session, for its sign-out */
  readonly session?: string
  /** what ends the provider's session later; kept sealed */
  readonly token?: string
  /** the provider itself asked for two factors */
  readonly two: boolean
  /** names an account here, where the configuration says that a claim does */
  readonly login?: string
}

export type Trouble = { readonly trouble: 'provider-down' | 'provider-refused'; readonly why: string }

export type Provider = {
  readonly name: ProviderName
  /** where the browser goes; `state` comes back with it */
  readonly begin: (state: string) => Promise<{ url: string; away: Away } | Trouble>
  /** `came` is the whole address the browser came back to */
  readonly arrive: (came: URL, state: string, away: Away) => Promise<CameBack | Trouble>
  /** ends the provider's session: an address for the browser, or done from here (undefined). Never throws. */
  readonly leave: (token: string) => Promise<string | undefined>
  /** whose sessions the provider's signed word ends; undefined when the word is not the provider's */
  readonly logoutOf?: (
    token: string,
  ) => Promise<{ subject?: string; session?: string; at: Date } | Trouble | undefined>
}

const LONGEST_MS = 8000

/** A fetch that reaches these origins and no other, follows nothing and waits seconds. */
export function fetchOnly(origins: readonly string[]): typeof fetch {
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (!origins.includes(url.origin))
      return Promise.reject(new Error(`${url.origin} is not the configured provider`))
    return fetch(input, { ...init, redirect: 'manual', signal: AbortSignal.timeout(LONGEST_MS) })
  }
}
